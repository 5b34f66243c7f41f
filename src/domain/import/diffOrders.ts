import { toDecimalText } from '~/domain/money'
import type { Order, OrderLine, OrderRefund } from '~/domain/order'

export interface FieldChange {
  field: string
  before: string
  after: string
}

/** Where two versions of an order differ, field by field, in words a person can read: amounts as decimals, times as ISO. At most `limit`. */
export function diffOrders(before: Order, after: Order, limit = 20): FieldChange[] {
  const old = fieldsOf(before)
  const now = fieldsOf(after)
  const changes: FieldChange[] = []
  for (const field of new Set([...old.keys(), ...now.keys()])) {
    const was = old.get(field) ?? ''
    const is = now.get(field) ?? ''
    if (was !== is && changes.length < limit) changes.push({ field, before: was, after: is })
  }
  return changes
}

function fieldsOf(order: Order): Map<string, string> {
  const money = (amount: number): string => toDecimalText(amount, order.currency)
  const fields = new Map<string, string>([
    ['type', order.type],
    ['placedAt', time(order.placedAt)],
    ['paidAt', time(order.paidAt)],
    ['cancelledAt', time(order.cancelledAt)],
    ['buyer', order.buyer.key],
    ['buyerName', order.buyer.name],
    ['email', order.buyer.email],
    ['phone', order.buyer.phone],
    ['channel', order.channel],
    ['region', order.region],
    ['currency', order.currency],
    ['rate', order.rate === undefined ? '' : String(order.rate)],
    ['shipping', money(order.shipping)],
    ['discount', money(order.discount)],
    ['tax', money(order.tax)],
    ['status', order.status],
    ['note', order.note],
    ['method', order.paidBy ?? ''],
    ['promotion', order.promotion ?? ''],
    ['carrier', order.shipment?.carrier ?? ''],
    ['tracking', order.shipment?.tracking ?? ''],
    ['shippedAt', time(order.shipment?.at)],
    ['deliveredAt', time(order.shipment?.deliveredAt)],
    ['test', String(order.test)],
  ])
  order.lines.forEach((line, index) => addLine(fields, `lines[${index}]`, line, money))
  order.refunds.forEach((refund, index) => addRefund(fields, `refunds[${index}]`, refund, money))
  return fields
}

function addLine(fields: Map<string, string>, name: string, line: OrderLine, money: (amount: number) => string): void {
  fields.set(`${name}.sku`, line.sku)
  fields.set(`${name}.title`, line.title)
  fields.set(`${name}.quantity`, String(line.quantity))
  fields.set(`${name}.price`, money(line.price))
  fields.set(`${name}.amount`, money(line.amount))
  fields.set(`${name}.discount`, money(line.discount))
  fields.set(`${name}.cost`, line.cost === undefined ? '' : money(line.cost))
  fields.set(`${name}.kind`, line.kind)
  fields.set(`${name}.notSale`, line.notSale)
  if (line.later) fields.set(`${name}.later`, String(line.later))
}

function addRefund(fields: Map<string, string>, name: string, refund: OrderRefund, money: (amount: number) => string): void {
  fields.set(`${name}.at`, time(refund.at))
  fields.set(`${name}.goods`, money(refund.goods))
  fields.set(`${name}.shipping`, money(refund.shipping))
  fields.set(`${name}.tax`, money(refund.tax))
  fields.set(`${name}.line`, refund.line === undefined ? '' : String(refund.line))
  fields.set(`${name}.dated`, String(refund.dated))
}

function time(at: number | undefined): string {
  return at === undefined ? '' : new Date(at).toISOString()
}
