import type { MetricId } from '~/domain/metric'
import { unitOf } from '~/domain/money'
import type { Order, OrderLine } from '~/domain/order'
import { zoneOf } from '~/lib/zone'
import type { KpiQuery } from '~/analytics/query'

/**
 * The oracle of the tests: every figure of metrics.md from plain order objects and sets, word by word and as slow as that is.
 * null stands for "—".
 */
export function plainKpi(orders: Order[], query: KpiQuery, shop: { zone: string; currency: string }): Partial<Record<MetricId, number | null>> {
  const zone = zoneOf(shop.zone)
  const within = (at: number | undefined) => at !== undefined && zone.dayOf(at) >= query.from && zone.dayOf(at) < query.to
  const { scope, filters } = query
  const unit = unitOf(shop.currency)
  const skus = filters?.sku?.length ? filters.sku : undefined
  const convert = (order: Order, amount: number) => {
    if (order.currency === shop.currency) return amount
    return Math.sign(amount) * Math.round(Math.abs(amount) * ((unit / unitOf(order.currency)) * (order.rate ?? Number.NaN)))
  }
  const isProduct = (line: OrderLine) => !['postage', 'fee', 'correction'].includes(line.kind)
  const inScope = (line: OrderLine) => line.notSale === '' && (scope.nonProducts || isProduct(line))
  const isFree = (line: OrderLine) => line.amount === 0 && line.discount === 0 && line.kind !== 'total'
  const wanted = (line: OrderLine) => !skus || skus.includes(line.sku)
  const counted = (order: Order) => order.lines.filter((line) => inScope(line) && wanted(line) && (scope.free || !isFree(line)))
  const net = (order: Order, lines: OrderLine[]) => sum(lines, (line) => convert(order, line.amount) - convert(order, line.discount))
  const paidOf = (order: Order) => net(order, order.lines.filter(inScope)) + convert(order, order.shipping) - convert(order, order.discount)

  const usable = orders.filter((order) => !order.test && (order.currency === shop.currency || order.rate !== undefined))
  const history = usable.filter((order) => order.type === 'sale' && order.paidAt !== undefined && paidOf(order) > 0)
  const chosen = usable.filter(
    (order) =>
      (!filters?.channel?.length || filters.channel.includes(order.channel)) &&
      (!filters?.region?.length || filters.region.includes(order.region)) &&
      (scope.unknownBuyers !== 'out' || order.buyer.key !== ''),
  )
  const sales = chosen.filter((order) => order.type === 'sale')
  const paid = sales.filter((order) => within(order.paidAt))
  const gross = sum(paid, (order) => sum(counted(order), (line) => convert(order, line.amount)))
  const discounts = sum(
    paid,
    (order) => sum(counted(order), (line) => convert(order, line.discount)) + (skus ? 0 : convert(order, order.discount)),
  )
  const gmvOf = (order: Order) => (skus ? net(order, counted(order)) : paidOf(order))
  const counts = paid.filter((order) => paidOf(order) > 0 && (!skus || counted(order).length > 0))
  const lines = counts.flatMap(counted)
  const untold = (line: OrderLine) => line.kind === 'total' && line.quantity === 0
  const units = lines.length > 0 && lines.every(untold) ? null : sum(lines, (line) => line.quantity)

  const back = chosen
    .flatMap((order) => returnsOf(order, convert))
    .filter(
      (event) =>
        within(event.at) &&
        (!skus || (event.line && skus.includes(event.line.sku))) &&
        (scope.nonProducts || !event.line || isProduct(event.line)),
    )
  const refunds = sum(
    back.filter((event) => !event.cancel),
    (event) => event.goods + (skus ? 0 : event.other),
  )

  const known = counts.filter((order) => order.buyer.key !== '')
  const each = scope.unknownBuyers === 'each'
  const buyerKeys = [...new Set(known.map((order) => order.buyer.key))]
  const buyers = buyerKeys.length + (each ? counts.length - known.length : 0)
  const isPurchase = (order: Order) => order.paidAt !== undefined && !isReturned(order)
  const returning = buyerKeys.filter((key) =>
    history.some((order) => order.buyer.key === key && isPurchase(order) && zone.dayOf(order.paidAt ?? 0) < query.from),
  ).length
  const purchases = (key: string) => known.filter((order) => order.buyer.key === key && isPurchase(order))
  const repeatBuyers = buyerKeys.filter((key) => new Set(purchases(key).map((order) => zone.dayOf(order.paidAt ?? 0))).size >= 2).length
  const repeatOrders = sum(buyerKeys, (key) => Math.max(0, purchases(key).length - 1))
  const buyerGmv = sum(
    paid.filter((order) => each || order.buyer.key !== ''),
    gmvOf,
  )
  const per = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return {
    gmv_paid: sum(paid, gmvOf) / unit,
    gmv_placed:
      sum(
        sales.filter((order) => within(order.placedAt)),
        (order) => net(order, counted(order)),
      ) / unit,
    gross_sales: gross / unit,
    net_sales: (gross - discounts - sum(back, (event) => event.goods)) / unit,
    refunds: refunds / unit,
    orders: counts.length,
    units,
    buyers,
    aov: per((gross - discounts) / unit, counts.length),
    arpb: per(buyerGmv / unit, buyers),
    repeat_buyer_rate: per(repeatBuyers, buyers),
    repeat_order_rate: per(repeatOrders, each ? counts.length : known.length),
    new_buyers: buyers - returning,
    returning_buyers: returning,
  }
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
