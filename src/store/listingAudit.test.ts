import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { aProduct, aSku } from '../../tests/stock'
import type { Command } from '~/domain/command'
import { FIRST_PERSON } from '~/domain/person'
import type { Product } from '~/domain/product'
import { ShopDb } from './db'
import { execute } from './execute'
import { type AuditQuery, ListingAudit } from './listingAudit'
import { readFlow, readLife, readReview, readReviews } from './listingFlow'
import { readDue, readPlans, readRan, readSweep, readSweepChoices } from './listingPlans'

const defaults = { name: '', zone: 'UTC', currency: 'CNY' }
const NOW = Date.UTC(2026, 5, 1, 9)
const all: AuditQuery = { offset: 0, limit: 100 }
const quiet = new AbortController().signal
let count = 0
let db: ShopDb
let audit: ListingAudit
beforeEach(() => {
  db = new ShopDb(`audit${++count}`)
  audit = new ListingAudit(db)
})

const run = (command: Command, at = NOW) => execute(db, defaults, command, { who: FIRST_PERSON, at })
const whole = (key: string, set: Partial<Product> = {}) =>
  aProduct({ key, title: key, pictures: [{ motif: 'cup', hue: 1, alt: key }], skus: [aSku({ code: `${key}-1` })], ...set })
const look = async (query = all) => {
  await audit.follow(quiet, () => undefined)
  return audit.page(query)
}

describe('the audit', () => {
  beforeEach(async () => {
    await db.rulePacks.put({ key: 'shop', packs: ['adLaw'] })
    await db.catalog.bulkPut([
      whole('a', { title: '最佳毛衣' }),
      whole('b', { title: '国家级 最佳围巾', state: 'draft' }),
      whole('c', { title: '最新围巾' }),
      whole('d', { title: '最佳帽子', state: 'archived' }),
      whole('e'),
    ])
  })

  it('looks at everything that is not archived, what is on sale first', async () => {
    const page = await look()
    expect(page).toMatchObject({ checked: 4, errors: 2, warnings: 1, total: 3 })
    expect(page.items.map(({ key }) => key)).toEqual(['a', 'c', 'b'])
    expect(page.rules).toEqual([
      { rule: 'adLaw.best', severity: 'error', products: 2, mendable: 2 },
      { rule: 'adLaw.grade', severity: 'error', products: 1, mendable: 1 },
      { rule: 'adLaw.newest', severity: 'warning', products: 1, mendable: 1 },
    ])
    expect((await look({ ...all, rule: 'adLaw.best', states: ['draft'] })).items).toMatchObject([
      { key: 'b', findings: [{ rule: 'adLaw.best' }] },
    ])
  })

  it('reads only what was changed since, and knows what an undo brings back', async () => {
    await look()
    // Not by a command: whoever reads all again would see it.
    await db.catalog.update('e', { title: '最佳手套' })
    await run({ id: 'm', kind: 'listing.mend', args: { keys: audit.mendable('adLaw.best', undefined), rules: ['adLaw.best'] } })
    expect((await look()).items.map(({ key }) => key)).toEqual(['c', 'b'])
    await run({ id: 'u', kind: 'undo', args: { command: 'm' } })
    expect((await look()).items.map(({ key }) => key)).toEqual(['a', 'c', 'b'])
    audit = new ListingAudit(db)
    expect((await look()).items.map(({ key }) => key)).toEqual(['a', 'e', 'c', 'b'])
  })

  it('goes on where it was broken off, and knows what was changed before', async () => {
    await db.catalog.bulkPut(Array.from({ length: 1000 }, (_, at) => whole(`m${at}`, { title: at === 999 ? '最佳手套' : '手套' })))
    const stop = new AbortController()
    const shares: number[] = []
    const broken = audit.follow(stop.signal, (share) => {
      shares.push(share)
      stop.abort()
    })
    await expect(broken).rejects.toThrow('abort')
    expect(shares[0]).toBeLessThan(0.5)
    await run({ id: 'x', kind: 'catalog.set', args: { key: 'a', set: { title: '毛衣' } } })
    const page = await (async () => {
      await audit.follow(quiet, (share) => shares.push(share))
      return audit.page(all)
    })()
    expect(shares[1]).toBeGreaterThan(0.5)
    expect(page.checked).toBe(1004)
    expect(page.items.map(({ key }) => key)).toEqual(['m999', 'c', 'b'])
  })

  it('begins anew when other packs are on', async () => {
    await look()
    await run({ id: 'p', kind: 'listing.packs', args: { packs: ['taobao'] } })
    expect(await look()).toMatchObject({ checked: 4, total: 0 })
  })
})

describe('what is due', () => {
  it('is asked for in the name of who planned it; what was taken back does not come again by itself', async () => {
    await db.catalog.bulkPut([whole('a', { state: 'approved' }), whole('b', { state: 'listed' }), whole('c', { state: 'approved' })])
    await run({ id: 's', kind: 'listing.move', args: { keys: ['a'], event: 'schedule', at: NOW + 10 } })
    await run({ id: 'e', kind: 'listing.move', args: { keys: ['b'], event: 'end', at: NOW + 20 } })
    await run({ id: 't', kind: 'listing.move', args: { keys: ['c'], event: 'schedule', at: NOW + 99 } })
    expect(await readPlans(db)).toMatchObject([
      { key: 'a', event: 'list', at: NOW + 10, by: FIRST_PERSON },
      { key: 'b', event: 'pause', at: NOW + 20 },
      { key: 'c', event: 'list' },
    ])
    expect(await readDue(db, NOW)).toEqual([])
    expect(await readDue(db, NOW + 50)).toEqual([
      { event: 'list', at: NOW + 10, keys: ['a'], by: FIRST_PERSON },
      { event: 'pause', at: NOW + 20, keys: ['b'], by: FIRST_PERSON },
    ])
    await run({ id: 'r', kind: 'listing.run', args: { keys: ['a'], event: 'list', at: NOW + 10 } }, NOW + 50)
    expect(await readRan(db, 5)).toMatchObject([{ id: 'r', event: 'list', at: NOW + 10, ranAt: NOW + 50, count: 1, undone: false }])
    await run({ id: 'u', kind: 'undo', args: { command: 'r' } }, NOW + 60)
    expect((await readPlans(db))[0]).toMatchObject({ key: 'a', takenBack: true })
    expect((await readDue(db, NOW + 70)).map(({ keys }) => keys)).toEqual([['b']])
  })
})

describe('the flow', () => {
  it('shows every state, what is due first, with how much is done', async () => {
    await db.catalog.bulkPut([whole('a', { state: 'draft' }), whole('b', { state: 'draft' }), whole('c')])
    await run({ id: 'o', kind: 'listing.checklist', args: { keys: ['b'], set: { owner: 'ann', dueAt: 5, prepare: { doneAt: 1 } } } })
    const columns = await readFlow(db, { limit: 10 }, NOW)
    expect(columns.find(({ state }) => state === 'draft')).toMatchObject({
      count: 2,
      cards: [{ key: 'b', owner: 'ann', dueAt: 5, share: 3 / 8, next: 'market' }, { key: 'a' }],
    })
    expect((await readFlow(db, { owner: 'ann', limit: 10 }, NOW)).flatMap(({ cards }) => cards.map(({ key }) => key))).toEqual(['b'])
    expect(await readLife(db, 'a', { who: FIRST_PERSON, role: 'owner', now: NOW })).toMatchObject({
      moves: [
        { event: 'ready', whys: [] },
        { event: 'archive', whys: [] },
      ],
      errors: 0,
    })
    expect(await readLife(db, 'x', { who: FIRST_PERSON, role: 'owner', now: NOW })).toBeNull()
  })

  it('gives the reviewer what waits longest first, with what was rejected before', async () => {
    await db.catalog.bulkPut([whole('a', { state: 'inReview', stateSince: 9 }), whole('b', { state: 'inReview', stateSince: 3 })])
    await run({ id: 'r', kind: 'listing.move', args: { keys: ['a'], event: 'reject', reasons: ['price.wrong'] } })
    await run({ id: 's', kind: 'listing.move', args: { keys: ['a'], event: 'submit' } }, NOW + 1)
    expect(await readReviews(db)).toEqual([
      { key: 'b', title: 'b', since: 3, again: false },
      { key: 'a', title: 'a', since: NOW + 1, again: true, by: FIRST_PERSON },
    ])
    expect(await readReview(db, 'a')).toMatchObject({ rejected: { reasons: ['price.wrong'], seen: { title: 'a' } }, missing: [] })
  })
})

it('a sweep takes what is on sale with the tag, in the category and all below it', async () => {
  await db.categories.bulkPut([
    { key: 'k', name: 'Kitchen', parent: '', order: 0 },
    { key: 'm', name: 'Mugs', parent: 'k', order: 0 },
    { key: 'g', name: 'Garden', parent: '', order: 1 },
  ])
  await db.catalog.bulkPut([
    whole('a', { tags: ['winter'], category: 'm' }),
    whole('b', { tags: ['winter'], category: 'g' }),
    whole('c', { tags: ['winter'], category: 'm', state: 'paused' }),
    whole('d', { category: 'm' }),
  ])
  expect(await readSweepChoices(db)).toEqual({
    tags: [{ tag: 'winter', count: 2 }],
    categories: [
      { key: 'k', path: ['Kitchen'], count: 2 },
      { key: 'm', path: ['Kitchen', 'Mugs'], count: 2 },
      { key: 'g', path: ['Garden'], count: 1 },
    ],
  })
  const keys = async (query: Parameters<typeof readSweep>[1]) => (await readSweep(db, query)).map(({ key }) => key)
  expect(await keys({ tag: 'winter' })).toEqual(['a', 'b'])
  expect(await keys({ tag: 'winter', category: 'k' })).toEqual(['a'])
  expect(await keys({})).toEqual([])
})
