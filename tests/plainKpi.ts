import type { MetricId } from '~/domain/metric'
import { unitOf } from '~/domain/money'
import type { Order, OrderLine } from '~/domain/order'
import { weekdayOf, zoneOf } from '~/lib/zone'
import { type Attributes, NO_ATTRIBUTES } from '~/analytics/attributes'
import type { FilterName, KpiQuery, Scope } from '~/analytics/query'

export interface PlainShop {
  zone: string
  currency: string
  attributes?: Attributes
  /** Before which a returning buyer of the filter has bought; absent: the window's first day. */
  newnessFrom?: number
}

/**
 * The oracle of the tests: every figure of metrics.md from plain order objects and sets, word by word and as slow as that is.
 * null stands for "—".
 */
export function plainKpi(orders: Order[], query: KpiQuery, shop: PlainShop): Partial<Record<MetricId, number | null>> {
  const zone = zoneOf(shop.zone)
  const { scope, filters = {} } = query
  const within = (at: number | undefined) => at !== undefined && zone.dayOf(at) >= query.from && zone.dayOf(at) < query.to
  const unit = unitOf(shop.currency)
  const attributes = shop.attributes ?? NO_ATTRIBUTES
  const asked = (name: FilterName) => (filters[name]?.length ? filters[name] : undefined)
  const takes = (name: FilterName, ...values: string[]) => asked(name)?.some((wanted) => values.includes(wanted)) ?? true
  const convert = (order: Order, amount: number) => {
    if (order.currency === shop.currency) return amount
    return Math.sign(amount) * Math.round(Math.abs(amount) * ((unit / unitOf(order.currency)) * (order.rate ?? Number.NaN)))
  }
  const hourOf = (at: number) => String(new Date(at + zone.offsetAt(at)).getUTCHours())
  const weekdayAt = (at: number) => String(weekdayOf(zone.dayOf(at)))
  const isProduct = (line: OrderLine) => !['postage', 'fee', 'correction'].includes(line.kind)
  const inScope = (line: OrderLine) => line.notSale === '' && (scope.nonProducts || isProduct(line))
  const isFree = (line: OrderLine) => line.amount === 0 && line.discount === 0 && line.kind !== 'total'
  const choosesGoods = (['sku', 'product', 'category', 'supplier', 'priceBand'] as const).some(asked)
  const wanted = (order: Order, { sku, amount, quantity }: OrderLine) => {
    const facts = attributes.skuOf(sku)
    const categories = facts?.categories ?? []
    return (
      takes('sku', sku) &&
      takes('product', facts?.product ?? sku) &&
      takes('category', ...(categories.length > 0 ? categories : [''])) &&
      takes('supplier', facts?.supplier ?? '') &&
      takes('priceBand', bandOf(convert(order, amount) / unit, quantity))
    )
  }
  const counts = (line: OrderLine) => inScope(line) && (scope.free || !isFree(line))
  /** Lines of a payment: each may have an hour of its own. */
  const ownHour = (order: Order, line: OrderLine) => takes('hour', hourOf((order.paidAt ?? 0) + (line.later ?? 0) * 1000))
  const counted = (order: Order) => order.lines.filter((line) => counts(line) && wanted(order, line))
  const bought = (order: Order) => counted(order).filter((line) => ownHour(order, line))
  const ownPart = (order: Order) => !choosesGoods && takes('hour', hourOf(order.paidAt ?? 0))
  const net = (order: Order, lines: OrderLine[]) => sum(lines, (line) => convert(order, line.amount) - convert(order, line.discount))
  const paidOf = (order: Order) => net(order, order.lines.filter(inScope)) + convert(order, order.shipping) - convert(order, order.discount)

  const usable = orders.filter((order) => !order.test && (order.currency === shop.currency || order.rate !== undefined))
  const history = usable.filter((order) => order.type === 'sale' && order.paidAt !== undefined && paidOf(order) > 0)
  const isPurchase = (order: Order) => order.paidAt !== undefined && !isReturned(order)
  const boughtBefore = (key: string, day: number) =>
    history.some((order) => order.buyer.key === key && isPurchase(order) && zone.dayOf(order.paidAt ?? 0) < day)
  const chosen = usable.filter(({ channel, region, promotion = '', buyer: { key } }) => {
    const newness = key === '' ? 'unknown' : boughtBefore(key, shop.newnessFrom ?? query.from) ? 'returning' : 'new'
    return (
      takes('channel', channel) &&
      takes('region', region) &&
      takes('promotion', promotion) &&
      takes('tier', key === '' ? '' : attributes.tierOf(key)) &&
      takes('segment', key === '' ? '' : attributes.segmentOf(key)) &&
      takes('newness', newness) &&
      (!asked('audience') || (key !== '' && asked('audience')?.some((audience) => attributes.audience(audience)?.has(key)))) &&
      (scope.unknownBuyers !== 'out' || key !== '')
    )
  })
  const sales = chosen.filter((order) => order.type === 'sale')
  const paid = sales.filter((order) => within(order.paidAt) && takes('weekday', weekdayAt(order.paidAt ?? 0)))
  const gross = sum(paid, (order) => sum(bought(order), (line) => convert(order, line.amount)))
  const discounts = sum(
    paid,
    (order) => sum(bought(order), (line) => convert(order, line.discount)) + (ownPart(order) ? convert(order, order.discount) : 0),
  )
  const gmvOf = (order: Order) =>
    net(
      order,
      order.lines.filter((line) => inScope(line) && wanted(order, line) && ownHour(order, line)),
    ) + (ownPart(order) ? convert(order, order.shipping) - convert(order, order.discount) : 0)
  const paying = paid.filter((order) => paidOf(order) > 0 && (bought(order).length > 0 || (ownPart(order) && counted(order).length === 0)))
  const lines = paying.flatMap(bought)
  const untold = (line: OrderLine) => line.kind === 'total' && line.quantity === 0
  const units = lines.length > 0 && lines.every(untold) ? null : sum(lines, (line) => line.quantity)

  const back = chosen
    .flatMap((order) => returnsOf(order, convert).map((event) => ({ ...event, order, at: bookedAt(order, event, scope) })))
    .filter(
      ({ at, line, order }) =>
        within(at) &&
        takes('weekday', weekdayAt(at)) &&
        takes('hour', hourOf(at)) &&
        (!choosesGoods || (line && wanted(order, line))) &&
        (scope.nonProducts || !line || isProduct(line)),
    )
  const refunds = sum(
    back.filter((event) => !event.cancel),
    (event) => event.goods + (choosesGoods ? 0 : event.other),
  )

  const known = paying.filter((order) => order.buyer.key !== '')
  const each = scope.unknownBuyers === 'each'
  const buyerKeys = [...new Set(known.map((order) => order.buyer.key))]
  const buyers = buyerKeys.length + (each ? paying.length - known.length : 0)
  const returning = buyerKeys.filter((key) => boughtBefore(key, query.from)).length
  const purchases = (key: string) => known.filter((order) => order.buyer.key === key && isPurchase(order))
  const repeatBuyers = buyerKeys.filter((key) => new Set(purchases(key).map((order) => zone.dayOf(order.paidAt ?? 0))).size >= 2).length
  const repeatOrders = sum(buyerKeys, (key) => Math.max(0, purchases(key).length - 1))
  const buyerGmv = sum(
    paid.filter((order) => each || order.buyer.key !== ''),
    gmvOf,
  )
  const placed = sales.filter(
    ({ placedAt }) => within(placedAt) && takes('weekday', weekdayAt(placedAt)) && takes('hour', hourOf(placedAt)),
  )
  const per = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return {
    gmv_paid: sum(paid, gmvOf) / unit,
    gmv_placed: sum(placed, (order) => net(order, counted(order))) / unit,
    gross_sales: gross / unit,
    net_sales: (gross - discounts - sum(back, (event) => event.goods)) / unit,
    refunds: refunds / unit,
    orders: paying.length,
    units,
    buyers,
    aov: per((gross - discounts) / unit, paying.length),
    arpb: per(buyerGmv / unit, buyers),
    repeat_buyer_rate: per(repeatBuyers, buyers),
    repeat_order_rate: per(repeatOrders, each ? paying.length : known.length),
    new_buyers: buyers - returning,
    returning_buyers: returning,
  }
}

/** Lower bound of the band on a ladder of 1, 2, 5, 10 … from a hundredth up. */
function bandOf(amount: number, quantity: number): string {
  const price = quantity === 0 ? amount : amount / quantity
  if (price < 0) return ''
  const ladder = [-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((power) => [1, 2, 5].map((step) => Number(`${step}e${power}`)))
  return String(Math.max(0, ...ladder.filter((bound) => bound <= price + 1e-12)))
}

/** metrics.md R4. */
function bookedAt(order: Order, { at }: PlainReturn, { refundsOn }: Scope): number {
  return refundsOn === 'order' && order.type === 'sale' ? (order.paidAt ?? at) : at
}

interface PlainReturn {
  at: number
  goods: number
  other: number
  line?: OrderLine
  cancel: boolean
}

function returnsOf(order: Order, convert: (order: Order, amount: number) => number): PlainReturn[] {
  const money = (amount: number) => convert(order, amount)
  const events: PlainReturn[] = order.refunds.map((refund) => ({
    at: refund.at,
    goods: money(refund.goods),
    other: money(refund.shipping) + money(refund.tax),
    line: refund.line === undefined ? undefined : order.lines[refund.line],
    cancel: false,
  }))
  if (order.type === 'credit') {
    for (const line of order.lines)
      events.push({ at: order.placedAt, goods: money(line.discount) - money(line.amount), other: 0, line, cancel: false })
    events.push({ at: order.placedAt, goods: money(order.discount), other: -money(order.shipping), cancel: false })
  } else if (order.cancelledAt !== undefined && order.paidAt !== undefined) {
    const sold = order.lines.map((line) => (line.notSale === '' ? money(line.amount) - money(line.discount) : 0))
    const rest = sum(sold, (amount) => amount) - money(order.discount) - sum(order.refunds, (refund) => money(refund.goods))
    if (rest > 0) {
      const at = order.cancelledAt
      const givenBack = (line: number | undefined) =>
        sum(
          order.refunds.filter((refund) => refund.line === line),
          (refund) => money(refund.goods),
        )
      order.lines.forEach((line, i) => events.push({ at, goods: sold[i] - givenBack(i), other: 0, line, cancel: true }))
      events.push({ at, goods: -money(order.discount) - givenBack(undefined), other: 0, cancel: true })
    }
  }
  return events
}

function isReturned(order: Order): boolean {
  if (order.cancelledAt !== undefined) return true
  const back = sum(order.refunds, (refund) => refund.goods + refund.shipping + refund.tax)
  const paid =
    sum(
      order.lines.filter((line) => line.notSale === ''),
      (line) => line.amount - line.discount,
    ) +
    order.shipping -
    order.discount
  return back > 0 && back >= paid
}

function sum<T>(rows: T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0)
}
