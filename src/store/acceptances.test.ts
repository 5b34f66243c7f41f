import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { aProduct, aSku } from '../../tests/stock'
import type { Command } from '~/domain/command'
import type { AcceptedText, Grounds } from '~/domain/compliance/acceptance'
import { FIRST_PERSON } from '~/domain/person'
import type { Product } from '~/domain/product'
import { ShopDb } from './db'
import { execute } from './execute'
import { listJournal } from './journalList'
import { ListingAudit } from './listingAudit'
import { readLife, readReview } from './listingFlow'

const defaults = { name: '', zone: 'UTC', currency: 'CNY' }
const NOW = Date.UTC(2026, 5, 1, 9)
let count = 0
let db: ShopDb
beforeEach(async () => {
  db = new ShopDb(`accepted${++count}`)
  await db.rulePacks.put({ key: 'shop', packs: ['adLaw'] })
  await db.people.put({ key: 'olga', name: 'Olga', role: 'operator', active: true })
  await db.catalog.bulkPut([
    whole('a', { title: '第一财经台历' }),
    whole('b', { title: '第一好用的台历' }),
    whole('c', { title: '第一财经台历' }),
  ])
})

const run = (command: Command, who: string = FIRST_PERSON) => execute(db, defaults, command, { who, at: NOW })
const whole = (key: string, set: Partial<Product> = {}) =>
  aProduct({ key, title: key, state: 'ready', pictures: [{ motif: 'cup', hue: 1, alt: key }], skus: [aSku({ code: `${key}-1` })], ...set })

const text = (product: string, title: string): AcceptedText => ({ rule: 'adLaw.first', product, part: 'title', found: '第一', text: title })
const brand: Grounds = { reason: 'brand', note: '' }
const accept = (id: string, of: AcceptedText, grounds: Grounds = brand): Command => ({
  id,
  kind: 'listing.accept',
  args: { of, grounds, title: of.text },
})
const submit = (key: string) => run({ id: crypto.randomUUID(), kind: 'listing.move', args: { keys: [key], event: 'submit' } })
const rename = (key: string, title: string) => run({ id: crypto.randomUUID(), kind: 'catalog.set', args: { key, set: { title } } })

describe('a finding that was accepted', () => {
  it('does not block a review any more, of that product alone, and says who accepted it and why', async () => {
    expect(await submit('a')).toMatchObject({ ok: false, refusal: { rule: 'listing.lint' } })
    expect(await run(accept('x', text('a', '第一财经台历')), 'olga')).toMatchObject({ ok: true })
    expect(await readLife(db, 'a', { who: FIRST_PERSON, role: 'owner', now: NOW })).toMatchObject({ errors: 0 })
    expect(await submit('a')).toMatchObject({ ok: true })
    expect(await submit('c')).toMatchObject({ ok: false, refusal: { rule: 'listing.lint' } })
    expect((await readReview(db, 'a'))?.findings).toMatchObject([
      { rule: 'adLaw.first', accepted: { key: 'x', by: 'olga', at: NOW, reason: 'brand' } },
    ])
  })

  it('is back when the text changes, when it is taken back, and when its acceptance is undone', async () => {
    await run(accept('x', text('a', '第一财经台历')))
    await rename('a', '第一财经台历 2026')
    expect(await submit('a')).toMatchObject({ ok: false, refusal: { rule: 'listing.lint' } })
    await rename('a', '第一财经台历')
    expect(await submit('a')).toMatchObject({ ok: true })

    await run(accept('y', text('c', '第一财经台历')))
    await run({ id: 'back', kind: 'listing.unaccept', args: { keys: ['y'], what: '第一' } }, 'olga')
    expect(await submit('c')).toMatchObject({ ok: false })
    await run({ id: 'u', kind: 'undo', args: { command: 'back' } })
    expect(await submit('c')).toMatchObject({ ok: true })
    await run({ id: 'v', kind: 'undo', args: { command: 'u' } })
    expect(await db.acceptances.toCollection().primaryKeys()).toEqual(['x'])
    expect((await listJournal(db, { offset: 0, limit: 9, on: 'listing/c' })).items.map(({ kind }) => kind)).toContain('listing.accept')
  })

  it('is judged as it is saved, once, with its grounds', async () => {
    expect(await run(accept('x', text('a', '第一财经')))).toMatchObject({ ok: false, refusal: { rule: 'listing.textChanged' } })
    const of = text('a', '第一财经台历')
    expect(await run(accept('x', of, { reason: 'certified' }))).toMatchObject({ ok: false, refusal: { rule: 'listing.noCertificate' } })
    expect(await run(accept('x', of, { reason: 'other', note: ' ' }))).toMatchObject({ ok: false, refusal: { rule: 'listing.noGrounds' } })
    expect(await run(accept('x', of, { reason: 'certified', certificate: 'CQC 12' }))).toMatchObject({ ok: true })
    expect(await run(accept('y', of))).toMatchObject({ ok: false, refusal: { rule: 'listing.acceptedBefore' } })
  })

  it('stays as it is when the rest of the text is mended', async () => {
    const title = '第一财经 最佳台历'
    await rename('a', title)
    await run(accept('x', text('a', title)))
    await run({ id: 'm', kind: 'listing.mend', args: { keys: ['a'], rules: ['adLaw.first', 'adLaw.best'] } })
    const mended = (await db.catalog.get('a'))?.title
    expect(mended).toContain('第一财经')
    expect(mended).not.toContain('最佳')
  })
})

describe('a word for the whole shop', () => {
  const allow = (word: string, rule = 'adLaw.first'): Command => ({
    id: crypto.randomUUID(),
    kind: 'listing.allow',
    args: { of: { rule, word }, grounds: brand },
  })

  it('lets through what stands in it, and nothing else; an owner says so, and an owner takes it back', async () => {
    expect(await run(allow('第一财经'), 'olga')).toMatchObject({ ok: false, refusal: { why: 'forbidden' } })
    expect(await run(allow('第一财经'))).toMatchObject({ ok: true })
    expect(await submit('a')).toMatchObject({ ok: true })
    expect(await submit('c')).toMatchObject({ ok: true })
    expect(await submit('b')).toMatchObject({ ok: false })
    const keys = await db.acceptances.toCollection().primaryKeys()
    const back: Command = { id: 'back', kind: 'listing.unaccept', args: { keys, what: '第一财经' } }
    expect(await run(back, 'olga')).toMatchObject({ ok: false, refusal: { why: 'forbidden' } })
    expect(await run(back)).toMatchObject({ ok: true })
  })

  it('is no text as a whole', async () => {
    expect(await run(allow('x', 'taobao.length'))).toMatchObject({ ok: false })
    expect(await run(allow(' '))).toMatchObject({ ok: false, refusal: { rule: 'listing.noWord' } })
  })
})

describe('the audit', () => {
  it('counts what was accepted by itself, without reading the other products again', async () => {
    const audit = new ListingAudit(db)
    const look = async (accepted = false) => {
      await audit.follow(new AbortController().signal, () => undefined)
      return audit.page({ offset: 0, limit: 10, accepted })
    }
    expect(await look()).toMatchObject({ checked: 3, errors: 3, accepted: 0, total: 3 })
    // Not by a command: whoever reads all again would see it.
    await db.catalog.update('b', { title: '台历' })
    await run(accept('x', text('a', '第一财经台历')))
    expect(await look()).toMatchObject({ errors: 2, accepted: 1, total: 2 })
    expect(await look(true)).toMatchObject({ total: 1, items: [{ key: 'a', findings: [{ accepted: { key: 'x' } }] }] })
    await run({ id: 'w', kind: 'listing.allow', args: { of: { rule: 'adLaw.first', word: '第一财经' }, grounds: brand } })
    expect(await look()).toMatchObject({ errors: 0, accepted: 2 })
    await run({ id: 'u', kind: 'undo', args: { command: 'w' } })
    expect(await look()).toMatchObject({ errors: 1, accepted: 1 })
  })
})
