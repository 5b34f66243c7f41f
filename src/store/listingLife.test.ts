import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { aProduct, aSku } from '../../tests/stock'
import type { Command } from '~/domain/command'
import { FIRST_PERSON } from '~/domain/person'
import type { Product } from '~/domain/product'
import { ShopDb } from './db'
import { execute } from './execute'

const defaults = { name: '', zone: 'UTC', currency: 'CNY' }
const NOW = Date.UTC(2026, 5, 1, 9)
let count = 0
let db: ShopDb
beforeEach(() => {
  db = new ShopDb(`life${++count}`)
})

const run = (command: Command, at = NOW, who = FIRST_PERSON) => execute(db, defaults, command, { who, at })
const undo = (command: string, at = NOW) => run({ id: `undo ${command}`, kind: 'undo', args: { command } }, at)

const whole = (key: string, set: Partial<Product> = {}) =>
  aProduct({ key, title: key, pictures: [{ motif: 'cup', hue: 1, alt: key }], skus: [aSku({ code: `${key}-1` })], ...set })
const put = (...products: Product[]) => db.catalog.bulkPut(products)
const stateOf = async (key: string) => (await db.catalog.get(key))?.state

/** Every row of what these commands write. */
const everything = async () => ({
  catalog: await db.catalog.toArray(),
  plans: await db.plans.toArray(),
  checklists: await db.checklists.toArray(),
  verdicts: await db.verdicts.toArray(),
  rulePacks: await db.rulePacks.toArray(),
})

describe('many products', () => {
  it('move in one step; those that cannot are named with every reason, and one undo takes all back', async () => {
    await put(
      whole('a', { state: 'ready' }),
      whole('b', { state: 'ready', title: '全国第一毛衣' }),
      whole('c', { state: 'listed' }),
      whole('d', { state: 'ready', pictures: [], skus: [aSku({ code: 'd-1', price: 0 })] }),
    )
    const before = await everything()
    const outcome = await run({ id: 'm', kind: 'listing.move', args: { keys: ['a', 'b', 'c', 'd', 'a', 'x'], event: 'submit' } })
    expect(outcome).toEqual({
      ok: true,
      commandId: 'm',
      held: [
        { key: 'x', title: 'x', whys: [{ rule: 'listing.gone' }] },
        { key: 'b', title: '全国第一毛衣', whys: [{ rule: 'listing.lint', facts: { count: 1 } }] },
        { key: 'c', title: 'c', whys: [{ rule: 'listing.state', facts: { state: 'listed', event: 'submit' } }] },
        { key: 'd', title: 'd', whys: [{ rule: 'listing.noPrice' }, { rule: 'listing.noPicture' }] },
      ],
    })
    expect(await stateOf('a')).toBe('inReview')
    expect(await db.plans.get('a')).toEqual({ key: 'a', submittedBy: FIRST_PERSON, submittedAt: NOW })
    expect(await db.journal.count()).toBe(1)
    await undo('m')
    expect(await everything()).toEqual(before)
  })

  it('are refused as a whole where none can follow, and all are named', async () => {
    await put(whole('a'), whole('b'))
    const outcome = await run({ id: 'm', kind: 'listing.move', args: { keys: ['a', 'b'], event: 'approve' } })
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { rule: 'listing.noneMoved', facts: { count: 2 } },
      held: [{ key: 'a' }, { key: 'b' }],
    })
    expect(await run({ id: 'n', kind: 'listing.move', args: { keys: ['a'], event: 'approve' } })).toMatchObject({
      refusal: { rule: 'listing.state' },
    })
    expect(await db.journal.count()).toBe(0)
  })

  it('are not moved by an analyst', async () => {
    await put(whole('a'))
    await db.people.put({ key: 'ana', name: 'Ana', role: 'analyst', active: true })
    expect(await run({ id: 'm', kind: 'listing.move', args: { keys: ['a'], event: 'pause' } }, NOW, 'ana')).toMatchObject({
      refusal: { why: 'forbidden' },
    })
  })
})

describe('a review', () => {
  it('keeps what was rejected and why, until it is undone', async () => {
    await put(whole('a', { state: 'inReview' }))
    const before = await everything()
    await run({ id: 'r', kind: 'listing.move', args: { keys: ['a'], event: 'reject', reasons: ['title.words'], note: 'shorter' } })
    expect(await db.verdicts.toArray()).toMatchObject([
      { key: 'r/a', product: 'a', verdict: 'rejected', who: FIRST_PERSON, reasons: ['title.words'], note: 'shorter', seen: { title: 'a' } },
    ])
    expect(await stateOf('a')).toBe('rejected')
    await undo('r')
    expect(await everything()).toEqual(before)
    expect(await run({ id: 's', kind: 'listing.move', args: { keys: ['a'], event: 'reject' } })).toMatchObject({
      refusal: { rule: 'listing.noReason' },
    })
  })
})

describe('what was planned', () => {
  const plan = async () => {
    await put(whole('a', { state: 'approved' }), whole('b', { state: 'approved' }))
    await run({ id: 's', kind: 'listing.move', args: { keys: ['a', 'b'], event: 'schedule', at: NOW + 1000 } })
  }
  const due = (id: string, at: number) => run({ id, kind: 'listing.run', args: { keys: ['a', 'b'], event: 'list', at: NOW + 1000 } }, at)

  it('runs when its time has come, once, whoever asks', async () => {
    await plan()
    expect(await due('early', NOW + 999)).toMatchObject({ refusal: { rule: 'listing.notDue' } })
    const [one, other] = await Promise.all([due('one', NOW + 5000), due('other', NOW + 5001)])
    expect([one, other].filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.catalog.toArray()).toMatchObject([
      { state: 'listed', listedAt: expect.any(Number) as number },
      { state: 'listed', listedAt: expect.any(Number) as number },
    ])
    expect(await db.plans.toArray()).toEqual([])
    expect((await db.journal.toArray()).map(({ kind }) => kind)).toEqual(['listing.move', 'listing.run'])
  })

  it('does not run where it was moved or unplanned since; what cannot run stays planned and is told', async () => {
    await plan()
    await run({ id: 'u', kind: 'listing.move', args: { keys: ['a'], event: 'unschedule' } })
    await db.catalog.update('b', { pictures: [] })
    expect(await due('one', NOW + 5000)).toMatchObject({ ok: false, held: [{ key: 'b', whys: [{ rule: 'listing.noPicture' }] }] })
    expect(await stateOf('a')).toBe('approved')
    expect(await stateOf('b')).toBe('scheduled')
  })

  it('is given back with the exact rows by an undo', async () => {
    await plan()
    const before = await everything()
    await due('one', NOW + 5000)
    await undo('one')
    expect(await everything()).toEqual(before)
  })
})

describe('a checklist', () => {
  it('changes step by step; an undo leaves what was changed since', async () => {
    await put(whole('a'))
    await run({ id: 'o', kind: 'listing.checklist', args: { keys: ['a'], set: { owner: 'ann', prepare: { dueAt: 5 } } } })
    await run({ id: 'p', kind: 'listing.checklist', args: { keys: ['a'], set: { prepare: { doneAt: 7 }, promote: { owner: 'ben' } } } })
    expect(await db.checklists.get('a')).toEqual({ key: 'a', owner: 'ann', prepare: { dueAt: 5, doneAt: 7 }, promote: { owner: 'ben' } })
    await undo('o')
    expect(await db.checklists.get('a')).toEqual({ key: 'a', prepare: { dueAt: 5, doneAt: 7 }, promote: { owner: 'ben' } })
    await run({
      id: 'q',
      kind: 'listing.checklist',
      args: { keys: ['a'], set: { promote: { owner: '' }, prepare: { doneAt: undefined, dueAt: undefined } } },
    })
    expect(await db.checklists.toArray()).toEqual([])
  })

  it('does not let a step be ticked that the product tells', async () => {
    await put(whole('a'))
    expect(await run({ id: 'o', kind: 'listing.checklist', args: { keys: ['a'], set: { images: { doneAt: 1 } } } })).toMatchObject({
      refusal: { rule: 'listing.byFact' },
    })
    expect(await run({ id: 'p', kind: 'listing.checklist', args: { keys: ['a'], set: { images: { dueAt: 1 } } } })).toMatchObject({
      ok: true,
    })
  })
})

describe('a clone', () => {
  it('is a draft with codes of its own, and goes with its undo', async () => {
    await put(whole('a', { listedAt: 3 }))
    const before = await everything()
    await run({ id: 'c', kind: 'listing.clone', args: { from: 'a', key: 'n', title: ' A copy ', codes: ['a-1-B'] } })
    expect(await db.catalog.get('n')).toMatchObject({ title: 'A copy', state: 'draft', createdAt: NOW, skus: [{ code: 'a-1-B' }] })
    await undo('c')
    expect(await everything()).toEqual(before)
  })

  it('takes no code that stands on another product', async () => {
    await run({ id: 's', kind: 'catalog.set', args: { key: 'a', set: { title: 'a', skus: [aSku({ code: 'a-1' })] } } })
    expect(await run({ id: 'c', kind: 'listing.clone', args: { from: 'a', key: 'n', title: 'Copy', codes: ['a-1'] } })).toMatchObject({
      refusal: { rule: 'catalog.codeTaken' },
    })
  })
})

describe('the linter', () => {
  it('mends many texts in one step, which one undo takes back', async () => {
    await db.rulePacks.put({ key: 'shop', packs: ['adLaw'] })
    await put(whole('a', { title: '最佳毛衣', description: '国家级面料' }), whole('b', { title: '最佳围巾' }))
    const before = await everything()
    await run({ id: 'm', kind: 'listing.mend', args: { keys: ['a', 'b'], rules: ['adLaw.best'] } })
    expect((await db.catalog.toArray()).map(({ title, description }) => [title, description])).toEqual([
      ['优选毛衣', '国家级面料'],
      ['优选围巾', ''],
    ])
    await undo('m')
    expect(await everything()).toEqual(before)
    expect(await run({ id: 'n', kind: 'listing.mend', args: { keys: ['b'], rules: ['adLaw.grade'] } })).toMatchObject({
      refusal: { rule: 'listing.nothingToMend' },
    })
  })

  it('follows the packs that are on', async () => {
    await put(whole('a', { state: 'ready', title: '全网最低毛衣' }))
    await run({ id: 'p', kind: 'listing.packs', args: { packs: ['taobao'] } })
    expect(await run({ id: 'm', kind: 'listing.move', args: { keys: ['a'], event: 'submit' } })).toMatchObject({ ok: true })
    await undo('m')
    await undo('p')
    expect(await run({ id: 'n', kind: 'listing.move', args: { keys: ['a'], event: 'submit' } })).toMatchObject({
      refusal: { rule: 'listing.lint' },
    })
  })
})
