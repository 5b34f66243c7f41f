import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attributes } from '~/analytics/attributes'
import { buildDataset } from '~/analytics/dataset'
import type { GrainSource, SpendSums } from '~/analytics/grains'
import type { Filters, Grouping, KpiQuery } from '~/analytics/query'
import { metricOf } from '~/analytics/registry'
import { runKpi } from '~/analytics/runKpi'
import { METRIC_IDS, type MetricId } from '~/domain/metric'
import { LINE_KINDS, type Order, type OrderLine } from '~/domain/order'
import { aLine, anOrder } from '../../../tests/builders'
import { someFacts } from '../../../tests/facts'
import { runs } from '../../../tests/runs'
import { prove } from './proof'

const DAY = 86_400_000
const START = Date.UTC(2024, 0, 1)
const FIRST = START / DAY
const SIDES: ReadonlySet<string> = new Set(['visits', 'spend', 'stock', 'tickets'])
/** Metrics of orders, lines, refunds and buyers. */
const OWN = METRIC_IDS.filter((id) => !metricOf(id).needs.some((need) => SIDES.has(need)))

const at = fc.integer({ min: 0, max: 120 * 24 }).map((hour) => START + hour * 3_600_000)
const amount = fc.integer({ min: 0, max: 400 }).map((value) => value * 25)
const line: fc.Arbitrary<OrderLine> = fc
  .record({
    sku: fc.constantFrom('', 'A', 'B', 'C'),
    quantity: fc.integer({ min: 0, max: 3 }),
    amount,
    discount: fc.constantFrom(0, 0, 125),
    kind: fc.constantFrom('sale' as const, 'sale' as const, ...LINE_KINDS),
    notSale: fc.constantFrom('' as const, '' as const, 'priceZero' as const),
    later: fc.constantFrom(undefined, 7200),
    cost: fc.constantFrom(undefined, 50),
  })
  .map(aLine)
const order: fc.Arbitrary<Order> = fc
  .record({
    number: fc.uuid(),
    type: fc.constantFrom('sale' as const, 'sale' as const, 'sale' as const, 'credit' as const),
    placedAt: at,
    paid: fc.constantFrom(undefined, 0, 0, DAY),
    cancelled: fc.constantFrom(undefined, undefined, undefined, 2 * DAY),
    buyer: fc.constantFrom('', 'x', 'y', 'z'),
    channel: fc.constantFrom('', 'shop', 'market'),
    promotion: fc.constantFrom(undefined, 'june', 'july'),
    currency: fc.constantFrom('GBP', 'GBP', 'USD'),
    rate: fc.constantFrom(undefined, 0.8123),
    shipping: amount,
    discount: fc.constantFrom(0, 0, 300),
    test: fc.constantFrom(false, false, false, true),
    lines: fc.array(line, { maxLength: 3 }),
    refunds: fc.array(fc.record({ at, goods: amount, shipping: amount, tax: fc.constant(0), line: fc.nat(1), dated: fc.boolean() }), {
      maxLength: 2,
    }),
  })
  .map(({ paid, cancelled, buyer, refunds, ...rest }) =>
    anOrder({
      ...rest,
      paidAt: paid === undefined ? undefined : rest.placedAt + paid,
      cancelledAt: cancelled === undefined ? undefined : rest.placedAt + cancelled,
      buyer: { key: buyer, name: '', email: '', phone: '' },
      refunds: rest.type === 'credit' ? [] : refunds.filter((refund) => refund.line < rest.lines.length),
    }),
  )
const orders = fc.uniqueArray(order, { selector: ({ number }) => number, maxLength: 14 })
const some = (...values: string[]) => fc.option(fc.subarray(values), { nil: undefined, freq: 1 })
const filters: fc.Arbitrary<Filters> = fc.record({
  channel: some('', 'shop'),
  promotion: some('', 'june'),
  sku: some('A', 'B'),
  tier: some('', 'gold'),
  newness: some('new', 'unknown'),
  weekday: some('1', '2', '3', '4', '5'),
})
const query = fc.record({
  from: fc.integer({ min: 0, max: 60 }).map((day) => FIRST + day),
  length: fc.integer({ min: 0, max: 70 }),
  scope: fc.record({
    nonProducts: fc.boolean(),
    free: fc.boolean(),
    unknownBuyers: fc.constantFrom('beside' as const, 'out' as const, 'each' as const),
    refundsOn: fc.constantFrom(undefined, 'order' as const),
  }),
  filters: fc.oneof(fc.constant({}), filters),
})
const ATTRIBUTES: Attributes = {
  skuOf: (sku) =>
    ({ A: { product: 'p', categories: ['food', 'fresh'], supplier: 's' }, B: { product: 'q', categories: ['food'], supplier: '' } })[sku],
  tierOf: (buyer) => (buyer === 'x' ? 'gold' : ''),
  segmentOf: (buyer) => (buyer === 'y' ? 'new' : ''),
  audience: () => undefined,
  nameOf: () => undefined,
}
const datasetOf = (rows: Order[]) => buildDataset([someFacts(rows)], { zone: 'Europe/London', currency: 'GBP', attributes: ATTRIBUTES })

/** What the rows add up to, as the figure would say it. */
function said({ part, whole }: { part: number; whole?: number }): number | null {
  if (whole === undefined) return part
  return whole === 0 ? null : part / whole
}

describe('the rows behind a figure', () => {
  it('add up to it to the last unit, for every metric, filter and scope', () => {
    fc.assert(
      fc.property(orders, query, fc.constantFrom(...OWN), (rows, { length, ...asked }, id) => {
        const proven = prove(datasetOf(rows), { query: { ...asked, to: asked.from + length, metrics: [id] } })
        if (proven.figure.value === null) return
        expect(said(proven.sum)).toBe(proven.figure.value)
        expect(proven.adds).toBe(true)
      }),
      { numRuns: runs(900) },
    )
  })

  it('add up to each row of an answer, when its cell is asked for', () => {
    const by = fc.constantFrom<Grouping | [Grouping, Grouping]>(
      'day',
      'channel',
      'category',
      'tier',
      'sku',
      'promotion',
      'hour',
      'priceBand',
      ['month', 'category'],
      ['channel', 'week'],
      ['category', 'channel'],
    )
    fc.assert(
      fc.property(orders, query, by, fc.constantFrom(...OWN), fc.constantFrom(1 as const, 2 as const), (rows, asked, split, id, level) => {
        const { length, filters: given, ...rest } = asked
        const question: KpiQuery & { metrics: [MetricId] } = {
          ...rest,
          // Who is new is told from the first day of the window, and a day is a window of its own.
          filters: { ...given, newness: undefined },
          to: rest.from + length,
          metrics: [id],
          by: split,
          level,
        }
        const dataset = datasetOf(rows)
        for (const row of (runKpi(dataset, question).rows ?? []).slice(0, 4)) {
          const figure = row.figures[id]
          if (row.orderLevel || figure === undefined || figure.value === null) continue
          const proven = prove(dataset, { query: question, cell: { key: row.key, key2: row.key2 } })
          expect(proven.figure).toEqual(figure)
          expect(said(proven.sum)).toBe(figure.value)
        }
      }),
      { numRuns: runs(300) },
    )
  })

  it('are orders, refunds or buyers, each once, largest first', () => {
    const day = (n: number) => START + n * DAY
    const dataset = datasetOf([
      anOrder({ number: '1', placedAt: day(1), paidAt: day(1), lines: [aLine({ amount: 50_000 })] }),
      anOrder({ number: '2', placedAt: day(2), paidAt: day(2), lines: [aLine({ amount: 90_000 })] }),
      anOrder({ number: '3', type: 'credit', placedAt: day(3), paidAt: undefined, lines: [aLine({ amount: -20_000 })] }),
    ])
    const ask = (id: MetricId) =>
      prove(dataset, {
        query: { from: FIRST, to: FIRST + 10, metrics: [id], scope: { nonProducts: true, free: false, unknownBuyers: 'beside' } },
      })
    expect(ask('gmv_paid')).toEqual({
      figure: { value: 14 },
      rows: [
        { kind: 'order', at: 1, part: 9 },
        { kind: 'order', at: 0, part: 5 },
      ],
      sum: { part: 14 },
      adds: true,
    })
    expect(ask('refunds').rows).toEqual([{ kind: 'refund', at: 2, part: 2 }])
    expect(ask('gmv_per_order')).toMatchObject({
      sum: { part: 14, whole: 2 },
      rows: [
        { part: 9, whole: 1 },
        { part: 5, whole: 1 },
      ],
    })
    expect(ask('repeat_buyer_rate').rows).toEqual([{ kind: 'buyer', at: 1, part: 1, whole: 1 }])
  })

  it('are days, for what other grains tell; what does not add up over days says so', () => {
    const spend: GrainSource<SpendSums> = {
      sum: ({ from, to }) => ({
        ok: true,
        rows: new Map(),
        total: {
          spend: (to - from) * 12_345,
          impressions: to - from,
          clicks: 1,
          attributedNet: Number.NaN,
          attributedCosted: 0,
          attributedContribution: 0,
          newBuyers: 0,
        },
      }),
    }
    const ask = (id: MetricId) =>
      prove(
        datasetOf([]),
        { query: { from: FIRST, to: FIRST + 3, metrics: [id], scope: { nonProducts: true, free: false, unknownBuyers: 'beside' } } },
        { spend },
      )
    expect(ask('ad_spend')).toMatchObject({ figure: { value: 3.7035 }, sum: { part: 3.7035 }, adds: true })
    expect(ask('ad_spend').rows.map(({ kind, at: of }) => [kind, of])).toEqual([
      ['day', FIRST],
      ['day', FIRST + 1],
      ['day', FIRST + 2],
    ])
    expect(ask('clicks')).toMatchObject({ figure: { value: 1 }, sum: { part: 3 }, adds: false })
  })
})
