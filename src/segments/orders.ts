import { LINE_KINDS, NOT_SALE, ORDER_TYPES, type Order, type OrderLine, type OrderRefund, type Shipment } from '~/domain/order'
import { type DictColumn, type OrderTable, costAt } from './orderTable'

/** Order i of a table as a record. */
export function orderAt(table: OrderTable, i: number): Order {
  const { orders } = table
  const order: Order = {
    number: orders.number[i],
    type: ORDER_TYPES[orders.type[i]],
    placedAt: orders.placedAt[i],
    buyer: {
      key: textAt(orders.buyer, i),
      name: textAt(orders.buyerName, i),
      email: textAt(orders.email, i),
      phone: textAt(orders.phone, i),
    },
    channel: textAt(orders.channel, i),
    region: textAt(orders.region, i),
    currency: textAt(orders.currency, i),
    shipping: orders.shipping[i],
    discount: orders.discount[i],
    tax: orders.tax[i],
    status: textAt(orders.status, i),
    note: textAt(orders.note, i),
    test: orders.test[i] === 1,
    lines: [],
    refunds: [],
  }
  if (!Number.isNaN(orders.paidAt[i])) order.paidAt = orders.paidAt[i]!
  if (!Number.isNaN(orders.cancelledAt[i])) order.cancelledAt = orders.cancelledAt[i]!
  if (!Number.isNaN(orders.rate[i])) order.rate = orders.rate[i]!
  const method = textAt(orders.method, i)
  if (method) order.paidBy = method
  const promotion = textAt(orders.promotion, i)
  if (promotion) order.promotion = promotion
  const shipment = shipmentAt(table, i)
  if (shipment) order.shipment = shipment
  for (let line = orders.lineStart[i]; line < orders.lineStart[i + 1]; line++) order.lines.push(lineAt(table, line))
  for (let refund = orders.refundStart[i]; refund < orders.refundStart[i + 1]; refund++) order.refunds.push(refundAt(table, refund))
  return order
}

function shipmentAt({ orders }: OrderTable, i: number): Shipment | undefined {
  const shipment: Shipment = { carrier: textAt(orders.carrier, i), tracking: textAt(orders.tracking, i) }
  if (!Number.isNaN(orders.shippedAt[i])) shipment.at = orders.shippedAt[i]
  if (!Number.isNaN(orders.deliveredAt[i])) shipment.deliveredAt = orders.deliveredAt[i]
  const { at, carrier, tracking, deliveredAt } = shipment
  return at === undefined && deliveredAt === undefined && carrier === '' && tracking === '' ? undefined : shipment
}

function lineAt({ lines }: OrderTable, i: number): OrderLine {
  const line: OrderLine = {
    sku: textAt(lines.sku, i),
    title: textAt(lines.title, i),
    quantity: lines.quantity[i],
    price: lines.price[i],
    amount: lines.amount[i],
    discount: lines.discount[i],
    kind: LINE_KINDS[lines.kind[i]],
    notSale: NOT_SALE[lines.notSale[i]],
  }
  const cost = costAt(lines.cost, i)
  if (!Number.isNaN(cost)) line.cost = cost
  if (lines.later[i] !== 0) line.later = lines.later[i]!
  if (lines.cancelled[i] !== 0) line.cancelled = lines.cancelled[i]!
  return line
}

function refundAt({ refunds }: OrderTable, i: number): OrderRefund {
  const refund: OrderRefund = {
    at: refunds.at[i],
    goods: refunds.goods[i],
    shipping: refunds.shipping[i],
    tax: refunds.tax[i],
    dated: refunds.dated[i] === 1,
  }
  if (refunds.line[i] >= 0) refund.line = refunds.line[i]!
  return refund
}

function textAt({ codes, values }: DictColumn, i: number): string {
  return values[codes[i]]
}
