import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Product } from '~/domain/product'
import { MOVEMENT_KINDS } from '~/domain/stock'
import { stepsIn } from '~/worker/stockSteps'
import { aLine, anOrder, aTable } from '../../tests/builders'
import { aProduct, aSku, movementsOf } from '../../tests/stock'
import { findAlerts } from './alerts'
import { readCatalog } from './catalog'
import { ShopDb } from './db'
import { sumLevels } from './stockLevels'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 22, 9)

let count = 0
let db: ShopDb
beforeEach(() => {
  db = new ShopDb(`alerts${++count}`)
})

interface Shop {
  /** Units sold of MUG-1 so many days ago: shipped and promised to nobody any more. */
  sold?: Record<number, number>
  /** The same of something else. */
  others?: Record<number, number>
  moves: { sku: string; quantity: number; at?: number }[]
}

async function alertsOf({ sold = { 3: 14 }, others = {}, moves }: Shop) {
  const ordersOf = (sku: string, days: Record<number, number>) =>
    Object.entries(days).map(([back, quantity]) => {
      const at = NOW - Number(back) * DAY
      return anOrder({
        number: `${sku}${back}`,
        paidAt: at,
        shipment: { at, carrier: '', tracking: '' },
        lines: [aLine({ sku, quantity })],
      })
    })
  const orders = [...ordersOf('MUG-1', sold), ...ordersOf('OTHER', others)]
  const tables = [{ table: aTable(orders) }]
  const ledger = moves.length > 0 ? [movementsOf(moves)] : []
  const received = MOVEMENT_KINDS.indexOf('received')
  for (const { numbers } of ledger) numbers.quantity.forEach((quantity, row) => quantity > 0 && (numbers.kind[row] = received))
  return findAlerts({
    db,
    now: NOW,
    edits: new Map(),
    lists: async () => ({ tables, catalog: await readCatalog(db), levels: sumLevels(ledger, tables, await db.purchases.toArray()) }),
    steps: async (skus) => stepsIn(ledger, tables, skus),
  })
}

const at = (day: number, quantity: number) => ({ sku: 'MUG-1', quantity, at: NOW - day * DAY })
const list = (set: Partial<Product> = {}) => db.catalog.put(aProduct(set))

describe('an alert', () => {
  test('has the same name for as long as it stands, and another when the threshold is crossed anew', async () => {
    await list()
    const [first] = await alertsOf({ moves: [at(9, 20), at(5, -16)] })
    expect(first).toMatchObject({ kind: 'low', left: 4, since: NOW - 5 * DAY })
    const [later] = await alertsOf({ moves: [at(9, 20), at(5, -16), at(4, -1)] })
    expect(later.id).toBe(first.id)
    const [anew] = await alertsOf({ moves: [at(9, 20), at(5, -16), at(4, 10), at(2, -11)] })
    expect(anew).toMatchObject({ kind: 'low', since: NOW - 2 * DAY })
    expect(anew.id).not.toBe(first.id)
  })

  test('of what is sold out is another than of what is low, and low goes on under its old name', async () => {
    await list()
    const [out] = await alertsOf({ moves: [at(9, 20), at(5, -16), at(3, -4)] })
    expect(out).toMatchObject({ kind: 'out', since: NOW - 3 * DAY })
    expect(await alertsOf({ moves: [at(9, 20), at(5, -16), at(3, -4), at(1, 2)] })).toMatchObject([{ kind: 'low', since: NOW - 5 * DAY }])
  })

  test('is told of what is there only: no deleted SKU, none that is not listed, a code on two products once', async () => {
    const moves = [{ sku: 'GONE', quantity: -3 }, at(9, 1)]
    expect(await alertsOf({ moves })).toEqual([])
    await db.catalog.bulkPut([aProduct({ key: 'a' }), aProduct({ key: 'b' })])
    expect((await alertsOf({ moves })).map(({ sku }) => sku)).toEqual(['MUG-1'])
    await list({ key: 'a', state: 'paused' })
    await list({ key: 'b', state: 'archived' })
    expect(await alertsOf({ moves })).toEqual([])
  })

  test('oversold, too much, without a price, and with nothing to sell at all', async () => {
    await list()
    expect(await alertsOf({ moves: [at(9, 2), at(1, -5)] })).toMatchObject([{ kind: 'negative', left: -3, since: NOW - DAY }])
    expect(await alertsOf({ moves: [at(80, 300), at(20, 900)] })).toMatchObject([{ kind: 'over', since: NOW - 20 * DAY }])
    expect(await alertsOf({ sold: { 300: 1 }, others: { 1: 1 }, moves: [at(400, 1), at(300, -1)] })).toMatchObject([
      { kind: 'unsellable', why: 'soldOut', since: NOW - 300 * DAY },
    ])
    await list({ skus: [aSku({ price: 0 })] })
    expect(await alertsOf({ moves: [at(9, 20)] })).toMatchObject([{ kind: 'unsellable', why: 'noPrice' }])
  })

  test('a surge is named after the day that it began on; many units to one buyer are none, nor is what all others do too', async () => {
    await list()
    const usual = Object.fromEntries(Array.from({ length: 8 }, (_, week) => [10 + week * 7, 2]))
    const more = Object.fromEntries(Array.from({ length: 9 }, (_, hour) => [2 + hour / 24, 1]))
    const moves = [at(90, 500)]
    const surges = async (shop: Partial<Shop>) => (await alertsOf({ moves, ...shop })).filter(({ kind }) => kind === 'surge')
    expect(await surges({ sold: { ...usual, 2: 60 } })).toEqual([])
    expect(await surges({ sold: { ...usual, ...more } })).toMatchObject([{ recent: 9, since: Date.UTC(2026, 10, 20) }])
    const others = Object.fromEntries(Array.from({ length: 90 }, (_, i) => [i < 60 ? i / 12 : i, 1]))
    expect(await surges({ sold: { ...usual, ...more }, others })).toEqual([])
  })
})
