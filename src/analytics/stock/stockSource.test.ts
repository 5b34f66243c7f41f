import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildDataset } from '~/analytics/dataset'
import { type GrainAsk, KEY_JOINT, type StockSums } from '~/analytics/grains'
import type { Filters, Grouping } from '~/analytics/query'
import { DEFAULT_CALENDAR, startOfGrain } from '~/domain/calendar'
import type { Order } from '~/domain/order'
import type { Product } from '~/domain/product'
import { MOVEMENT_KINDS, type Purchase } from '~/domain/stock'
import { dayFromCivil, formatDay, type Zone, zoneOf } from '~/lib/zone'
import { sumLevels } from '~/store/stockLevels'
import { aLine, anOrder, aTable } from '../../../tests/builders'
import { someFacts } from '../../../tests/facts'
import { runs } from '../../../tests/runs'
import { aProduct, aSku, movementsOf } from '../../../tests/stock'
import { saleDaysOf } from './saleDays'
import { buildStock, type Stock } from './stock'
import { stockSource } from './stockSource'

const DAY = 86_400_000
const FIRST = dayFromCivil(2026, 3, 2)
const START = Date.UTC(2026, 2, 2)
const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati']

interface Move {
  at: number
  sku: string
  quantity: number
  kind: (typeof MOVEMENT_KINDS)[number]
  location: string
}

interface Shop {
  moves: Move[]
  products: Product[]
  orders: Order[]
  purchases: Purchase[]
}

/** A, B and C are counted; A and B are on one product, C has no cost, D is in no catalogue. */
const PRODUCTS: Product[] = [
  aProduct({
    key: 'p1',
    category: 'cups',
    supplier: 's1',
    listedAt: START - 50 * DAY,
    skus: [aSku({ code: 'A', cost: 100 }), aSku({ code: 'B', cost: 250 })],
  }),
  aProduct({ key: 'p2', category: 'pots', supplier: '', listedAt: START + 6 * DAY, skus: [aSku({ code: 'C', cost: 0 })] }),
]
const PATHS: Record<string, string[]> = { cups: ['kitchen', 'cups'], pots: ['garden', 'pots'] }

const skuOf = (products: Product[]) => (code: string) => {
  const product = products.find(({ skus }) => skus.some((sku) => sku.code === code))
  return product && { product: product.key, categories: PATHS[product.category], supplier: product.supplier }
}

function stockOf({ moves, products, orders, purchases }: Shop, zone: Zone): Stock {
  const sorted = moves.toSorted((a, b) => a.at - b.at)
  const table = movementsOf(sorted)
  table.numbers.kind = Float64Array.from(sorted, ({ kind }) => MOVEMENT_KINDS.indexOf(kind))
  const dataset = buildDataset([someFacts(orders)], { zone: zone.name, currency: 'GBP' })
  return buildStock({
    movements: [table],
    aside: new Set(['aside']),
    tables: [{ table: aTable(orders) }],
    purchases,
    products,
    skuOf: skuOf(products),
    sales: saleDaysOf(dataset),
    zone,
    ...(dataset.range ? { newest: dataset.range.last } : {}),
  })
}

/** The definitions read word by word, day by day. */
function plainStock({ moves, products, orders }: Shop, from: number, to: number, zone: Zone, wanted: (sku: string) => boolean): StockSums {
  const dayOf = (at: number) => zone.dayOf(at)
  const days = moves.map(({ at }) => dayOf(at))
  const paid = orders.flatMap(({ paidAt }) => paidAt ?? [])
  const placed = orders.map(({ placedAt }) => placedAt)
  const shipped = orders.flatMap(({ paidAt, shipment, cancelledAt }) => (paidAt === undefined ? [] : [shipment?.at ?? 0, cancelledAt ?? 0]))
  // Parcels move a shop on only where it keeps a ledger.
  const newest = Math.max(...days, ...[...paid, ...placed, ...(moves.length > 0 ? shipped : [])].map(dayOf))
  const first = Math.min(...days)
  const known = days.length === 0 ? [] : range(Math.max(from, first), Math.min(to, newest + 1))
  const sums: StockSums = {
    days: known.length,
    opening: 0,
    received: 0,
    sold: 0,
    soldCosted: 0,
    closing: 0,
    closingCosted: 0,
    closingCost: 0,
    averageCost: 0,
    cogs: 0,
    sellable: 0,
    dailyUnits: 0,
    out: 0,
    onSale: 0,
    active: 0,
  }
  const [start, end] = [known[0], (known.at(-1) ?? 0) + 1]
  for (const sku of ['A', 'B', 'C', 'D'].filter(wanted)) {
    const own = moves.filter((move) => move.sku === sku).toSorted((a, b) => a.at - b.at)
    const level = (day: number) => total(own.filter(({ at }) => dayOf(at) <= day))
    const open = own.filter(({ location }) => location !== 'aside')
    const shelf = (day: number) => total(open.filter(({ at }) => dayOf(at) <= day))
    const product = products.find(({ skus }) => skus.some(({ code }) => code === sku))
    const cost = product?.skus.find(({ code }) => code === sku)?.cost ?? 0
    if (known.length === 0) continue
    const within = own.filter(({ at }) => dayOf(at) >= start && dayOf(at) < end)
    const sold = -total(within.filter(({ kind }) => kind === 'sold' || kind === 'returned'))
    sums.opening += level(start - 1)
    sums.received += total(within.filter(({ kind }) => kind === 'received' || kind === 'opening'))
    sums.sold += sold
    sums.closing += level(end - 1)
    const promised = own.length === 0 ? 0 : promisedOf(orders, sku, zone.startOfDay(end))
    sums.sellable += shelf(end - 1) - promised
    const inStock = known.filter((day) => {
      if (shelf(day - 1) > 0) return true
      const today = open.filter(({ at }) => dayOf(at) === day)
      return today.some((_, i) => shelf(day - 1) + total(today.slice(0, i + 1)) > 0)
    })
    if (sold !== 0 && inStock.length > 0) sums.dailyUnits += sold / inStock.length
    if (product?.listedAt !== undefined && dayOf(product.listedAt) < end && own.length > 0 && shelf(end - 1) <= promised) sums.out++
    if (cost === 0) continue
    sums.soldCosted += sold
    sums.cogs += sold * cost
    sums.closingCosted += level(end - 1)
    sums.closingCost += level(end - 1) * cost
    sums.averageCost += (known.reduce((sum, day) => sum + level(day), 0) * cost) / known.length
  }
  const edge = Math.min(to, newest + 1)
  for (const product of products) {
    const codes = product.skus.map(({ code }) => code).filter(wanted)
    if (codes.length === 0 || product.listedAt === undefined || dayOf(product.listedAt) >= edge) continue
    sums.onSale++
    const sold = orders.some(
      ({ paidAt, lines }) =>
        paidAt !== undefined && dayOf(paidAt) < edge && dayOf(paidAt) >= edge - 30 && lines.some(({ sku }) => codes.includes(sku)),
    )
    if (sold) sums.active++
  }
  return sums
}

const total = (moves: Move[]) => moves.reduce((sum, { quantity }) => sum + quantity, 0)
const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

/** Units of orders paid before that instant, and not shipped or cancelled by then. */
function promisedOf(orders: Order[], sku: string, until: number): number {
  let units = 0
  for (const { paidAt, shipment, cancelledAt, lines } of orders) {
    if (paidAt === undefined || paidAt >= until) continue
    if ((shipment?.at !== undefined && shipment.at < until) || (cancelledAt !== undefined && cancelledAt < until)) continue
    for (const line of lines) if (line.sku === sku) units += line.quantity
  }
  return units
}

const at = fc.integer({ min: 0, max: 20 * 24 }).map((hour) => START + hour * 3_600_000)
const move: fc.Arbitrary<Move> = fc
  .record({
    at,
    sku: fc.constantFrom('A', 'B', 'C', 'D'),
    units: fc.integer({ min: 1, max: 9 }),
    kind: fc.constantFrom(...MOVEMENT_KINDS),
    location: fc.constantFrom('here', 'there', 'aside'),
  })
  .map(({ units, ...rest }) => ({ ...rest, quantity: rest.kind === 'sold' || rest.kind === 'scrapped' ? -units : units }))
const order = fc
  .record({
    number: fc.uuid(),
    placedAt: at,
    sku: fc.constantFrom('A', 'B', 'C', 'D'),
    quantity: fc.integer({ min: 1, max: 3 }),
    end: fc.nat(3),
  })
  .map(({ number, placedAt, sku, quantity, end }) => {
    const paidAt = placedAt + 60_000
    return anOrder({
      number,
      placedAt,
      paidAt: end === 3 ? undefined : paidAt,
      lines: [aLine({ sku, quantity })],
      ...(end === 1 ? { shipment: { at: paidAt + DAY, carrier: '', tracking: '' } } : {}),
      ...(end === 2 ? { cancelledAt: paidAt + 3_600_000 } : {}),
    })
  })
const shop: fc.Arbitrary<Shop> = fc.record({
  moves: fc.array(move, { maxLength: 25 }),
  orders: fc.array(order, { maxLength: 8 }),
  products: fc.constant(PRODUCTS),
  purchases: fc.constant([]),
})
const window = fc
  .tuple(fc.integer({ min: -3, max: 22 }), fc.integer({ min: 1, max: 24 }))
  .map(([from, length]) => ({ from: FIRST + from, to: FIRST + from + length }))
const zone = fc.constantFrom(...ZONES).map(zoneOf)

function askOf(over: Partial<GrainAsk> & { from: number; to: number; zone: Zone }): GrainAsk {
  return {
    scope: { nonProducts: true, free: false, unknownBuyers: 'beside' },
    filters: {},
    by: [],
    level: 1,
    calendar: DEFAULT_CALENDAR,
    currency: 'GBP',
    dayKey: (grain, day) => formatDay(grain === 'week' ? startOfGrain('week', day, DEFAULT_CALENDAR) : day),
    ...over,
  }
}

function answerOf(of: Shop, ask: GrainAsk) {
  const answer = stockSource(stockOf(of, ask.zone)).sum(ask)
  if (!answer.ok) throw new Error(answer.why)
  return answer
}

const MEMBER: Record<string, (sku: string) => string> = {
  sku: (sku) => sku,
  product: (sku) => skuOf(PRODUCTS)(sku)?.product ?? sku,
  supplier: (sku) => skuOf(PRODUCTS)(sku)?.supplier ?? '',
  category: (sku) => skuOf(PRODUCTS)(sku)?.categories[0] ?? '',
}

describe('stock from the ledger', () => {
  test('every measure is what counting day by day gives, in any zone and window', () => {
    fc.assert(
      fc.property(shop, window, zone, (of, { from, to }, at) => {
        fc.pre(of.moves.length > 0)
        expectClose(
          answerOf(of, askOf({ from, to, zone: at })).total,
          plainStock(of, from, to, at, () => true),
        )
      }),
      { numRuns: runs(300) },
    )
  })

  test('a row is the same question about its part alone', () => {
    fc.assert(
      fc.property(shop, window, zone, fc.constantFrom<Grouping>('product', 'supplier', 'category'), (of, { from, to }, at, by) => {
        fc.pre(of.moves.length > 0)
        const { rows } = answerOf(of, askOf({ from, to, zone: at, by: [by] }))
        for (const [key, sums] of rows)
          expectClose(
            sums,
            plainStock(of, from, to, at, (sku) => MEMBER[by](sku) === key),
          )
      }),
      { numRuns: runs(100) },
    )
  })

  test('days and weeks of a member are questions of their own; each begins where the one before ended', () => {
    fc.assert(
      fc.property(shop, window, zone, fc.constantFrom('day' as const, 'week' as const), (of, { from, to }, at, grain) => {
        fc.pre(of.moves.length > 0)
        const ask = askOf({ from, to, zone: at, by: [grain, 'product'] })
        const { rows } = answerOf(of, ask)
        const days = range(from, to)
        for (const key of new Set(days.map((day) => ask.dayKey(grain, day)))) {
          const own = days.filter((day) => ask.dayKey(grain, day) === key)
          const sums = rows.get([key, 'p1'].join(KEY_JOINT))
          const plain = plainStock(of, own[0], own[own.length - 1] + 1, at, (sku) => MEMBER.product(sku) === 'p1')
          if (sums) expectClose(sums, plain)
        }
      }),
      { numRuns: runs(100) },
    )
  })

  test('a filter of SKU, product, supplier or category leaves the rest out; stock cannot be told apart by anything else', () => {
    fc.assert(
      fc.property(shop, window, fc.constantFrom('sku', 'product', 'supplier', 'category'), (of, { from, to }, by) => {
        fc.pre(of.moves.length > 0)
        const at = zoneOf('UTC')
        const value = MEMBER[by]('A')
        const filters: Filters = { [by]: [value] }
        expectClose(
          answerOf(of, askOf({ from, to, zone: at, filters })).total,
          plainStock(of, from, to, at, (sku) => MEMBER[by](sku) === value),
        )
      }),
      { numRuns: runs(50) },
    )
    const stock = stockSource(stockOf({ moves: [], products: [], orders: [], purchases: [] }, zoneOf('UTC')))
    const ask = askOf({ from: FIRST, to: FIRST + 9, zone: zoneOf('UTC') })
    expect(stock.sum({ ...ask, by: ['channel'] })).toEqual({ ok: false, why: 'notSplit' })
    expect(stock.sum({ ...ask, filters: { region: ['UK'] } })).toEqual({ ok: false, why: 'notSplit' })
    expect(stock.sum({ ...ask, filters: { region: [] } }).ok).toBe(true)
  })

  test('which products move is known without a ledger too', () => {
    fc.assert(
      fc.property(shop, window, (of, { from, to }) => {
        fc.pre(of.orders.length > 0)
        const at = zoneOf('UTC')
        expectClose(
          answerOf({ ...of, moves: [] }, askOf({ from, to, zone: at })).total,
          plainStock({ ...of, moves: [] }, from, to, at, () => true),
        )
      }),
      { numRuns: runs(50) },
    )
  })

  test('at the newest moment what is on hand and what is promised are the levels of the lists', () => {
    fc.assert(
      fc.property(shop, (of) => {
        fc.pre(of.moves.length > 0)
        const at = zoneOf('UTC')
        const levels = sumLevels([movementsOf(of.moves)], [{ table: aTable(of.orders) }], [], new Set(['aside']))
        const all = sumLevels([movementsOf(of.moves)], [], [])
        const { rows } = answerOf(of, askOf({ from: FIRST - 9, to: FIRST + 99, zone: at, by: ['sku'] }))
        for (const [sku, { onHand, reserved }] of levels)
          expect(rows.get(sku)).toMatchObject({ closing: all.get(sku)?.onHand, sellable: onHand - reserved })
      }),
      { numRuns: runs(60) },
    )
  })
})

/** Equal but for what doubles lose where fractions are added in another order. */
function expectClose(sums: StockSums, plain: StockSums) {
  const { averageCost, dailyUnits, ...exact } = sums
  expect(exact).toEqual(Object.fromEntries(Object.entries(plain).filter(([name]) => name in exact)))
  expect(averageCost).toBeCloseTo(plain.averageCost, 6)
  expect(dailyUnits).toBeCloseTo(plain.dailyUnits, 9)
}
