import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MetricId } from '~/domain/metric'
import type { Order } from '~/domain/order'
import { DEFAULT_CALENDAR, endOfGrain } from '~/domain/calendar'
import { dayFromCivil, formatDay, parseDay } from '~/lib/zone'
import { mergeLines } from '~/segments/mergeLines'
import type { FactTable } from '~/segments/orderTable'
import { buildDataset } from './dataset'
import { COMPARED, type Figure, type Grouping, type KpiQuery, type KpiResult, type KpiRow, isTime } from './query'
import { runBoard, runKpi } from './runKpi'
import { comparedWindow } from './comparedWindow'
import { aLine, anOrder as anyOrder } from '../../tests/builders'
import { someFacts } from '../../tests/facts'
import { plainKpi } from '../../tests/plainKpi'
import {
  ALL,
  ATTRIBUTES,
  grouped,
  isGoods,
  orderFilters,
  randomBy,
  randomLevel,
  randomQuestion,
  randomSales,
  randomScope,
  randomWindow,
  randomZone,
} from '../../tests/randomShop'
import { runs } from '../../tests/runs'

/** One of 10.00, paid when it was placed: 10 January 2024 at noon, UTC. */
const anOrder = (set: Partial<Order>) => {
  const placedAt = set.placedAt ?? Date.UTC(2024, 0, 10, 12)
  return anyOrder({ placedAt, paidAt: placedAt, ...set })
}

const ADDITIVE = ['gmv_paid', 'gmv_placed', 'gross_sales', 'net_sales', 'refunds'] as const
const orders = randomSales(14)

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
      fc.property(orders, randomQuestion, randomZone, (rows, query, name) => {
        expect(values(ask(rows, query, name).totals)).toEqual(plain(rows, query, name))
      }),
      { numRuns: runs(400) },
    )
  })

  test('each row is the same question about that part alone, by one dimension or two', () => {
    fc.assert(
      fc.property(orders, randomQuestion, randomZone, randomBy, randomLevel, (rows, query, name, groups, depth) => {
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
      fc.property(orders, randomQuestion, randomZone, randomBy, randomLevel, (rows, query, name, groups, depth) => {
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
        randomWindow,
        randomScope,
        fc.option(fc.record(orderFilters), { nil: undefined }),
        randomZone,
        randomBy,
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
      fc.property(orders, randomQuestion, fc.array(randomBy, { maxLength: 4 }), (rows, query, groups) => {
        const dataset = build(rows)
        const queries = [query, ...groups.map((each) => ({ ...query, by: grouped(each), metrics: ALL.slice(0, each.length * 5) }))]
        expect(runBoard(dataset, queries)).toEqual(queries.map((each) => runKpi(build(rows), each)))
      }),
      { numRuns: runs(60) },
    )
  })

  /** Nothing out of the ordinary: sales in the shop's currency whose lines all tell their units and have no times of their own. */
  const plainOrders = randomSales(40).map((rows) =>
    rows.map((order) => ({
      ...order,
      type: 'sale' as const,
      currency: 'GBP',
      rate: undefined,
      test: false,
      lines: order.lines.map((line) => ({ ...line, kind: line.kind === 'total' ? ('sale' as const) : line.kind, later: 0 })),
    })),
  )
  const BOARD: (Grouping | readonly [Grouping, Grouping] | undefined)[] = [undefined, 'day', 'sku', ['category', 'channel'], 'region']
  const board = (query: KpiQuery, metrics: MetricId[]) => BOARD.map((by): KpiQuery => ({ ...query, metrics, by }))
  const fewFilters = fc.record({
    channel: orderFilters.channel,
    region: fc.constantFrom<(string[] | undefined)[]>(undefined, ['UK', 'FR'], ['FR'], ['UK', '']),
  })

  test('plain orders that pass a filter, many or few, are answered as if there were no others', () => {
    fc.assert(
      fc.property(plainOrders, randomWindow, fewFilters, (rows, window, filters) => {
        const query = { ...WHOLE, ...window }
        const passes = ({ channel, region }: Order) =>
          (!filters.channel?.length || filters.channel.includes(channel)) && (!filters.region || filters.region.includes(region))
        const metrics: MetricId[] = ['gmv_paid', 'orders', 'units', 'buyers']
        const answers = (of: Order[], asked: KpiQuery) =>
          runBoard(build(of), board(asked, metrics)).map((answer) => ({
            totals: answer.totals,
            // A SKU's title is the latest of all orders, and rows of what no line carries come as their members were first met.
            rows: new Map(answer.rows?.map((row) => [JSON.stringify([row.key, row.key2, row.orderLevel]), row.figures])),
          }))
        expect(answers(rows, { ...query, filters })).toEqual(answers(rows.filter(passes), query))
      }),
      { numRuns: runs(150) },
    )
  })

  test('plain orders of new, returning or unknown buyers: each row of a board equals the definition', () => {
    const kinds = fc.subarray(['new', 'returning', 'unknown'], { minLength: 1, maxLength: 2 })
    fc.assert(
      fc.property(plainOrders, randomWindow, fewFilters, kinds, (rows, window, filters, newness) => {
        const query = { ...WHOLE, ...window, filters: { ...filters, newness } }
        const queries = board(query, ['gmv_paid', 'orders', 'units', 'buyers'])
        runBoard(build(rows), queries).forEach((result, i) => {
          const groups = [queries[i].by ?? []].flat()
          expect(plain(rows, queries[i], 'UTC')).toMatchObject(values(result.totals))
          for (const row of (result.rows ?? []).filter((each) => !each.orderLevel))
            expect({ of: [row.key, row.key2], ...plain(rows, narrow(queries[i], groups, row), 'UTC', query.from) }).toMatchObject({
              of: [row.key, row.key2],
              ...values(row.figures),
            })
        })
      }),
      { numRuns: runs(60) },
    )
  })

  test('new and returning buyers make up the buyers', () => {
    fc.assert(
      fc.property(orders, randomQuestion, (rows, query) => {
        const { new_buyers, returning_buyers, buyers } = values(ask(rows, query).totals)
        expect(Number(new_buyers) + Number(returning_buyers)).toBe(buyers)
      }),
    )
  })

  test('a window is half-open: two that meet make the one that spans them', () => {
    fc.assert(
      fc.property(orders, randomQuestion, randomZone, fc.nat(45), (rows, query, name, cut) => {
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
      fc.property(
        orders,
        randomQuestion,
        randomZone,
        fc.oneof(fc.constantFrom(...COMPARED), randomWindow),
        (rows, query, name, compare) => {
          const { compared } = ask(rows, { ...query, compare }, name)
          if (!compared) throw new Error('no comparison')
          expect(compared.totals).toEqual(ask(rows, { ...query, from: compared.from, to: compared.to }, name).totals)
        },
      ),
    )
  })

  test('several tables answer as one, and hidden orders as if they were not there', () => {
    fc.assert(
      fc.property(orders, fc.array(fc.nat(2)), randomQuestion, randomBy, (rows, cut, query, groups) => {
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
      { ...WHOLE, beside: true },
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
