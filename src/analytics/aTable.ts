import { LINE_KINDS, NOT_SALE, ORDER_TYPES, type Order, type OrderLine } from '~/domain/order'
import type { DictColumn, FactTable, OrderTable } from '~/segments/orderTable'

/** An order for tests: one of 10.00 of SKU A, paid by buyer `b1` when placed, unless told otherwise. */
export function anOrder(over: Partial<Order> & { number: string }): Order {
  const placedAt = over.placedAt ?? Date.UTC(2024, 0, 10, 12)
  return {
    type: 'sale', placedAt, paidAt: placedAt, buyer: { key: 'b1', name: '', email: '', phone: '' }, channel: 'shop', region: 'UK', currency: 'GBP',
    shipping: 0, discount: 0, tax: 0, status: '', note: '', test: false, lines: [aLine({})], refunds: [], ...over,
  }
}

export function aLine(over: Partial<OrderLine>): OrderLine {
  return { sku: 'A', title: 'Apple', quantity: 1, price: 100_000, amount: 100_000, discount: 0, kind: 'sale', notSale: '', ...over }
}

/** Orders as a table for tests, sorted by the time they were placed. */
export function aTable(unsorted: Order[], hidden: (order: Order) => boolean = () => false): OrderTable & FactTable {
  const orders = [...unsorted].sort((a, b) => a.placedAt - b.placedAt)
  const lines = orders.flatMap((order) => order.lines)
  const refunds = orders.flatMap((order) => order.refunds)
  const float = <T>(rows: T[], of: (row: T) => number | undefined) => Float64Array.from(rows, (row) => of(row) ?? Number.NaN)
  const byte = <T>(rows: T[], of: (row: T) => number) => Uint8Array.from(rows, of)
  const titles = new Map(lines.filter((line) => line.title !== '').map((line) => [line.sku, line.title]))
  const sku = dictionary(lines.map((line) => line.sku))
  return {
    orders: {
      count: orders.length,
      number: orders.map((order) => order.number),
      type: byte(orders, (order) => ORDER_TYPES.indexOf(order.type)),
      test: byte(orders, (order) => (order.test ? 1 : 0)),
      placedAt: float(orders, (order) => order.placedAt),
      paidAt: float(orders, (order) => order.paidAt),
      cancelledAt: float(orders, (order) => order.cancelledAt),
      rate: float(orders, (order) => order.rate),
      shipping: float(orders, (order) => order.shipping),
      discount: float(orders, (order) => order.discount),
      tax: float(orders, (order) => order.tax),
      buyer: dictionary(orders.map((order) => order.buyer.key)),
      buyerName: dictionary(orders.map((order) => order.buyer.name)),
      email: dictionary(orders.map((order) => order.buyer.email)),
      phone: dictionary(orders.map((order) => order.buyer.phone)),
      channel: dictionary(orders.map((order) => order.channel)),
      region: dictionary(orders.map((order) => order.region)),
      currency: dictionary(orders.map((order) => order.currency)),
      status: dictionary(orders.map((order) => order.status)),
      note: dictionary(orders.map((order) => order.note)),
      fingerprint: new Float64Array(orders.length),
      lineStart: starts(orders.map((order) => order.lines.length)),
      refundStart: starts(orders.map((order) => order.refunds.length)),
    },
    lines: {
      count: lines.length,
      sku,
      title: dictionary(lines.map((line) => line.title)),
      quantity: Int32Array.from(lines, (line) => line.quantity),
      price: float(lines, (line) => line.price),
      amount: float(lines, (line) => line.amount),
      discount: float(lines, (line) => line.discount),
      cost: float(lines, (line) => line.cost),
      kind: byte(lines, (line) => LINE_KINDS.indexOf(line.kind)),
      notSale: byte(lines, (line) => NOT_SALE.indexOf(line.notSale)),
    },
    refunds: {
      count: refunds.length,
      at: float(refunds, (refund) => refund.at),
      goods: float(refunds, (refund) => refund.goods),
      shipping: float(refunds, (refund) => refund.shipping),
      tax: float(refunds, (refund) => refund.tax),
      line: Int32Array.from(refunds, (refund) => refund.line ?? -1),
      dated: byte(refunds, (refund) => (refund.dated ? 1 : 0)),
    },
    skuTitle: sku.values.map((code) => titles.get(code) ?? ''),
    hidden: byte(orders, (order) => (hidden(order) ? 1 : 0)),
  }
}

function dictionary(cells: string[]): DictColumn {
  const values = ['', ...new Set(cells.filter((cell) => cell !== ''))]
  const codes = new Map(values.map((value, code) => [value, code]))
  return { codes: Uint32Array.from(cells, (cell) => codes.get(cell) ?? 0), values }
}

function starts(counts: number[]): Uint32Array {
  const out = new Uint32Array(counts.length + 1)
  counts.forEach((count, row) => (out[row + 1] = out[row] + count))
  return out
}
