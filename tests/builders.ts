import fc from 'fast-check'
import { LINE_KINDS, NOT_SALE, ORDER_TYPES, type Order, type OrderLine } from '~/domain/order'
import { Fingerprint } from '~/segments/fingerprint'
import type { DictColumn, OrderTable } from '~/segments/orderTable'

/** A paid order of one line, 10.00 in the currency, unless said otherwise. */
export function anOrder(set: Partial<Order> = {}): Order {
  return {
    number: '1001',
    type: 'sale',
    placedAt: Date.UTC(2026, 0, 5, 9),
    paidAt: Date.UTC(2026, 0, 5, 9, 1),
    buyer: { key: 'b1', name: '', email: '', phone: '' },
    channel: 'Web',
    region: 'UK',
    currency: 'GBP',
    shipping: 0,
    discount: 0,
    tax: 0,
    status: '',
    note: '',
    test: false,
    lines: [aLine()],
    refunds: [],
    ...set,
  }
}

export function aLine(set: Partial<OrderLine> = {}): OrderLine {
  return { sku: 'MUG-1', title: 'Mug', quantity: 1, price: 100_000, amount: 100_000, discount: 0, kind: 'sale', notSale: '', ...set }
}

class DictBuilder {
  readonly values = ['']
  readonly #codes: number[] = []
  readonly #known = new Map([['', 0]])

  add(value: string) {
    let code = this.#known.get(value)
    if (code === undefined) {
      code = this.values.push(value) - 1
      this.#known.set(value, code)
    }
    this.#codes.push(code)
  }

  column(): DictColumn {
    return { codes: Uint32Array.from(this.#codes), values: this.values }
  }
}

function dictOf(values: string[]): DictColumn {
  const builder = new DictBuilder()
  for (const value of values) builder.add(value)
  return builder.column()
}

function startsOf(counts: number[]): Uint32Array {
  let at = 0
  return Uint32Array.from([0, ...counts.map((count) => (at += count))])
}

/** Orders as a table, sorted as an importer sorts them. The fingerprint covers the whole record. */
export function aTable(unsorted: Order[]): OrderTable {
  const orders = [...unsorted].sort((a, b) => a.placedAt - b.placedAt || (a.number < b.number ? -1 : 1))
  const lines = orders.flatMap((order) => order.lines)
  const refunds = orders.flatMap((order) => order.refunds)
  return {
    orders: {
      count: orders.length,
      number: orders.map((order) => order.number),
      type: Uint8Array.from(orders, (order) => ORDER_TYPES.indexOf(order.type)),
      test: Uint8Array.from(orders, (order) => (order.test ? 1 : 0)),
      placedAt: Float64Array.from(orders, (order) => order.placedAt),
      paidAt: Float64Array.from(orders, (order) => order.paidAt ?? Number.NaN),
      cancelledAt: Float64Array.from(orders, (order) => order.cancelledAt ?? Number.NaN),
      rate: Float64Array.from(orders, (order) => order.rate ?? Number.NaN),
      shipping: Float64Array.from(orders, (order) => order.shipping),
      discount: Float64Array.from(orders, (order) => order.discount),
      tax: Float64Array.from(orders, (order) => order.tax),
      buyer: dictOf(orders.map((order) => order.buyer.key)),
      buyerName: dictOf(orders.map((order) => order.buyer.name)),
      email: dictOf(orders.map((order) => order.buyer.email)),
      phone: dictOf(orders.map((order) => order.buyer.phone)),
      channel: dictOf(orders.map((order) => order.channel)),
      region: dictOf(orders.map((order) => order.region)),
      currency: dictOf(orders.map((order) => order.currency)),
      status: dictOf(orders.map((order) => order.status)),
      note: dictOf(orders.map((order) => order.note)),
      method: dictOf(orders.map((order) => order.paidBy ?? '')),
      promotion: dictOf(orders.map((order) => order.promotion ?? '')),
      carrier: dictOf(orders.map((order) => order.shipment?.carrier ?? '')),
      tracking: dictOf(orders.map((order) => order.shipment?.tracking ?? '')),
      shippedAt: Float64Array.from(orders, (order) => order.shipment?.at ?? Number.NaN),
      deliveredAt: Float64Array.from(orders, (order) => order.shipment?.deliveredAt ?? Number.NaN),
      fingerprint: Float64Array.from(orders, (order) => new Fingerprint().text(JSON.stringify(order)).value()),
      lineStart: startsOf(orders.map((order) => order.lines.length)),
      refundStart: startsOf(orders.map((order) => order.refunds.length)),
    },
    lines: {
      count: lines.length,
      sku: dictOf(lines.map((line) => line.sku)),
      title: dictOf(lines.map((line) => line.title)),
      quantity: Int32Array.from(lines, (line) => line.quantity),
      price: Float64Array.from(lines, (line) => line.price),
      amount: Float64Array.from(lines, (line) => line.amount),
      discount: Float64Array.from(lines, (line) => line.discount),
      cost: Float64Array.from(lines, (line) => line.cost ?? Number.NaN),
      kind: Uint8Array.from(lines, (line) => LINE_KINDS.indexOf(line.kind)),
      notSale: Uint8Array.from(lines, (line) => NOT_SALE.indexOf(line.notSale)),
      later: Int32Array.from(lines, (line) => line.later ?? 0),
      cancelled: Int32Array.from(lines, (line) => line.cancelled ?? 0),
    },
    refunds: {
      count: refunds.length,
      at: Float64Array.from(refunds, (refund) => refund.at),
      goods: Float64Array.from(refunds, (refund) => refund.goods),
      shipping: Float64Array.from(refunds, (refund) => refund.shipping),
      tax: Float64Array.from(refunds, (refund) => refund.tax),
      line: Int32Array.from(refunds, (refund) => refund.line ?? -1),
      dated: Uint8Array.from(refunds, (refund) => (refund.dated ? 1 : 0)),
    },
  }
}

const instants = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2027, 0, 1) })
const amounts = fc.oneof(fc.constant(0), fc.integer({ min: -5_000_000, max: 90_000_000 }), fc.integer({ min: 0, max: 2 ** 45 }))
const texts = fc.oneof(fc.constantFrom('', '连衣裙', 'Mug', '85123A'), fc.string({ unit: 'grapheme', maxLength: 12 }))

const randomLine: fc.Arbitrary<OrderLine> = fc.record(
  {
    sku: texts,
    title: texts,
    quantity: fc.integer({ min: -80_995, max: 80_995 }),
    price: amounts,
    amount: amounts,
    discount: amounts,
    cost: amounts,
    kind: fc.constantFrom(...LINE_KINDS),
    notSale: fc.constantFrom(...NOT_SALE),
    later: fc.constantFrom(-3600, 60, 7200),
    cancelled: fc.constantFrom(1, 300),
  },
  { requiredKeys: ['sku', 'title', 'quantity', 'price', 'amount', 'discount', 'kind', 'notSale'] },
)

const randomOrder: fc.Arbitrary<Order> = fc.record(
  {
    number: fc.string({ minLength: 1, maxLength: 8 }),
    type: fc.constantFrom(...ORDER_TYPES),
    placedAt: instants,
    paidAt: instants,
    cancelledAt: instants,
    buyer: fc.record({ key: texts, name: texts, email: texts, phone: texts }),
    channel: texts,
    region: texts,
    currency: fc.constantFrom('GBP', 'CNY', 'JPY'),
    rate: fc.double({ min: 0.001, max: 1000, noNaN: true }),
    shipping: amounts,
    discount: amounts,
    tax: amounts,
    status: texts,
    note: texts,
    test: fc.boolean(),
    paidBy: texts.filter((text) => text !== ''),
    promotion: texts.filter((text) => text !== ''),
    shipment: fc
      .record({ at: instants, carrier: texts, tracking: texts, deliveredAt: instants }, { requiredKeys: ['carrier', 'tracking'] })
      .filter(({ at, carrier, tracking, deliveredAt }) => at !== undefined || deliveredAt !== undefined || carrier + tracking !== ''),
    lines: fc.array(randomLine, { maxLength: 5 }),
    refunds: fc.array(
      fc.record(
        { at: instants, goods: amounts, shipping: amounts, tax: amounts, line: fc.nat(4), dated: fc.boolean() },
        { requiredKeys: ['at', 'goods', 'shipping', 'tax', 'dated'] },
      ),
      { maxLength: 2 },
    ),
  },
  {
    requiredKeys: [
      'number',
      'type',
      'placedAt',
      'buyer',
      'channel',
      'region',
      'currency',
      'shipping',
      'discount',
      'tax',
      'status',
      'note',
      'test',
      'lines',
      'refunds',
    ],
  },
)

/** Any orders, each number once. */
export const randomOrders = (most: number): fc.Arbitrary<Order[]> =>
  fc.uniqueArray(randomOrder, { selector: (order) => order.number, maxLength: most })
