import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MetricId } from '~/domain/metric'
import { RETURN_DAYS } from '~/domain/metrics/sales'
import type { Order, OrderLine } from '~/domain/order'
import { dayFromCivil, zoneOf } from '~/lib/zone'
import { aLine, anOrder } from '../../../tests/builders'
import { someFacts } from '../../../tests/facts'
import { ATTRIBUTES, randomSales, randomScope, randomZone } from '../../../tests/randomShop'
import { runs } from '../../../tests/runs'
import { buildDataset } from '../dataset'
import type { KpiQuery, Scope } from '../query'
import { runKpi } from '../runKpi'

const IDS = [
  'units_per_order',
  'gmv_per_order',
  'gmv_net_refunds',
  'refund_share',
  'refund_documents',
  'refund_documents_per_order',
  'refund_rate_amount',
  'refund_rate_orders',
  'refund_rate_units',
  'gross_margin',
] as const satisfies readonly MetricId[]
const FIRST = dayFromCivil(2023, 3, 6)
const SCOPE: Scope = { nonProducts: true, free: false, unknownBuyers: 'beside' }
const DAY = 86_400_000

/** Two of three lines tell their cost. */
const costed = (orders: Order[]): Order[] =>
  orders.map((order) => ({
    ...order,
    currency: 'GBP',
    rate: undefined,
    lines: order.lines.map((line, i) => ({ ...line, ...(i % 3 === 2 ? {} : { cost: 700 + 100 * i }) })),
  }))

const datasetOf = (orders: Order[], zone: string) => buildDataset([someFacts(orders)], { zone, currency: 'GBP', attributes: ATTRIBUTES })
const ask = (orders: Order[], query: Partial<KpiQuery>, zone = 'UTC') =>
  runKpi(datasetOf(orders, zone), { metrics: [...IDS], from: FIRST, to: FIRST + 60, scope: SCOPE, ...query })

/** The definitions read word by word. */
function plainSales(orders: Order[], { from, to, scope }: Pick<KpiQuery, 'from' | 'to' | 'scope'>, zoneName: string) {
  const { dayOf } = zoneOf(zoneName)
  const within = (day: number) => day >= from && day < to
  const isProduct = ({ kind }: OrderLine) => !['postage', 'fee', 'correction'].includes(kind)
  const inScope = (line: OrderLine) => line.notSale === '' && (scope.nonProducts || isProduct(line))
  const counts = (line: OrderLine) => inScope(line) && (scope.free || line.amount !== 0 || line.discount !== 0 || line.kind === 'total')
  const netOf = (line: OrderLine) => line.amount - line.discount
  const usable = orders.filter(({ test, buyer }) => !test && (scope.unknownBuyers !== 'out' || buyer.key !== ''))
  const sales = usable.filter(({ type, paidAt }) => type === 'sale' && paidAt !== undefined)
  const paidOf = (order: Order) => total(order.lines.filter(inScope), netOf) + order.shipping - order.discount
  const paidDay = (order: Order) => dayOf(order.paidAt ?? 0)
  const paid = sales.filter((order) => within(paidDay(order)))
  const paying = paid.filter((order) => paidOf(order) > 0)
  const gmv = total(paid, paidOf)
  const linesOf = (of: Order[]) => of.flatMap((order) => order.lines.filter(counts))
  const newest = Math.max(
    ...orders.filter(({ test }) => !test).flatMap(({ placedAt, paidAt }) => [dayOf(placedAt), dayOf(paidAt ?? placedAt)]),
  )
  const isMature = (order: Order) => paidDay(order) <= newest - RETURN_DAYS
  const events = usable.flatMap((order) => eventsOf(order).filter(({ line }) => scope.nonProducts || !line || isProduct(line)))
  const bookedOn = ({ order, at }: Event) => (scope.refundsOn === 'order' && order.type === 'sale' ? dayOf(order.paidAt ?? at) : dayOf(at))
  const booked = events.filter((event) => within(bookedOn(event)))
  const documents = new Set(
    booked.filter(({ cancel }) => !cancel).map((event) => `${event.order.number} ${scope.refundsOn ? dayOf(event.at) : bookedOn(event)}`),
  )
  const refunds = total(
    booked.filter(({ cancel }) => !cancel),
    ({ goods, other }) => goods + other,
  )
  const mature = paying.filter(isMature)
  const back = events.filter(({ order, cancel }) => !cancel && mature.includes(order) && order.cancelledAt === undefined)
  const unitsBack = ({ line, goods }: Event) =>
    line && netOf(line) > 0 ? Math.min(line.quantity, Math.floor((line.quantity * goods) / netOf(line) + 1e-9)) : 0
  const known = linesOf(paid).filter(({ cost }) => cost !== undefined)
  const knownBack = booked.filter(({ line }) => line?.cost !== undefined)
  const costBack = ({ line, goods }: Event) => {
    const sold = line ? Math.abs(netOf(line)) : 0
    return sold > 0 ? Math.round((line?.cost ?? 0) * Math.abs(line?.quantity ?? 0) * Math.min(1, goods / sold)) : 0
  }
  const cost = total(known, (line) => (line.cost ?? 0) * line.quantity) - total(knownBack, costBack)
  const net = total(known, netOf) - total(knownBack, ({ goods }) => goods)
  const units = (of: Order[]) => total(linesOf(of), ({ quantity }) => quantity)
  const per = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  const told = linesOf(paying).length === 0 || linesOf(paying).some(({ kind, quantity }) => kind !== 'total' || quantity !== 0)
  const named = events.some(({ order, cancel }) => !cancel && order.type === 'sale' && mature.includes(order))
  const unnamed = events.some(({ order, at }) => order.type === 'credit' && within(dayOf(at)) && dayOf(at) <= newest - RETURN_DAYS)
  const untold = (mature.length === 0 && paying.length > 0) || (unnamed && !named)
  const matured = (part: number, whole: number) => (untold ? null : per(part, whole))
  const matureSold = paid.filter(isMature)
  return {
    units_per_order: told ? per(units(paying), paying.length) : null,
    gmv_per_order: per(gmv / 10_000, paying.length),
    gmv_net_refunds: (gmv - refunds) / 10_000,
    refund_share: per(refunds, gmv),
    refund_documents: documents.size,
    refund_documents_per_order: per(documents.size, paying.length),
    refund_rate_amount: matured(
      total(back, ({ goods }) => goods),
      total(linesOf(matureSold), netOf) - total(matureSold, ({ discount }) => discount),
    ),
    refund_rate_orders: matured(new Set(back.map(({ order }) => order)).size, mature.length),
    refund_rate_units: matured(total(back, unitsBack), units(mature)),
    gross_margin: total(known, netOf) > 0 ? per(net - cost, net) : null,
  }
}

interface Event {
  order: Order
  at: number
  goods: number
  other: number
  line?: OrderLine
  cancel: boolean
}

function eventsOf(order: Order): Event[] {
  const events: Event[] = order.refunds.map(({ at, goods, shipping, tax, line }) => ({
    order,
    at,
    goods,
    other: shipping + tax,
    line: line === undefined ? undefined : order.lines[line],
    cancel: false,
  }))
  if (order.type === 'credit') {
    for (const line of order.lines)
      if (line.discount !== line.amount)
        events.push({ order, at: order.placedAt, goods: line.discount - line.amount, other: 0, line, cancel: false })
    if (order.discount !== 0 || order.shipping !== 0)
      events.push({ order, at: order.placedAt, goods: order.discount, other: -order.shipping, cancel: false })
  }
  return events
}

const total = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((sum, row) => sum + of(row), 0)

describe('margins, refund rates and the reference’s own ratios', () => {
  test('each is its definition read word by word, in any zone, window and scope', () => {
    // What a cancel gives back is net_sales' business; here orders are cancelled only where nobody paid.
    const uncancelled = (orders: Order[]) =>
      orders.map((order) => (order.paidAt === undefined ? order : { ...order, cancelledAt: undefined }))
    fc.assert(
      fc.property(
        randomSales(12),
        fc.nat(40),
        fc.integer({ min: 1, max: 45 }),
        randomScope,
        randomZone,
        (rows, start, length, scope, zone) => {
          const orders = uncancelled(costed(rows))
          fc.pre(orders.some(({ test }) => !test))
          const query = { from: FIRST + start, to: FIRST + start + length, scope }
          const { totals } = ask(orders, query, zone)
          const plain = plainSales(orders, query, zone)
          for (const id of IDS) {
            const [value, wanted] = [totals[id]?.value, plain[id]]
            if (wanted === null || value === null) expect([id, value]).toEqual([id, wanted])
            else expect(Math.abs((value ?? Number.NaN) - wanted), id).toBeLessThan(1e-9)
          }
        },
      ),
      { numRuns: runs(90) },
    )
  })

  test('a row is the same question about that part alone', () => {
    fc.assert(
      fc.property(randomSales(10), randomScope, fc.constantFrom('product' as const, 'channel' as const), (rows, scope, by) => {
        const orders = costed(rows)
        for (const row of ask(orders, { scope, by }).rows ?? []) {
          if (row.orderLevel) continue
          const alone = ask(orders, { scope, filters: { [by]: [row.key] } }).totals
          for (const id of IDS)
            if (id !== 'gmv_net_refunds') expect([row.key, id, row.figures[id]?.value]).toEqual([row.key, id, alone[id]?.value])
        }
      }),
      { numRuns: runs(30) },
    )
  })

  const sold = (daysAgo: number, set: Partial<Order> = {}) => {
    const at = Date.UTC(2023, 3, 20, 12) - daysAgo * DAY
    return anOrder({ number: `n${daysAgo}`, placedAt: at, paidAt: at, ...set })
  }
  const back = (goods: number, line?: number) => [
    { at: Date.UTC(2023, 3, 20, 13), goods, shipping: 500, tax: 0, dated: true, ...(line === undefined ? {} : { line }) },
  ]

  test('an order younger than the return window is in neither side of a refund rate', () => {
    const young = sold(RETURN_DAYS - 1, { refunds: back(100_000, 0) })
    const { totals } = ask(
      [sold(0), young, sold(RETURN_DAYS, { lines: [aLine({ quantity: 4, amount: 400_000 })], refunds: back(150_000, 0) })],
      {},
    )
    expect(totals.refund_rate_amount).toEqual({ value: 0.375 })
    expect(totals.refund_rate_orders).toEqual({ value: 1 })
    // Money for one unit and a half: one came back.
    expect(totals.refund_rate_units).toEqual({ value: 0.25 })
    expect(ask([sold(0), young], {}).totals.refund_rate_orders).toEqual({ value: null, why: 'notYet' })
    expect(ask([], {}).totals.refund_rate_orders).toEqual({ value: null, why: 'noDenominator' })
  })

  test('where no refund names its order there is no refund rate', () => {
    const credit = sold(20, { type: 'credit', number: 'c' })
    const rates = ['refund_rate_amount', 'refund_rate_orders', 'refund_rate_units'] as const
    const told = (orders: Order[]) => rates.map((id) => ask(orders, {}).totals[id])
    expect(told([sold(0), sold(20), credit])).toEqual(rates.map(() => ({ value: null, why: 'noOrderNamed' })))
    expect(told([sold(0), sold(20), sold(21, { refunds: back(100_000, 0) }), credit])[1]).toEqual({ value: 0.5 })
  })

  test('refunds of cancelled orders speak against no goods', () => {
    const cancelled = sold(20, { cancelledAt: Date.UTC(2023, 3, 2), refunds: back(100_000) })
    expect(ask([cancelled, sold(0)], {}).totals.refund_rate_orders).toEqual({ value: 0 })
  })

  test('a margin says which share of the sales tells its cost; what came back is in it no more', () => {
    const lines = [aLine({ cost: 40_000 }), aLine({ sku: 'B', amount: 300_000 })]
    expect(ask([sold(1, { lines })], {}).totals.gross_margin).toEqual({ value: 0.6, coverage: 0.25 })
    const whole = sold(1, { lines: [aLine({ quantity: 2, amount: 200_000, cost: 40_000 })] })
    expect(ask([whole], {}).totals.gross_margin).toEqual({ value: 0.6 })
    expect(ask([{ ...whole, refunds: back(100_000, 0) }], {}).totals.gross_margin).toEqual({ value: 0.6 })
    expect(ask([sold(1)], {}).totals.gross_margin).toEqual({ value: null, why: 'noCost' })
  })

  test('contribution is the margin less advertising; what cannot be told apart is shared out by net', () => {
    const spend = {
      spend: 30_000,
      impressions: 0,
      clicks: 0,
      attributedNet: 0,
      attributedCosted: 0,
      attributedContribution: 0,
      newBuyers: 0,
    }
    const sides = {
      spend: {
        sum: ({ by }: { by: readonly string[] }) =>
          by.length > 0 ? { ok: false as const, why: 'notSplit' as const } : { ok: true as const, total: spend, rows: new Map() },
      },
    }
    const orders = [sold(1, { lines: [aLine({ sku: 'A', cost: 40_000 }), aLine({ sku: 'B', amount: 200_000, cost: 40_000 })] })]
    const result = runKpi(
      datasetOf(orders, 'UTC'),
      { metrics: ['contribution'], from: FIRST, to: FIRST + 60, scope: SCOPE, by: 'sku' },
      undefined,
      sides,
    )
    expect(result.totals.contribution).toEqual({ value: 19 })
    expect(result.rows?.map(({ key, figures }) => [key, figures.contribution])).toEqual([
      ['B', { value: 14 }],
      ['A', { value: 5 }],
    ])
  })
})
