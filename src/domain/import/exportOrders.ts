import { guardedCell } from '~/lib/csv/write'
import type { ImportField } from '~/domain/importPlan'
import { type Amount, toDecimalText } from '~/domain/money'
import type { Order, OrderLine, OrderRefund } from '~/domain/order'
import { EXPORT_HEADER, EXTRA_HEADERS, type ExtraField } from './exportFormat'
import { presetOf } from './presets'

const CHUNK = 256 * 1024
type Cells = Partial<Record<ImportField | ExtraField, string>>

/**
 * Orders as CSV in UTF-8 with a byte order mark, a row a line of an order and a row a refund; nothing is lost, so that the import of it is a no-op.
 * Texts that a spreadsheet would take for a formula get an apostrophe, which the import takes away.
 */
export async function* exportOrders(
  orders: Iterable<Order> | AsyncIterable<Order>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder()
  const names = presetOf('zhanggui').names
  const isExtra = (field: ImportField | ExtraField): field is ExtraField => Object.hasOwn(EXTRA_HEADERS, field)
  let text = `\uFEFF${EXPORT_HEADER.map((field) => (isExtra(field) ? EXTRA_HEADERS[field] : (names[field]?.[0] ?? field))).join(',')}\n`
  for await (const order of orders) {
    for (const row of rowsOf(order)) text += row
    if (text.length > CHUNK) {
      yield encoder.encode(text)
      text = ''
    }
  }
  yield encoder.encode(text)
}

function* rowsOf(order: Order): Generator<string> {
  const cells = orderCells(order)
  for (const line of order.lines) yield rowText({ ...cells, row: 'line', ...lineCells(line, order.currency) })
  for (const refund of order.refunds) yield rowText({ ...cells, row: 'refund', ...refundCells(refund, order.currency) })
  if (order.lines.length === 0 && order.refunds.length === 0) yield rowText({ ...cells, row: 'order' })
}

function rowText(cells: Cells): string {
  return `${EXPORT_HEADER.map((field) => cells[field] ?? '').join(',')}\n`
}

function orderCells(order: Order): Cells {
  const money = (amount: Amount): string => toDecimalText(amount, order.currency)
  return {
    number: guardedCell(order.number),
    orderType: order.type,
    placedAt: instant(order.placedAt),
    paidAt: instant(order.paidAt),
    cancelledAt: instant(order.cancelledAt),
    status: guardedCell(order.status),
    buyerId: guardedCell(order.buyer.key),
    buyerName: guardedCell(order.buyer.name),
    email: guardedCell(order.buyer.email),
    phone: guardedCell(order.buyer.phone),
    channel: guardedCell(order.channel),
    region: guardedCell(order.region),
    currency: order.currency,
    rate: order.rate === undefined ? '' : String(order.rate),
    shipping: money(order.shipping),
    orderDiscount: money(order.discount),
    tax: money(order.tax),
    note: guardedCell(order.note),
    method: guardedCell(order.paidBy ?? ''),
    promotion: guardedCell(order.promotion ?? ''),
    carrier: guardedCell(order.shipment?.carrier ?? ''),
    tracking: guardedCell(order.shipment?.tracking ?? ''),
    shippedAt: instant(order.shipment?.at),
    deliveredAt: instant(order.shipment?.deliveredAt),
    test: order.test ? 'yes' : '',
  }
}

function lineCells(line: OrderLine, currency: string): Cells {
  const money = (amount: Amount): string => toDecimalText(amount, currency)
  return {
    sku: guardedCell(line.sku),
    title: guardedCell(line.title),
    quantity: String(line.quantity),
    price: money(line.price),
    lineAmount: money(line.amount),
    lineDiscount: money(line.discount),
    cost: line.cost === undefined ? '' : money(line.cost),
    lineKind: line.kind,
    notSale: line.notSale,
    later: line.later === undefined ? '' : String(line.later),
  }
}

function refundCells(refund: OrderRefund, currency: string): Cells {
  const money = (amount: Amount): string => toDecimalText(amount, currency)
  return {
    refundedAt: instant(refund.at),
    refundAmount: money(refund.goods),
    refundShipping: money(refund.shipping),
    refundTax: money(refund.tax),
    refundLine: refund.line === undefined ? '' : String(refund.line),
    refundDated: refund.dated ? 'yes' : '',
  }
}

function instant(at: number | undefined): string {
  return at === undefined ? '' : new Date(at).toISOString()
}
