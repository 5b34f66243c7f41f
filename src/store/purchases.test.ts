import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Command } from '~/domain/command'
import { supplyKey } from '~/domain/purchase'
import { aProduct, aSku } from '../../tests/stock'
import { ShopDb } from './db'
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
beforeEach(async () => {
  db = new ShopDb(`purchases${++count}`)
  clock = Date.UTC(2026, 10, 1)
  await db.suppliers.bulkPut([
    { key: 's', name: 'Potter', city: '', contact: '', leadDays: 7 },
    { key: 'u', name: 'Weaver', city: '', contact: '', leadDays: 10 },
  ])
  await db.catalog.put(aProduct({ skus: [aSku({ cost: 400 }), aSku({ code: 'CUP', cost: 100 })] }))
  await db.locations.put({ key: 'main', name: 'Shelf', order: 0 })
  await writeLevels(db, { files: [], promised: new Map() }, await ordersStamp(db))
})

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

  test('an earlier receipt is not taken back alone: purchase and ledger would tell of different units', async () => {
    await aSentPurchase()
    const first = await done(receive(4))
    await done(receive(2))
    const before = await tables()
    const { outcome } = await run({ kind: 'undo', args: { command: first } })
    expect(outcome).toMatchObject({ ok: false, refusal: { why: 'changedSince' } })
    expect(await tables()).toEqual(before)
  })

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
