import { type Costs, type DictColumn, type OrderTable, costAt } from '~/segments/orderTable'

/** Texts coded in the order in which they come; code 0 is ''. */
export class TextCoder {
  readonly values = ['']
  readonly #codes = new Map([['', 0]])

  code(text: string): number {
    let code = this.#codes.get(text)
    if (code === undefined) {
      code = this.values.length
      this.values.push(text)
      this.#codes.set(text, code)
    }
    return code
  }
}

/** A table with room for that many rows; counts are 0, text columns have only ''. */
export function roomyTable(orders: number, lines: number, refunds: number): OrderTable {
  const dict = (rows: number): DictColumn => ({ codes: new Uint32Array(rows), values: [''] })
  return {
    orders: {
      count: 0,
      number: [],
      type: new Uint8Array(orders),
      test: new Uint8Array(orders),
      placedAt: new Float64Array(orders),
      paidAt: new Float64Array(orders),
      cancelledAt: new Float64Array(orders),
      rate: new Float64Array(orders),
      shipping: new Float64Array(orders),
      discount: new Float64Array(orders),
      tax: new Float64Array(orders),
      buyer: dict(orders),
      buyerName: dict(orders),
      email: dict(orders),
      phone: dict(orders),
      channel: dict(orders),
      region: dict(orders),
      currency: dict(orders),
      status: dict(orders),
      note: dict(orders),
      method: dict(orders),
      promotion: dict(orders),
      carrier: dict(orders),
      tracking: dict(orders),
      shippedAt: new Float64Array(orders).fill(Number.NaN),
      deliveredAt: new Float64Array(orders).fill(Number.NaN),
      fingerprint: new Float64Array(orders),
      lineStart: new Uint32Array(orders + 1),
      refundStart: new Uint32Array(orders + 1),
    },
    lines: {
      count: 0,
      sku: dict(lines),
      title: dict(lines),
      quantity: new Int32Array(lines),
      price: new Float64Array(lines),
      amount: new Float64Array(lines),
      discount: new Float64Array(lines),
      cost: new Float64Array(lines),
      kind: new Uint8Array(lines),
      notSale: new Uint8Array(lines),
      later: new Int32Array(lines),
      cancelled: new Int32Array(lines),
    },
    refunds: {
      count: 0,
      at: new Float64Array(refunds),
      goods: new Float64Array(refunds),
      shipping: new Float64Array(refunds),
      tax: new Float64Array(refunds),
      line: new Int32Array(refunds),
      dated: new Uint8Array(refunds),
    },
  }
}

/** The same table with columns cut to their counts. */
export function fitted({ orders, lines, refunds }: OrderTable): OrderTable {
  const dict = ({ codes, values }: DictColumn, count: number): DictColumn => ({ codes: codes.subarray(0, count), values })
  const n = orders.count
  const l = lines.count
  const r = refunds.count
  return {
    orders: {
      count: n,
      number: orders.number,
      type: orders.type.subarray(0, n),
      test: orders.test.subarray(0, n),
      placedAt: orders.placedAt.subarray(0, n),
      paidAt: orders.paidAt.subarray(0, n),
      cancelledAt: orders.cancelledAt.subarray(0, n),
      rate: orders.rate.subarray(0, n),
      shipping: orders.shipping.subarray(0, n),
      discount: orders.discount.subarray(0, n),
      tax: orders.tax.subarray(0, n),
      buyer: dict(orders.buyer, n),
      buyerName: dict(orders.buyerName, n),
      email: dict(orders.email, n),
      phone: dict(orders.phone, n),
      channel: dict(orders.channel, n),
      region: dict(orders.region, n),
      currency: dict(orders.currency, n),
      status: dict(orders.status, n),
      note: dict(orders.note, n),
      method: dict(orders.method, n),
      promotion: dict(orders.promotion, n),
      carrier: dict(orders.carrier, n),
      tracking: dict(orders.tracking, n),
      shippedAt: orders.shippedAt.subarray(0, n),
      deliveredAt: orders.deliveredAt.subarray(0, n),
      fingerprint: orders.fingerprint.subarray(0, n),
      lineStart: orders.lineStart.subarray(0, n + 1),
      refundStart: orders.refundStart.subarray(0, n + 1),
    },
    lines: {
      count: l,
      sku: dict(lines.sku, l),
      title: dict(lines.title, l),
      quantity: lines.quantity.subarray(0, l),
      price: lines.price.subarray(0, l),
      amount: lines.amount.subarray(0, l),
      discount: lines.discount.subarray(0, l),
      cost: lines.cost.subarray(0, l),
      kind: lines.kind.subarray(0, l),
      notSale: lines.notSale.subarray(0, l),
      later: lines.later.subarray(0, l),
      cancelled: lines.cancelled.subarray(0, l),
    },
    refunds: {
      count: r,
      at: refunds.at.subarray(0, r),
      goods: refunds.goods.subarray(0, r),
      shipping: refunds.shipping.subarray(0, r),
      tax: refunds.tax.subarray(0, r),
      line: refunds.line.subarray(0, r),
      dated: refunds.dated.subarray(0, r),
    },
  }
}

/** The orders at these places, in that order, as a table of their own, with no text that they do not use. */
export function pickOrders({ orders, lines, refunds }: OrderTable, picked: Uint32Array): OrderTable {
  const lineAt = spread(orders.lineStart, picked)
  const refundAt = spread(orders.refundStart, picked)
  return {
    orders: {
      count: picked.length,
      number: Array.from(picked, (i) => orders.number[i]),
      type: taken(Uint8Array, orders.type, picked),
      test: taken(Uint8Array, orders.test, picked),
      placedAt: taken(Float64Array, orders.placedAt, picked),
      paidAt: taken(Float64Array, orders.paidAt, picked),
      cancelledAt: taken(Float64Array, orders.cancelledAt, picked),
      rate: taken(Float64Array, orders.rate, picked),
      shipping: taken(Float64Array, orders.shipping, picked),
      discount: taken(Float64Array, orders.discount, picked),
      tax: taken(Float64Array, orders.tax, picked),
      buyer: takenTexts(orders.buyer, picked),
      buyerName: takenTexts(orders.buyerName, picked),
      email: takenTexts(orders.email, picked),
      phone: takenTexts(orders.phone, picked),
      channel: takenTexts(orders.channel, picked),
      region: takenTexts(orders.region, picked),
      currency: takenTexts(orders.currency, picked),
      status: takenTexts(orders.status, picked),
      note: takenTexts(orders.note, picked),
      method: takenTexts(orders.method, picked),
      promotion: takenTexts(orders.promotion, picked),
      carrier: takenTexts(orders.carrier, picked),
      tracking: takenTexts(orders.tracking, picked),
      shippedAt: taken(Float64Array, orders.shippedAt, picked),
      deliveredAt: taken(Float64Array, orders.deliveredAt, picked),
      fingerprint: taken(Float64Array, orders.fingerprint, picked),
      lineStart: lineAt.start,
      refundStart: refundAt.start,
    },
    lines: {
      count: lineAt.rows.length,
      sku: takenTexts(lines.sku, lineAt.rows),
      title: takenTexts(lines.title, lineAt.rows),
      quantity: taken(Int32Array, lines.quantity, lineAt.rows),
      price: taken(Float64Array, lines.price, lineAt.rows),
      amount: taken(Float64Array, lines.amount, lineAt.rows),
      discount: taken(Float64Array, lines.discount, lineAt.rows),
      cost: takenCosts(lines.cost, lineAt.rows),
      kind: taken(Uint8Array, lines.kind, lineAt.rows),
      notSale: taken(Uint8Array, lines.notSale, lineAt.rows),
      later: taken(Int32Array, lines.later, lineAt.rows),
      cancelled: taken(Int32Array, lines.cancelled, lineAt.rows),
    },
    refunds: {
      count: refundAt.rows.length,
      at: taken(Float64Array, refunds.at, refundAt.rows),
      goods: taken(Float64Array, refunds.goods, refundAt.rows),
      shipping: taken(Float64Array, refunds.shipping, refundAt.rows),
      tax: taken(Float64Array, refunds.tax, refundAt.rows),
      line: taken(Int32Array, refunds.line, refundAt.rows),
      dated: taken(Uint8Array, refunds.dated, refundAt.rows),
    },
  }
}

/** The rows that picked orders own, and where each order's rows start among them. */
function spread(starts: Uint32Array, picked: Uint32Array): { start: Uint32Array; rows: Uint32Array } {
  const start = new Uint32Array(picked.length + 1)
  for (let i = 0; i < picked.length; i++) start[i + 1] = start[i] + starts[picked[i] + 1] - starts[picked[i]]
  const rows = new Uint32Array(start[picked.length])
  for (let i = 0; i < picked.length; i++) for (let at = start[i], row = starts[picked[i]]; at < start[i + 1]; at++, row++) rows[at] = row
  return { start, rows }
}

function taken<T extends Uint8Array | Int32Array | Float64Array>(
  Kind: new (length: number) => T,
  values: ArrayLike<number>,
  rows: Uint32Array,
): T {
  const out = new Kind(rows.length)
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i]]
  return out
}

function takenCosts(costs: Costs, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => costAt(costs, row))
}

function takenTexts({ codes, values }: DictColumn, rows: Uint32Array): DictColumn {
  const news = new Int32Array(values.length).fill(-1)
  const kept = ['']
  news[0] = 0
  const out = new Uint32Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]]
    if (news[code] < 0) {
      news[code] = kept.length
      kept.push(values[code])
    }
    out[i] = news[code]
  }
  return { codes: out, values: kept }
}
