import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Command } from '~/domain/command'
import { movingAverage, supplyKey } from '~/domain/purchase'
import { runs } from '../../tests/runs'
import { aProduct, aSku } from '../../tests/stock'
import { type JournalRow, ShopDb } from './db'
import { execute } from './execute'
import { writeLevels } from './levels'
import { levelsOfSku } from './shelves'
import { ordersStamp } from './stockStamp'

const DAY = 86_400_000
const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
const line = (sku: string, quantity: number, cost: number) => ({ sku, quantity, cost })

let count = 0
let db: ShopDb
let clock = 0
beforeEach(aShop)

async function aShop() {
  db = new ShopDb(`purchases${++count}`)
  clock = Date.UTC(2026, 10, 1)
  await db.suppliers.bulkPut([
    { key: 's', name: 'Potter', city: '', contact: '', leadDays: 7 },
    { key: 'u', name: 'Weaver', city: '', contact: '', leadDays: 10 },
  ])
  await db.catalog.put(aProduct({ skus: [aSku({ cost: 400 }), aSku({ code: 'CUP', cost: 100 })] }))
  await db.locations.put({ key: 'main', name: 'Shelf', order: 0 })
  await writeLevels(db, { files: [], promised: new Map() }, await ordersStamp(db))
}

type Bare<C> = C extends Command ? Omit<C, 'id'> : never
let ids = 0
async function run(command: Bare<Command>, who = 'owner') {
  const id = `c${++ids}`
  return { id, outcome: await execute(db, defaults, { ...command, id }, { who, at: ++clock }) }
}
async function done(command: Bare<Command>) {
  const { id, outcome } = await run(command)
  expect(outcome).toMatchObject({ ok: true })
  return id
}
const undo = (command: string) => done({ kind: 'undo', args: { command } })

/** Every table that a command may have written. */
const tables = () => Promise.all([db.purchases, db.suppliers, db.supplies, db.catalog, db.moves].map((table) => table.toArray()))
const onHand = async (sku: string) => (await levelsOfSku(db, sku)).reduce((sum, level) => sum + level.onHand, 0)
const costOf = async (code: string) => (await db.catalog.get('mug'))?.skus.find((sku) => sku.code === code)?.cost

async function aSentPurchase(lines = [line('MUG-1', 10, 600)]) {
  await done({ kind: 'purchase.set', args: { key: 'P', set: { supplier: 's', lines } } })
  await done({ kind: 'purchase.move', args: { key: 'P', event: 'send' } })
}
const receive = (quantity: number, more: object = {}) =>
  ({ kind: 'purchase.receive', args: { key: 'P', lines: [{ sku: 'MUG-1', quantity, location: 'main', ...more }] } }) as const

describe('a purchase order', () => {
  test('goes from draft to received in parts; stock and cost follow, and each step is taken back exactly', async () => {
    await aSentPurchase()
    await done({ kind: 'stock.move', args: { moves: [{ sku: 'MUG-1', location: 'main', quantity: 10, kind: 'opening' }] } })
    const before = await tables()
    const first = await done(receive(4))
    expect(await db.purchases.get('P')).toMatchObject({ state: 'part', lines: [{ received: 4 }] })
    expect([await onHand('MUG-1'), await costOf('MUG-1')]).toEqual([14, Math.round((10 * 400 + 4 * 600) / 14)])
    const between = await tables()
    const rest = await done(receive(6, { cost: 700 }))
    expect(await db.purchases.get('P')).toMatchObject({
      state: 'received',
      receivedAt: clock,
      lines: [{ received: 10, paid: 4 * 600 + 6 * 700 }],
    })
    expect(await onHand('MUG-1')).toBe(20)
    expect((await db.moves.where('move.ref').equals('P').toArray()).map(({ move }) => [move.kind, move.quantity, move.cost])).toEqual([
      ['received', 4, 600],
      ['received', 6, 700],
    ])
    await undo(rest)
    expect(await tables()).toEqual(between)
    await undo(first)
    expect(await tables()).toEqual(before)
    expect(await onHand('MUG-1')).toBe(10)
  })

  test('an earlier receipt is taken back under a later one: units, state and cost are as if it had never come', async () => {
    await aSentPurchase()
    await done({ kind: 'stock.move', args: { moves: [{ sku: 'MUG-1', location: 'main', quantity: 10, kind: 'opening' }] } })
    const first = await done(receive(4, { cost: 900, defects: 1 }))
    await done({ kind: 'stock.move', args: { moves: [{ sku: 'MUG-1', location: 'main', quantity: -5, kind: 'sold' }] } })
    await done(receive(6, { cost: 700 }))
    const before = await tables()
    const back = await undo(first)
    expect(await db.purchases.get('P')).toMatchObject({ state: 'part', lines: [{ received: 6, paid: 6 * 700 }] })
    expect((await db.purchases.get('P'))?.lines[0].defects).toBeUndefined()
    expect([await onHand('MUG-1'), await costOf('MUG-1')]).toEqual([11, Math.round((5 * 400 + 6 * 700) / 11)])
    await undo(back)
    expect(await tables()).toEqual(before)
  })

  test('a receipt that was taken back does not come again once others of the same goods have come', async () => {
    await aSentPurchase()
    const first = await done(receive(4))
    const back = await undo(first)
    await done(receive(2))
    const { outcome } = await run({ kind: 'undo', args: { command: back } })
    expect(outcome).toMatchObject({ ok: false, refusal: { rule: 'purchase.later', facts: { key: 'P' } } })
  })

  test('a cost that somebody set goes back to what the receipts that stand come to', async () => {
    await aSentPurchase()
    const receipt = await done(receive(1, { cost: 100 }))
    const product = await db.catalog.get('mug')
    const skus = product?.skus.map((sku) => (sku.code === 'MUG-1' ? { ...sku, cost: 101 } : sku)) ?? []
    const price = await done({ kind: 'catalog.set', args: { key: 'mug', set: { skus } } })
    await undo(receipt)
    expect(await costOf('MUG-1')).toBe(101)
    await undo(price)
    expect(await costOf('MUG-1')).toBe(400)
  })

  const made = fc.oneof(
    fc.record({
      does: fc.constant('receive' as const),
      key: fc.constantFrom('P', 'Q'),
      sku: fc.constantFrom('MUG-1', 'CUP'),
      quantity: fc.integer({ min: 1, max: 4 }),
      cost: fc.integer({ min: 100, max: 900 }),
    }),
    fc.record({ does: fc.constant('sell' as const), sku: fc.constantFrom('MUG-1', 'CUP'), quantity: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ does: fc.constant('price' as const), cost: fc.integer({ min: 100, max: 900 }) }),
    fc.record({ does: fc.constant('undo' as const), which: fc.nat(20) }),
    fc.record({ does: fc.constant('undo' as const), which: fc.nat(20) }),
  )

  test('the receipts that stand, in their order, give units, state and cost, whatever was taken back and came again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(made, { minLength: 3, maxLength: 12 }), async (steps) => {
        await aShop()
        for (const key of ['P', 'Q']) {
          await done({ kind: 'purchase.set', args: { key, set: { supplier: 's', lines: [line('MUG-1', 9, 600), line('CUP', 9, 90)] } } })
          await done({ kind: 'purchase.move', args: { key, event: 'send' } })
        }
        const start = (await db.journal.toArray()).length
        for (const step of steps) {
          const entries = (await db.journal.toArray()).slice(start)
          if (step.does === 'undo') {
            // A sale that is taken back under a later receipt leaves the average as it was: it was right for the goods that were there.
            const own = entries.filter((entry) => rootOf(entry, entries).kind !== 'stock.move')
            if (own.length > 0) await run({ kind: 'undo', args: { command: own[step.which % own.length].id } })
          } else if (step.does === 'price') {
            const product = await db.catalog.get('mug')
            const skus = product?.skus.map((sku) => (sku.code === 'MUG-1' ? { ...sku, cost: step.cost } : sku)) ?? []
            await run({ kind: 'catalog.set', args: { key: 'mug', set: { skus } } })
          } else if (step.does === 'sell')
            await run({
              kind: 'stock.move',
              args: { moves: [{ sku: step.sku, location: 'main', quantity: -step.quantity, kind: 'sold' }] },
            })
          else {
            const { key, sku, quantity, cost } = step
            await run({ kind: 'purchase.receive', args: { key, lines: [{ sku, quantity, cost, location: 'main' }] } })
          }
          await expectReplayed()
        }
        db.close()
      }),
      { numRuns: runs(30) },
    )
  }, 60_000)

  /** What an undo, or an undo of an undo, is about. */
  function rootOf(entry: JournalRow, entries: readonly JournalRow[]): JournalRow {
    const undone = entries.find(({ id }) => id === entry.undoes)
    return undone ? rootOf(undone, entries) : entry
  }

  /** Goes through what stands in the journal, as a bookkeeper would. */
  async function expectReplayed() {
    const entries = await db.journal.toArray()
    const byId = new Map(entries.map((entry) => [entry.id, entry]))
    const stands = (id: string | undefined): boolean => {
      const entry = id === undefined ? undefined : byId.get(id)
      return entry !== undefined && !stands(entry.undoneBy)
    }
    const there = new Map<string, { units: number; cost: number }>([
      ['MUG-1', { units: 0, cost: 400 }],
      ['CUP', { units: 0, cost: 100 }],
    ])
    const arrived = new Map<string, number>()
    for (const { id, kind, args, changes } of entries) {
      if (kind === 'undo' || !stands(id)) continue
      if (kind === 'catalog.set')
        for (const { field, after } of changes)
          if (field === 'sku:cost:MUG-1') there.set('MUG-1', { units: there.get('MUG-1')?.units ?? 0, cost: Number(after) })
      if (kind === 'stock.move' && 'moves' in args)
        for (const { sku, quantity } of args.moves)
          there.set(sku, { cost: there.get(sku)?.cost ?? 0, units: (there.get(sku)?.units ?? 0) + quantity })
      if (kind !== 'purchase.receive' || !('lines' in args) || !('key' in args)) continue
      for (const line of args.lines) {
        if (!('quantity' in line)) continue
        const { sku, quantity, cost = 0 } = line
        const { units, cost: before } = there.get(sku) ?? { units: 0, cost: 0 }
        there.set(sku, { units: units + quantity, cost: movingAverage({ onHand: units, cost: before }, [{ quantity, cost }]) })
        arrived.set(`${args.key} ${sku}`, (arrived.get(`${args.key} ${sku}`) ?? 0) + quantity)
      }
    }
    for (const [sku, { units, cost }] of there) expect([sku, await onHand(sku), await costOf(sku)]).toEqual([sku, units, cost])
    for (const { key, state, lines } of await db.purchases.toArray()) {
      const got = lines.map(({ sku }) => arrived.get(`${key} ${sku}`) ?? 0)
      expect(lines.map(({ received = 0 }) => received)).toEqual(got)
      expect(state).toBe(got.every((units) => units >= 9) ? 'received' : got.some((units) => units > 0) ? 'part' : 'ordered')
    }
  }

  test('units that were sold meanwhile keep their receipt', async () => {
    await aSentPurchase()
    const receipt = await done(receive(4))
    await done({ kind: 'stock.move', args: { moves: [{ sku: 'MUG-1', location: 'main', quantity: -3, kind: 'sold' }] } })
    const { outcome } = await run({ kind: 'undo', args: { command: receipt } })
    expect(outcome).toMatchObject({ ok: false, refusal: { why: 'rule', rule: 'stock.short' } })
    expect(await onHand('MUG-1')).toBe(1)
  })

  test('the same receipt sent twice counts once, and too much is asked about', async () => {
    await aSentPurchase()
    const command = { ...receive(4), id: 'once' }
    for (let i = 0; i < 2; i++) expect(await execute(db, defaults, command, { who: 'owner', at: clock })).toMatchObject({ ok: true })
    expect(await onHand('MUG-1')).toBe(4)
    expect((await run(receive(7))).outcome).toMatchObject({ ok: false, refusal: { rule: 'purchase.over', facts: { over: 1 } } })
    expect(await onHand('MUG-1')).toBe(4)
    await done({ ...receive(7), args: { ...receive(7).args, over: true } })
    expect(await onHand('MUG-1')).toBe(11)
  })

  test('what is sent keeps its lines, a second reader’s change is not written over, and an agent buys nothing', async () => {
    await aSentPurchase()
    expect((await run({ kind: 'purchase.set', args: { key: 'P', set: { lines: [] } } })).outcome).toMatchObject({
      refusal: { rule: 'purchase.sent' },
    })
    await done({ kind: 'purchase.set', args: { key: 'P', set: { note: 'call' } }, saw: { note: '' } })
    expect((await run({ kind: 'purchase.set', args: { key: 'P', set: { note: 'write' } }, saw: { note: '' } })).outcome).toMatchObject({
      refusal: { why: 'changedSince' },
    })
    await db.people.put({ key: 'ann', name: 'Ann', role: 'agent', active: true })
    expect((await run(receive(1), 'ann')).outcome).toMatchObject({ refusal: { why: 'forbidden' } })
  })

  test('sending moves the expected day with it', async () => {
    await done({ kind: 'purchase.set', args: { key: 'P', set: { supplier: 's', lines: [line('CUP', 1, 1)] } } })
    clock += 5 * DAY
    await done({ kind: 'purchase.move', args: { key: 'P', event: 'send' } })
    expect(await db.purchases.get('P')).toMatchObject({ state: 'ordered', orderedAt: clock, expectedAt: clock + 7 * DAY })
  })
})

describe('a proposal', () => {
  test('makes one draft a supplier or fills the one that is there, in one step that is taken back as one', async () => {
    await done({ kind: 'purchase.set', args: { key: 'P', set: { supplier: 's', lines: [line('MUG-1', 5, 300)] } } })
    const before = await tables()
    const id = await done({
      kind: 'purchase.propose',
      args: {
        purchases: [
          { supplier: 's', key: 'X', lines: [line('MUG-1', 7, 350), line('CUP', 3, 90)] },
          { supplier: 'u', key: 'Y', lines: [line('CUP', 9, 80)] },
        ],
      },
    })
    expect(await db.purchases.toArray()).toMatchObject([
      { key: 'P', lines: [line('MUG-1', 12, 350), line('CUP', 3, 90)] },
      { key: 'Y', supplier: 'u', state: 'draft', lines: [line('CUP', 9, 80)] },
    ])
    await undo(id)
    expect(await tables()).toEqual(before)
  })

  test('is refused whole where one supplier is not there', async () => {
    const purchases = ['s', 'nobody'].map((supplier) => ({ supplier, key: supplier, lines: [line('CUP', 1, 1)] }))
    expect((await run({ kind: 'purchase.propose', args: { purchases } })).outcome).toMatchObject({ refusal: { rule: 'purchase.supplier' } })
    expect(await db.purchases.count()).toBe(0)
  })
})

describe('a supplier', () => {
  test('offers SKUs on its own terms; one offer of a SKU is preferred at most', async () => {
    const before = await tables()
    const set = { cost: 90, pack: 6, minimum: 12, preferred: true }
    const one = await done({ kind: 'supplier.set', args: { key: 's', set: {}, supplies: [{ sku: 'CUP', set }] } })
    const other = await done({
      kind: 'supplier.set',
      args: { key: 'u', set: {}, supplies: [{ sku: 'CUP', set: { ...set, leadDays: 3 } }] },
    })
    expect(await db.supplies.where('sku').equals('CUP').toArray()).toEqual([
      { key: supplyKey('s', 'CUP'), supplier: 's', sku: 'CUP', cost: 90, pack: 6, minimum: 12 },
      { key: supplyKey('u', 'CUP'), supplier: 'u', sku: 'CUP', cost: 90, pack: 6, minimum: 12, leadDays: 3, preferred: true },
    ])
    await undo(other)
    await undo(one)
    expect(await tables()).toEqual(before)
    expect(
      (await run({ kind: 'supplier.set', args: { key: 's', set: {}, supplies: [{ sku: 'CUP', set: { pack: 0 } }] } })).outcome,
    ).toMatchObject({
      refusal: { rule: 'supply.wrong' },
    })
    expect((await run({ kind: 'supplier.set', args: { key: 's', set: {}, supplies: [{ sku: 'NONE', set }] } })).outcome).toMatchObject({
      refusal: { rule: 'supply.unknown' },
    })
  })

  test('is removed only while nothing names it, and comes back with its offers', async () => {
    await done({ kind: 'supplier.set', args: { key: 'new', set: { name: ' Smith ' }, supplies: [{ sku: 'CUP', set: { cost: 5 } }] } })
    expect((await run({ kind: 'supplier.set', args: { key: 'x', set: { name: 'smith' } } })).outcome).toMatchObject({
      refusal: { rule: 'supplier.nameTaken' },
    })
    const before = await tables()
    const removal = await done({ kind: 'supplier.remove', args: { key: 'new' } })
    expect(await db.supplies.count()).toBe(0)
    await undo(removal)
    expect(await tables()).toEqual(before)
    await done({ kind: 'purchase.set', args: { key: 'P', set: { supplier: 'new', lines: [] } } })
    expect((await run({ kind: 'supplier.remove', args: { key: 'new' } })).outcome).toMatchObject({ refusal: { rule: 'supplier.used' } })
  })
})
