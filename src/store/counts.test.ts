import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command, Outcome } from '~/domain/command'
import type { NewCount } from '~/domain/countCommand'
import { aProduct, aSku, movementsOf } from '../../tests/stock'
import { joinCatalog } from './catalog'
import { getCount, leastCounted } from './countList'
import { ShopDb } from './db'
import { execute } from './execute'
import { type LevelParts, writeLevels } from './levels'
import { StockBook } from './stockBook'
import { allLevels, readLevels } from './shelves'
import { ordersStamp } from './stockStamp'

const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
const parts: LevelParts = {
  files: [
    movementsOf([
      { sku: 'MUG-1', quantity: 10 },
      { sku: 'CUP', quantity: 4 },
    ]),
  ],
  promised: new Map(),
}

let shops = 0
let db: ShopDb
let clock = 0
beforeEach(async () => {
  db = new ShopDb(`counts${++shops}`)
  await db.people.bulkPut([
    { key: 'owner', name: 'Ann', role: 'owner', active: true },
    { key: 'ben', name: 'Ben', role: 'operator', active: true },
    { key: 'cy', name: 'Cy', role: 'agent', active: true },
  ])
  await db.catalog.put(aProduct())
  await writeLevels(db, parts, await ordersStamp(db))
})

type Bare<C> = C extends Command ? Omit<C, 'id'> : never
let ids = 0
const run = (command: Bare<Command>, who = 'owner'): Promise<Outcome> =>
  execute(db, defaults, { ...command, id: `c${++ids}` }, { who, at: ++clock })
async function done(command: Bare<Command>, who?: string): Promise<string> {
  expect(await run(command, who)).toMatchObject({ ok: true })
  return `c${ids}`
}

const aCount = (set: Partial<NewCount> = {}): NewCount => ({
  scope: 'full',
  of: '',
  locations: ['main'],
  blind: true,
  limit: { value: 100_000, share: 0.5 },
  ...set,
})
const start = (set?: Partial<NewCount>) => done({ kind: 'count.start', args: { key: 'n', count: aCount(set) } })
const enter = (sku: string, quantity: number, who?: string, restart?: true) =>
  done({ kind: 'count.enter', args: { count: 'n', entries: [{ sku, location: 'main', quantity, ...(restart ? { restart } : {}) }] } }, who)
const submit = (missing: 'leave' | 'zero', who?: string) => done({ kind: 'count.submit', args: { key: 'n', missing } }, who)
const post = (who?: string, leaveOut: { sku: string; location: string }[] = []) =>
  run({ kind: 'count.post', args: { key: 'n', lines: [{ sku: 'MUG-1', location: 'main', reason: 'lost' }], leaveOut } }, who)
const onHand = async (sku: string) => (await readLevels(db, [{ sku, location: 'main' }]))[0].onHand
const sell = (quantity: number) =>
  done({ kind: 'stock.move', args: { moves: [{ sku: 'MUG-1', location: 'main', quantity: -quantity, kind: 'sold' }] } })

async function detail() {
  const sources = {
    ...parts,
    moves: await db.moves.toArray(),
    holds: [],
    locations: [],
    incoming: new Map(),
    edits: new Map(),
    sold: new Map(),
  }
  const catalog = joinCatalog([aProduct({ skus: [aSku()] })], [], [])
  return getCount(db, new StockBook({ ...sources, catalog }), 'n')
}

describe('a stocktake', () => {
  it('adds up what everybody finds, and sales before and after a shelf was counted are no variance', async () => {
    await start()
    await sell(2)
    await enter('MUG-1', 5, 'owner')
    await enter('MUG-1', 3, 'cy')
    await sell(1)
    await submit('leave')
    expect((await detail())?.variance).toMatchObject({ lines: 0, units: 0 })
    expect(await post()).toMatchObject({ ok: true })
    expect(await onHand('MUG-1')).toBe(7)
  })

  it('does not tell what is expected while it is blind, and tells it when it is submitted', async () => {
    await start()
    await enter('MUG-1', 9)
    const counting = await detail()
    expect(counting?.lines[0]).not.toHaveProperty('expected')
    expect(counting?.left[0]).not.toHaveProperty('expected')
    expect(counting).not.toHaveProperty('variance')
    await submit('zero')
    expect((await detail())?.lines.map(({ sku, counted, expected }) => [sku, counted, expected])).toEqual([
      ['CUP', 0, 4],
      ['MUG-1', 9, 10],
    ])
  })

  it('above its limit is posted by somebody else, with its reasons, and all of that is undone at once', async () => {
    await start({ limit: { value: 0, share: 0 } })
    await enter('MUG-1', 6)
    await submit('leave')
    expect(await post('owner')).toMatchObject({ refusal: { rule: 'count.approval' } })
    expect(await post('cy')).toMatchObject({ refusal: { why: 'forbidden' } })
    const before = [await db.counts.toArray(), await db.moves.toArray(), await allLevels(db)]
    expect(await post('ben')).toMatchObject({ ok: true })
    expect((await db.moves.toArray())[0].move).toMatchObject({ kind: 'counted', quantity: -4, reason: 'lost', ref: 'n', who: 'ben' })
    expect(await onHand('MUG-1')).toBe(6)
    await done({ kind: 'undo', args: { command: `c${ids}` } }, 'ben')
    expect([await db.counts.toArray(), await db.moves.toArray(), await allLevels(db)]).toEqual(before)
  })

  it('of who works alone is posted by themselves', async () => {
    await db.people.clear()
    await start({ limit: { value: 0, share: 0 } })
    await enter('MUG-1', 6)
    await submit('leave')
    expect(await post()).toMatchObject({ ok: true })
  })

  it('leaves out lines that are to be looked at again', async () => {
    await start()
    await enter('MUG-1', 9)
    await enter('CUP', 3)
    await submit('leave')
    expect(await post('owner', [{ sku: 'CUP', location: 'main' }])).toMatchObject({ ok: true })
    expect([await onHand('MUG-1'), await onHand('CUP')]).toEqual([9, 4])
  })

  it('is counted from nothing again, from the moment that this is said', async () => {
    await start()
    await enter('MUG-1', 3)
    await sell(4)
    await enter('MUG-1', 0, 'owner', true)
    await enter('MUG-1', 6)
    await submit('leave')
    expect((await detail())?.lines[0]).toMatchObject({ counted: 6, expected: 6 })
  })

  it('takes no entries once it is submitted, by an undo neither, and not more away than was found', async () => {
    await start()
    expect(
      await run({ kind: 'count.enter', args: { count: 'n', entries: [{ sku: 'CUP', location: 'main', quantity: -1 }] } }),
    ).toMatchObject({
      refusal: { rule: 'count.below' },
    })
    const entry = await enter('CUP', 4)
    await submit('leave')
    expect(
      await run({ kind: 'count.enter', args: { count: 'n', entries: [{ sku: 'CUP', location: 'main', quantity: 1 }] } }),
    ).toMatchObject({
      refusal: { rule: 'count.state' },
    })
    expect(await run({ kind: 'undo', args: { command: entry } })).toMatchObject({ refusal: { rule: 'count.state' } })
    await done({ kind: 'count.reopen', args: { key: 'n' } })
    await done({ kind: 'undo', args: { command: entry } })
    expect(await db.countEntries.count()).toBe(0)
  })

  it('in turns takes what was never counted first', async () => {
    await start()
    await enter('CUP', 4)
    const sources = {
      ...parts,
      moves: [],
      holds: [],
      locations: [],
      incoming: new Map(),
      edits: new Map(),
      sold: new Map(),
      catalog: new Map(),
    }
    expect(await leastCounted(db, new StockBook(sources), ['main'], 1)).toEqual(['MUG-1'])
  })
})
