import { describe, expect, test } from 'vitest'
import { buildDataset } from '~/analytics/dataset'
import type { ShelfAsk } from '~/analytics/reports'
import { saleDaysOf } from '~/analytics/stock/saleDays'
import { buildStock } from '~/analytics/stock/stock'
import type { Product } from '~/domain/product'
import { MOVEMENT_KINDS, type Purchase } from '~/domain/stock'
import { dayFromCivil, zoneOf } from '~/lib/zone'
import { aLine, anOrder, aTable } from '../../../tests/builders'
import { someFacts } from '../../../tests/facts'
import { aProduct, aSku, movementsOf } from '../../../tests/stock'
import { shelf } from './shelf'

const DAY = 86_400_000
/** Noon of the last day that the shop knows of. */
const NOW = Date.UTC(2026, 5, 30, 12)
const LAST = dayFromCivil(2026, 6, 30)
const UNIT = 10_000

type Moves = [kind: (typeof MOVEMENT_KINDS)[number], quantity: number, daysAgo: number][]

interface Kept {
  moves: Moves
  /** Days ago of paid orders of one unit, shipped at once. */
  soldAgo?: number[]
  /** Paid orders of one unit that wait. */
  promised?: number
  set?: Partial<Product>
  reorderPoint?: number
  cost?: number
}

function stockOf(skus: Record<string, Kept>, purchases: Purchase[] = []) {
  const moves = Object.entries(skus).flatMap(([sku, kept]) =>
    kept.moves.map(([kind, quantity, ago]) => ({ sku, kind, quantity, at: NOW - ago * DAY })),
  )
  moves.sort((a, b) => a.at - b.at)
  const table = movementsOf(moves)
  table.numbers.kind = Float64Array.from(moves, ({ kind }) => MOVEMENT_KINDS.indexOf(kind))
  const orders = Object.entries(skus).flatMap(([sku, { soldAgo = [], promised = 0 }]) => [
    ...soldAgo.map((ago, i) => paid(`${sku}${i}`, sku, NOW - ago * DAY, true)),
    ...Array.from({ length: promised }, (_, i) => paid(`${sku}p${i}`, sku, NOW, false)),
  ])
  const products = Object.entries(skus).map(([code, { set, reorderPoint = 5, cost = 20_000 }]) =>
    aProduct({ key: `p-${code}`, listedAt: NOW - 300 * DAY, skus: [aSku({ code, cost, reorderPoint })], ...set }),
  )
  const zone = zoneOf('UTC')
  const dataset = buildDataset([someFacts(orders)], { zone: 'UTC', currency: 'GBP' })
  return buildStock({
    movements: [table],
    tables: [{ table: aTable(orders) }],
    purchases,
    products,
    skuOf: (code) => ({ product: `p-${code}`, categories: [], supplier: '' }),
    sales: saleDaysOf(dataset),
    zone,
    newest: LAST,
  })
}

const paid = (number: string, sku: string, at: number, shipped: boolean) =>
  anOrder({
    number,
    placedAt: at,
    paidAt: at,
    lines: [aLine({ sku })],
    ...(shipped ? { shipment: { at, carrier: '', tracking: '' } } : {}),
  })

const ASK: ShelfAsk = {
  sort: 'decision',
  from: LAST - 29,
  to: LAST + 1,
  top: 50,
  scope: { nonProducts: true, free: false, unknownBuyers: 'beside' },
}

function answerOf(skus: Record<string, Kept>, ask: Partial<ShelfAsk> = {}, purchases: Purchase[] = []) {
  const answer = shelf(stockOf(skus, purchases), { ...ASK, ...ask }, { version: 1, unit: UNIT, labelOf: (code) => `title of ${code}` })
  if (!answer.ok) throw new Error(answer.why)
  return answer
}

describe('the shelf', () => {
  const SKUS: Record<string, Kept> = {
    // 40 in, 30 sold evenly over the window: 10 left, a third of a day's sales each day.
    fine: { moves: [['opening', 40, 200], ...Array.from({ length: 30 }, (_, i): Moves[number] => ['sold', -1, i])], soldAgo: [1] },
    out: {
      moves: [
        ['opening', 3, 40],
        ['sold', -3, 10],
      ],
      soldAgo: [10],
    },
    promised: { moves: [['opening', 1, 40]], promised: 1 },
    low: {
      moves: [
        ['opening', 9, 100],
        ['sold', -5, 5],
      ],
      soldAgo: [5],
    },
    slow: {
      moves: [
        ['opening', 900, 80],
        ['sold', -1, 3],
      ],
      soldAgo: [3],
    },
    dead: { moves: [['opening', 50, 200]], soldAgo: [120] },
    young: { moves: [['received', 50, 20]] },
    gone: {
      moves: [
        ['opening', 2, 200],
        ['sold', -2, 150],
      ],
      set: { state: 'archived', stateSince: NOW - 100 * DAY },
    },
  }

  test('says what each SKU needs, the most pressing first; what is gone and no longer offered is left out', () => {
    const answer = answerOf(SKUS)
    expect(answer.rows.map(({ key, state }) => `${key} ${state}`)).toEqual([
      'out out',
      'promised out',
      'low low',
      'dead dead',
      'slow slow',
      'young fine',
      'fine fine',
    ])
    expect(answer.total).toBe(7)
    expect(answer.asOf).toBe(LAST)
    expect(answer.states.dead).toEqual({ skus: 1, units: 50, value: 100 })
  })

  test('a row tells what is there, what it did and how long it lasts', () => {
    const [row] = answerOf({ fine: SKUS.fine }, {}, [
      { key: 'po', supplier: '', state: 'ordered', orderedAt: 0, expectedAt: 0, lines: [{ sku: 'fine', quantity: 7, cost: 1 }] },
    ]).rows
    expect(row).toEqual({
      key: 'fine',
      label: 'title of fine',
      onHand: 10,
      reserved: 0,
      incoming: 7,
      value: 20,
      sold: 30,
      daysOfCover: { value: 10 },
      sellThrough: { value: 0.75 },
      // 39 down to 10 over 30 days.
      turnoverDays: { value: (30 * (39 + 10)) / 2 / 30 },
      lastSold: LAST - 1,
      state: 'fine',
    })
  })

  test('days without stock do not slow the pace down', () => {
    const moves: Moves = [
      ['opening', 10, 29],
      ['sold', -10, 20],
      ['received', 20, 0],
    ]
    // 10 units over the 10 days that it was there, and today.
    expect(answerOf({ a: { moves, soldAgo: [20] } }).rows[0].daysOfCover).toEqual({ value: 20 / (10 / 11) })
  })

  test('age: what came in last is what is still there', () => {
    const moves: Moves = [
      ['opening', 100, 200],
      ['sold', -100, 100],
      ['received', 10, 70],
      ['received', 10, 5],
      ['sold', -12, 1],
    ]
    const { ages } = answerOf({ a: { moves } })
    expect(ages.filter(({ units }) => units > 0)).toEqual([{ from: 0, to: 30, units: 8, value: 16 }])
    expect(answerOf({ a: { moves: moves.slice(0, 4) } }).ages.map(({ units }) => units)).toEqual([10, 0, 10, 0, 0, 0])
  })

  test('a window of the past is told as it was then', () => {
    const answer = answerOf({ out: SKUS.out }, { from: LAST - 35, to: LAST - 20 })
    expect(answer.rows).toMatchObject([{ onHand: 3, sold: 0, daysOfCover: { value: null, why: 'noDenominator' } }])
    expect(answer.asOf).toBe(LAST - 21)
  })

  test('an unknown cost gives no value; states and sorting choose rows, not what the states count', () => {
    const answer = answerOf({ ...SKUS, dear: { moves: [['received', 1, 1]], cost: 0 } }, { sort: 'value', states: ['fine'], top: 2 })
    expect(answer.rows.map(({ key }) => key)).toEqual(['young', 'fine'])
    expect(answer.total).toBe(3)
    expect(answer.states.out.skus).toBe(2)
    expect(answerOf({ dear: { moves: [['received', 1, 1]], cost: 0 } }).rows[0].value).toBeNull()
  })

  test('a shop without a ledger, or days before it, or filters it knows nothing of, give the reason', () => {
    const of = { version: 1, unit: UNIT, labelOf: () => '' }
    expect(shelf(stockOf({}), ASK, of)).toEqual({ ok: false, why: 'noStock' })
    expect(shelf(stockOf(SKUS), { ...ASK, from: 0, to: 9 }, of)).toEqual({ ok: false, why: 'noStock' })
    expect(shelf(stockOf(SKUS), { ...ASK, from: LAST + 5, to: LAST + 9 }, of)).toEqual({ ok: false, why: 'notYet' })
    expect(shelf(stockOf(SKUS), { ...ASK, filters: { channel: ['Web'] } }, of)).toEqual({ ok: false, why: 'notSplit' })
  })
})
