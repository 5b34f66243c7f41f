import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MetricId } from '~/domain/metric'
import { LINE_KINDS, NOT_SALE, type Order, type OrderLine, type OrderRefund } from '~/domain/order'
import { DEFAULT_CALENDAR, endOfGrain } from '~/domain/calendar'
import { dayFromCivil, formatDay, parseDay } from '~/lib/zone'
import { mergeLines } from '~/segments/mergeLines'
import type { FactTable } from '~/segments/orderTable'
import { buildDataset } from './dataset'
import type { Attributes, SkuFacts } from './attributes'
import { isTime } from './groups'
import {
  COMPARED,
  DIMENSIONS,
  type Figure,
  type Filters,
  type Grouping,
  type KpiQuery,
  type KpiResult,
  type KpiRow,
  TIME_GRAINS,
} from './query'
import { runBoard, runKpi } from './runKpi'
import { comparedWindow } from './selection'
import { aLine, anOrder as anyOrder } from '../../tests/builders'
import { someFacts } from '../../tests/facts'
import { plainKpi } from '../../tests/plainKpi'
import { runs } from '../../tests/runs'

/** One of 10.00, paid when it was placed: 10 January 2024 at noon, UTC. */
const anOrder = (set: Partial<Order>) => {
  const placedAt = set.placedAt ?? Date.UTC(2024, 0, 10, 12)
  return anyOrder({ placedAt, paidAt: placedAt, ...set })
}

/** What the oracle knows. */
const ALL: MetricId[] = [
  'gmv_paid',
  'gmv_placed',
  'gross_sales',
  'net_sales',
  'refunds',
  'orders',
  'units',
  'buyers',
  'aov',
  'arpb',
  'repeat_buyer_rate',
  'repeat_order_rate',
  'new_buyers',
  'returning_buyers',
]
const ADDITIVE = ['gmv_paid', 'gmv_placed', 'gross_sales', 'net_sales', 'refunds'] as const
const ZONES = ['UTC', 'Europe/London', 'America/New_York', 'Pacific/Kiritimati', 'Etc/GMT+12', 'Australia/Lord_Howe', 'Pacific/Apia']
/** Before a change of the clock in London (26 March 2023) and in New York (12 March). */
const START = Date.UTC(2023, 2, 6)
const DAY = 86_400_000
const FIRST = dayFromCivil(2023, 3, 6)

const instant = fc.integer({ min: 0, max: 40 * 24 * 4 }).map((quarter) => START + (quarter * DAY) / 96)
const amount = fc.integer({ min: 0, max: 400 }).map((value) => value * 25)

const line: fc.Arbitrary<OrderLine> = fc.record({
  sku: fc.constantFrom('', 'A', 'a', 'B', 'POST'),
  title: fc.constantFrom('', 'Apple', 'Pear'),
  quantity: fc.integer({ min: 0, max: 3 }),
  price: amount,
  amount: fc.oneof(amount, fc.constant(0)),
  discount: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 500 }) }),
  kind: fc.oneof({ weight: 3, arbitrary: fc.constant('sale' as const) }, { weight: 2, arbitrary: fc.constantFrom(...LINE_KINDS) }),
  notSale: fc.oneof({ weight: 5, arbitrary: fc.constant('' as const) }, { weight: 1, arbitrary: fc.constantFrom(...NOT_SALE) }),
  later: fc.constantFrom(0, 0, 0, 1800, 7200),
})

const order: fc.Arbitrary<Order> = fc
  .record({
    number: fc.uuid(),
    type: fc.oneof({ weight: 5, arbitrary: fc.constant('sale' as const) }, { weight: 1, arbitrary: fc.constant('credit' as const) }),
    placedAt: instant,
    paidAfter: fc.option(fc.constantFrom(0, 0, DAY / 96, DAY, 3 * DAY), { nil: undefined, freq: 6 }),
    cancelledAt: fc.option(instant, { nil: undefined, freq: 1 }),
    buyer: fc.constantFrom('', 'x', 'y', 'z'),
    channel: fc.constantFrom('', 'shop', 'market'),
    region: fc.constantFrom('UK', 'FR', ''),
    promotion: fc.constantFrom(undefined, 'june', 'june11'),
    currency: fc.constantFrom('GBP', 'GBP', 'GBP', 'USD', 'JPY'),
    rate: fc.constantFrom(undefined, 0.8, 0.0123),
    shipping: amount,
    discount: fc.integer({ min: 0, max: 2000 }),
    test: fc.integer({ min: 0, max: 15 }).map((roll) => roll === 0),
    lines: fc.array(line, { maxLength: 4 }),
    refunds: fc.array(fc.record({ at: instant, goods: amount, shipping: amount, tax: amount, pick: fc.nat(6), dated: fc.boolean() }), {
      maxLength: 2,
    }),
  })
  .map(({ paidAfter, buyer, refunds, ...rest }) => ({
    ...rest,
    paidAt: paidAfter === undefined ? undefined : rest.placedAt + paidAfter,
    buyer: { key: buyer, name: '', email: '', phone: '' },
    cancelledAt: rest.cancelledAt !== undefined && rest.cancelledAt % 3 === 0 ? rest.cancelledAt : undefined,
    tax: 0,
    status: '',
    note: '',
    refunds:
      rest.type === 'credit'
        ? []
        : refunds.map(({ pick, ...refund }): OrderRefund => ({ ...refund, line: pick < rest.lines.length ? pick : undefined })),
  }))

const orders = fc.uniqueArray(order, { selector: ({ number }) => number, maxLength: 14 })
const zone = fc.constantFrom(...ZONES)
const scope = fc.record({
  nonProducts: fc.boolean(),
  free: fc.boolean(),
  unknownBuyers: fc.constantFrom('beside' as const, 'out' as const, 'each' as const),
  refundsOn: fc.constantFrom(undefined, undefined, 'order' as const),
})

const GOODS = ['category', 'product', 'sku', 'supplier', 'priceBand'] as const
const isGoods = (by: string) => GOODS.some((name) => name === by)
const GROUPINGS: Grouping[] = [...TIME_GRAINS, ...DIMENSIONS]
const SKUS: Record<string, SkuFacts> = {
  A: { product: 'fruit', categories: ['food', 'fresh'], supplier: 'farm' },
  a: { product: 'fruit', categories: ['food', 'dry'], supplier: '' },
  B: { product: 'B', categories: ['toys'], supplier: 'mill' },
}
const ATTRIBUTES: Attributes = {
  skuOf: (code) => SKUS[code],
  tierOf: (buyer) => (buyer === 'x' ? 'gold' : ''),
  segmentOf: (buyer) => ({ x: 'champion', y: 'new' })[buyer] ?? '',
  audience: (key) => (key === 'vip' ? new Set(['x', 'z']) : key === 'late' ? new Set(['y', 'z']) : undefined),
  nameOf: (dimension, key) => (dimension === 'category' ? key.toUpperCase() : undefined),
}
const some = (...values: string[]) => fc.option(fc.subarray(values), { nil: undefined, freq: 1 })
const rarely = (...values: string[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.subarray(values) })
const orderFilters = {
  channel: some('', 'shop', 'market', 'nowhere'),
  region: rarely('', 'UK'),
  promotion: rarely('', 'june'),
  weekday: rarely('1', '2', '6', '7'),
  hour: rarely(...Array.from({ length: 24 }, (_, hour) => String(hour)).filter((_, hour) => hour % 3 > 0)),
  newness: rarely('new', 'returning', 'unknown'),
  tier: rarely('gold', ''),
  segment: rarely('champion', 'new'),
  audience: rarely('vip', 'late', 'gone'),
}
const goodsFilters = {
  sku: rarely('A', 'B', ''),
  product: rarely('fruit', 'POST', ''),
  category: rarely('food', 'dry', ''),
  supplier: rarely('farm', ''),
  priceBand: rarely('', '0', '0.02', '0.1', '0.2', '0.5'),
}
const filters: fc.Arbitrary<Filters | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record(orderFilters),
  fc.record({ ...orderFilters, ...goodsFilters }),
  fc.record({ channel: some('shop'), ...goodsFilters }),
)
const pairs = fc
  .tuple(fc.constantFrom(...GROUPINGS), fc.constantFrom(...GROUPINGS))
  .filter(([a, b]) => a !== b && !(isTime(a) && isTime(b)))
const by: fc.Arbitrary<readonly Grouping[]> = fc.oneof(
  fc.constantFrom(...GROUPINGS).map((each) => [each] as const),
  pairs,
)
const level = fc.constantFrom(1 as const, 2 as const)
const grouped = (groups: readonly Grouping[]): KpiQuery['by'] => (groups.length < 2 ? groups[0] : [groups[0], groups[1]])
const window = fc
  .tuple(fc.integer({ min: -2, max: 40 }), fc.integer({ min: 0, max: 45 }))
  .map(([from, length]) => ({ from: FIRST + from, to: FIRST + from + length }))
const question = fc
  .record({ window, scope, filters })
  .map(({ window: { from, to }, ...rest }): KpiQuery => ({ metrics: ALL, from, to, ...rest }))

const build = (rows: Order[], zoneName = 'UTC') =>
  buildDataset([someFacts(rows)], { zone: zoneName, currency: 'GBP', attributes: ATTRIBUTES })
const ask = (rows: Order[], query: KpiQuery, zoneName = 'UTC') => runKpi(build(rows, zoneName), query)
const plain = (rows: Order[], query: KpiQuery, zoneName: string, newnessFrom?: number) =>
  plainKpi(rows, query, { zone: zoneName, currency: 'GBP', attributes: ATTRIBUTES, newnessFrom })
const values = (figures: Partial<Record<MetricId, Figure>>) =>
  Object.fromEntries(Object.entries(figures).map(([id, figure]) => [id, figure.value]))
const gbp = (value: number | null | undefined) => Math.round((value ?? 0) * 10_000)
const WHOLE: KpiQuery = {
  metrics: ALL,
  from: dayFromCivil(2023, 1, 1),
  to: dayFromCivil(2025, 1, 1),
  scope: { nonProducts: true, free: false, unknownBuyers: 'beside' },
}

describe('figures', () => {
  test('every metric equals the definition read word by word, in any zone, window, scope and filter', () => {
    fc.assert(
      fc.property(orders, question, zone, (rows, query, name) => {
        expect(values(ask(rows, query, name).totals)).toEqual(plain(rows, query, name))
      }),
      { numRuns: runs(400) },
    )
  })

  test('each row is the same question about that part alone, by one dimension or two', () => {
    fc.assert(
      fc.property(orders, question, zone, by, level, (rows, query, name, groups, depth) => {
        fc.pre(!(groups.includes('category') && query.filters?.category?.length))
        const result = ask(rows, { ...query, by: grouped(groups), level: depth }, name)
        for (const row of (result.rows ?? []).filter((each) => !each.orderLevel)) {
          // What lies above the level asked for has no key there.
          if (depth > 1 && groups.some((each, axis) => each === 'category' && (axis === 0 ? row.key : row.key2) === '')) continue
          const part = narrow(query, groups, row)
          expect([groups, row.key, row.key2, values(row.figures)]).toEqual([groups, row.key, row.key2, plain(rows, part, name, query.from)])
        }
      }),
      { numRuns: runs(400) },
    )
  })

  test('rows sum to the total in every grouping; goods with the row of what no line carries', () => {
    fc.assert(
      fc.property(orders, question, zone, by, level, (rows, query, name, groups, depth) => {
        const result = ask(rows, { ...query, by: grouped(groups), level: depth }, name)
        for (const id of ADDITIVE) expect([id, sumOf(result, id)]).toEqual([id, gbp(result.totals[id]?.value)])
        if (!groups.some((each) => isGoods(each) || each === 'hour'))
          expect((result.rows ?? []).reduce((sum, row) => sum + (row.figures.orders?.value ?? 0), 0)).toBe(result.totals.orders?.value)
      }),
      { numRuns: runs(200) },
    )
  })

  test('a shop whose lines are merged answers every question but one about goods just the same', () => {
    fc.assert(
      fc.property(
        orders,
        window,
        scope,
        fc.option(fc.record(orderFilters), { nil: undefined }),
        zone,
        by,
        (rows, days, of, chosen, name, groups) => {
          const asked = {
            metrics: ALL,
            ...days,
            scope: of,
            filters: chosen,
            by: grouped(groups.filter((each) => !isGoods(each))),
            compare: 'previous' as const,
          }
          const facts = someFacts(rows.map((each) => ({ ...each, currency: 'GBP', rate: undefined })))
          const answer = (table: FactTable) => runKpi(buildDataset([table], { zone: name, currency: 'GBP' }), asked)
          expect(answer(mergeLines(facts))).toEqual(answer(facts))
          expect(mergeLines(facts).lines.weight?.reduce((sum, weight) => sum + weight, 0)).toBe(facts.lines.count)
        },
      ),
      { numRuns: runs(200) },
    )
  })

  test('the questions of a board are answered as each by itself', () => {
    fc.assert(
      fc.property(orders, question, fc.array(by, { maxLength: 4 }), (rows, query, groups) => {
        const dataset = build(rows)
        const queries = [query, ...groups.map((each) => ({ ...query, by: grouped(each), metrics: ALL.slice(0, each.length * 5) }))]
        expect(runBoard(dataset, queries)).toEqual(queries.map((each) => runKpi(build(rows), each)))
      }),
      { numRuns: runs(60) },
    )
  })

  test('new and returning buyers make up the buyers', () => {
    fc.assert(
      fc.property(orders, question, (rows, query) => {
        const { new_buyers, returning_buyers, buyers } = values(ask(rows, query).totals)
        expect(Number(new_buyers) + Number(returning_buyers)).toBe(buyers)
      }),
    )
  })

  test('a window is half-open: two that meet make the one that spans them', () => {
    fc.assert(
      fc.property(orders, question, zone, fc.nat(45), (rows, query, name, cut) => {
        const middle = Math.min(query.from + cut, query.to)
        const [whole, before, after] = [query, { ...query, to: middle }, { ...query, from: middle }].map((part) =>
          values(ask(rows, part, name).totals),
        )
        for (const id of [...ADDITIVE, 'orders'] as const) expect(gbp(before[id]) + gbp(after[id])).toBe(gbp(whole[id]))
      }),
    )
  })

  test('the comparison is the same question about that window', () => {
    fc.assert(
      fc.property(orders, question, zone, fc.oneof(fc.constantFrom(...COMPARED), window), (rows, query, name, compare) => {
        const { compared } = ask(rows, { ...query, compare }, name)
        if (!compared) throw new Error('no comparison')
        expect(compared.totals).toEqual(ask(rows, { ...query, from: compared.from, to: compared.to }, name).totals)
      }),
    )
  })

  test('several tables answer as one, and hidden orders as if they were not there', () => {
    fc.assert(
      fc.property(orders, fc.array(fc.nat(2)), question, by, (rows, cut, query, groups) => {
        const part = (index: number) => rows.filter((_, i) => (cut[i] ?? 0) === index)
        const gone = part(2)
        const shop = { zone: 'Europe/London', currency: 'GBP', attributes: ATTRIBUTES }
        const split = buildDataset([someFacts(part(0)), someFacts([...part(1), ...gone], (each) => gone.includes(each))], shop)
        const whole = buildDataset([someFacts([...part(0), ...part(1)])], shop)
        const strip = (result: KpiResult) => ({ ...result, rows: result.rows?.map(({ label2: _, ...row }) => ({ ...row, label: '' })) })
        const asked = { ...query, by: grouped(groups) }
        expect(strip(runKpi(split, asked))).toEqual(strip(runKpi(whole, asked)))
      }),
      { numRuns: runs(100) },
    )
  })
})

function narrow(query: KpiQuery, groups: readonly Grouping[], row: KpiRow): KpiQuery {
  return groups.reduce((part, by, axis) => {
    const key = (axis === 0 ? row.key : row.key2) ?? ''
    if (!isTime(by)) return { ...part, filters: { ...part.filters, [by]: [key] } }
    const first = parseDay(key)
    if (first === undefined) throw new Error(`no day: ${key}`)
    return { ...part, from: Math.max(part.from, first), to: Math.min(part.to, endOfGrain(by, first, DEFAULT_CALENDAR)) }
  }, query)
}

function sumOf(result: KpiResult, id: MetricId): number {
  return (result.rows ?? []).reduce((sum, row) => sum + gbp(row.figures[id]?.value), 0)
}

describe('edges', () => {
  const totals = (rows: Order[], over: Partial<KpiQuery> = {}) => ask(rows, { ...WHOLE, ...over }).totals

  test('an order total with no count gives no units, but beside counted lines it is only left out', () => {
    const total = aLine({ sku: '', kind: 'total', quantity: 0 })
    expect(totals([anOrder({ number: '1', lines: [total] })]).units).toEqual({ value: null, why: 'noQuantities' })
    expect(totals([anOrder({ number: '1', lines: [total] }), anOrder({ number: '2' })]).units).toEqual({ value: 1 })
    expect(totals([]).units).toEqual({ value: 0 })
  })

  test('no orders: ratios have no figure, sums are 0', () => {
    const empty = ask([], { ...WHOLE, by: 'sku' })
    expect(empty.totals).toMatchObject({
      aov: { value: null, why: 'noDenominator' },
      gmv_paid: { value: 0 },
      repeat_buyer_rate: { value: null, why: 'noDenominator' },
    })
    expect(empty.asOf).toBeUndefined()
    expect(empty.rows).toEqual([])
  })

  test('a sum that would pass 2^53 is refused, and only where it would', () => {
    const huge = (number: string, at: number) => anOrder({ number, placedAt: at, paidAt: at, lines: [aLine({ amount: 2 ** 52 })] })
    const [first, second] = [Date.UTC(2024, 0, 10), Date.UTC(2024, 1, 10)]
    const result = ask([huge('1', first), huge('2', second), huge('3', second)], { ...WHOLE, by: 'month' })
    expect(result.totals).toMatchObject({
      gmv_paid: { value: null, why: 'tooLarge' },
      aov: { value: null, why: 'tooLarge' },
      orders: { value: 3 },
    })
    expect(result.rows?.find((row) => row.key === '2024-01-01')?.figures.gmv_paid).toEqual({ value: 2 ** 52 / 10_000 })
  })

  test('a fully refunded order makes nobody a returning or repeat buyer', () => {
    const back = (amount: number) => [{ at: Date.UTC(2024, 0, 11), goods: amount, shipping: 0, tax: 0, dated: true }]
    const rows = (amount: number) => [
      anOrder({ number: '1', refunds: back(amount) }),
      anOrder({ number: '2', placedAt: Date.UTC(2024, 1, 10), paidAt: Date.UTC(2024, 1, 10) }),
    ]
    expect(totals(rows(100_000)).repeat_buyer_rate).toEqual({ value: 0 })
    expect(totals(rows(99_999)).repeat_buyer_rate).toEqual({ value: 1 })
    const february = { from: dayFromCivil(2024, 2, 1), to: dayFromCivil(2024, 3, 1) }
    expect(totals(rows(100_000), february)).toMatchObject({ new_buyers: { value: 1 }, returning_buyers: { value: 0 } })
    expect(totals(rows(99_999), february)).toMatchObject({ new_buyers: { value: 0 }, returning_buyers: { value: 1 } })
  })

  test('a cancel is a sale on its day and a return on the day of the cancel, less what refunds gave back', () => {
    const order = anOrder({
      number: '1',
      cancelledAt: Date.UTC(2024, 1, 10),
      refunds: [{ at: Date.UTC(2024, 0, 20), goods: 30_000, shipping: 0, tax: 0, dated: true }],
    })
    const { rows } = ask([order], { ...WHOLE, from: dayFromCivil(2024, 1, 1), to: dayFromCivil(2024, 3, 1), by: 'month' })
    expect(rows?.map((row) => row.figures.net_sales)).toEqual([{ value: 7 }, { value: -7 }])
    expect(rows?.map((row) => row.figures.refunds)).toEqual([{ value: 3 }, { value: 0 }])
  })

  test('what no line carries stands in the order-level row, with no counts of its own', () => {
    const { rows } = ask([anOrder({ number: '1', shipping: 30_000, discount: 10_000 })], { ...WHOLE, by: 'sku' })
    expect(rows?.map((row) => [row.key, row.orderLevel ?? false, row.label, row.figures.gmv_paid])).toEqual([
      ['MUG-1', false, 'Mug', { value: 10 }],
      ['', true, '', { value: 2 }],
    ])
    expect(rows?.[1].figures.orders).toBeUndefined()
  })

  test('orders with no rate, tests, credit notes and non-sales are counted beside', () => {
    const { beside, totals: figures } = ask(
      [
        anOrder({ number: '1', currency: 'USD' }),
        anOrder({ number: '2', test: true }),
        anOrder({ number: '3', type: 'credit', lines: [aLine({ amount: -50_000 }), aLine({ amount: -10_000 })] }),
        anOrder({
          number: '4',
          buyer: { key: '', name: '', email: '', phone: '' },
          lines: [aLine({}), aLine({ kind: 'postage', amount: 20_000 }), aLine({ notSale: 'priceZero', amount: 0 })],
        }),
        anOrder({ number: '5', refunds: [{ at: Date.UTC(2024, 0, 10), goods: 1, shipping: 0, tax: 0, dated: false }] }),
      ],
      WHOLE,
    )
    expect(beside).toEqual({
      unknownBuyerOrders: 1,
      unknownBuyerGmv: 12,
      noRateOrders: 1,
      testOrders: 1,
      unlinkedRefunds: 1,
      unlinkedRefundAmount: 6,
      undatedRefunds: 1,
      nonProductLines: 1,
      nonProductAmount: 2,
      notSaleLines: { priceZero: 1 },
    })
    expect(figures.refunds).toEqual({ value: 6.0001 })
  })

  test('as of: the end of the window in the shop, never after the newest order', () => {
    const rows = [anOrder({ number: '1' })]
    const day = dayFromCivil(2024, 1, 10)
    expect(ask(rows, { ...WHOLE, from: day - 9, to: day }, 'America/New_York').asOf).toBe(Date.UTC(2024, 0, 10, 5))
    expect(ask(rows, WHOLE, 'America/New_York').asOf).toBe(Date.UTC(2024, 0, 10, 12))
  })

  test('a year earlier keeps whole Februaries whole', () => {
    const year = (from: [number, number, number], to: [number, number, number]) => {
      const { from: first, to: end } = comparedWindow({ from: dayFromCivil(...from), to: dayFromCivil(...to) }, 'year')
      return [formatDay(first), formatDay(end)]
    }
    expect(year([2024, 2, 1], [2024, 3, 1])).toEqual(['2023-02-01', '2023-03-01'])
    expect(year([2024, 2, 29], [2024, 3, 1])).toEqual(['2023-02-28', '2023-03-01'])
    expect(year([2023, 2, 1], [2023, 3, 1])).toEqual(['2022-02-01', '2022-03-01'])
    expect(year([2024, 1, 1], [2025, 1, 1])).toEqual(['2023-01-01', '2024-01-01'])
    expect(comparedWindow({ from: 100, to: 130 }, 'previous')).toEqual({ from: 70, to: 100 })
  })

  test('weeks begin on Monday; a week cut by the window counts what is inside', () => {
    const from = dayFromCivil(2024, 1, 10)
    const { rows } = ask([anOrder({ number: '1', placedAt: Date.UTC(2024, 0, 9, 12) }), anOrder({ number: '2' })], {
      ...WHOLE,
      from,
      to: from + 7,
      by: 'week',
    })
    expect(rows?.map((row) => [row.key, row.figures.orders?.value])).toEqual([
      ['2024-01-08', 1],
      ['2024-01-15', 0],
    ])
  })

  test('an aborted question throws the reason', () => {
    expect(() => runKpi(buildDataset([], { zone: 'UTC', currency: 'GBP' }), WHOLE, AbortSignal.abort(new Error('newer question')))).toThrow(
      'newer question',
    )
  })
})
