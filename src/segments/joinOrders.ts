import { costAt, type DictColumn, type OrderTable } from './orderTable'

/** Orders chosen from several tables: order i of what is made of them is order `row[i]` of table `table[i]`. */
export interface Picks {
  table: Uint32Array
  row: Uint32Array
}

/** The chosen orders as one table, in that order, with no text that they do not use. */
export function joinOrders(tables: readonly OrderTable[], picks: Picks): OrderTable {
  const lines = spread(
    tables.map(({ orders }) => orders.lineStart),
    picks,
  )
  const refunds = spread(
    tables.map(({ orders }) => orders.refundStart),
    picks,
  )
  const ofOrders = <N extends keyof OrderTable['orders']>(name: N) => tables.map(({ orders }) => orders[name])
  const ofLines = <N extends keyof OrderTable['lines']>(name: N) => tables.map((table) => table.lines[name])
  const ofRefunds = <N extends keyof OrderTable['refunds']>(name: N) => tables.map((table) => table.refunds[name])
  const numbers = ofOrders('number')
  return {
    orders: {
      count: picks.row.length,
      number: Array.from(picks.row, (row, i) => numbers[picks.table[i]][row]),
      type: taken(Uint8Array, ofOrders('type'), picks),
      test: taken(Uint8Array, ofOrders('test'), picks),
      placedAt: taken(Float64Array, ofOrders('placedAt'), picks),
      paidAt: taken(Float64Array, ofOrders('paidAt'), picks),
      cancelledAt: taken(Float64Array, ofOrders('cancelledAt'), picks),
      rate: taken(Float64Array, ofOrders('rate'), picks),
      shipping: taken(Float64Array, ofOrders('shipping'), picks),
      discount: taken(Float64Array, ofOrders('discount'), picks),
      tax: taken(Float64Array, ofOrders('tax'), picks),
      buyer: takenTexts(ofOrders('buyer'), picks),
      buyerName: takenTexts(ofOrders('buyerName'), picks),
      email: takenTexts(ofOrders('email'), picks),
      phone: takenTexts(ofOrders('phone'), picks),
      channel: takenTexts(ofOrders('channel'), picks),
      region: takenTexts(ofOrders('region'), picks),
      currency: takenTexts(ofOrders('currency'), picks),
      status: takenTexts(ofOrders('status'), picks),
      note: takenTexts(ofOrders('note'), picks),
      method: takenTexts(ofOrders('method'), picks),
      promotion: takenTexts(ofOrders('promotion'), picks),
      carrier: takenTexts(ofOrders('carrier'), picks),
      tracking: takenTexts(ofOrders('tracking'), picks),
      shippedAt: taken(Float64Array, ofOrders('shippedAt'), picks),
      deliveredAt: taken(Float64Array, ofOrders('deliveredAt'), picks),
      fingerprint: taken(Float64Array, ofOrders('fingerprint'), picks),
      lineStart: lines.start,
      refundStart: refunds.start,
    },
    lines: {
      count: lines.row.length,
      sku: takenTexts(ofLines('sku'), lines),
      title: takenTexts(ofLines('title'), lines),
      quantity: taken(Int32Array, ofLines('quantity'), lines),
      price: taken(Float64Array, ofLines('price'), lines),
      amount: taken(Float64Array, ofLines('amount'), lines),
      discount: taken(Float64Array, ofLines('discount'), lines),
      cost: takenCosts(ofLines('cost'), lines),
      kind: taken(Uint8Array, ofLines('kind'), lines),
      notSale: taken(Uint8Array, ofLines('notSale'), lines),
      later: taken(Int32Array, ofLines('later'), lines),
      cancelled: taken(Int32Array, ofLines('cancelled'), lines),
    },
    refunds: {
      count: refunds.row.length,
      at: taken(Float64Array, ofRefunds('at'), refunds),
      goods: taken(Float64Array, ofRefunds('goods'), refunds),
      shipping: taken(Float64Array, ofRefunds('shipping'), refunds),
      tax: taken(Float64Array, ofRefunds('tax'), refunds),
      line: taken(Int32Array, ofRefunds('line'), refunds),
      dated: taken(Uint8Array, ofRefunds('dated'), refunds),
    },
  }
}

/** The rows that chosen orders own, and where each order's rows start among them. */
function spread(starts: readonly Uint32Array[], picks: Picks): Picks & { start: Uint32Array } {
  const count = picks.row.length
  const start = new Uint32Array(count + 1)
  for (let i = 0; i < count; i++) {
    const of = starts[picks.table[i]]
    start[i + 1] = start[i] + of[picks.row[i] + 1] - of[picks.row[i]]
  }
  const table = new Uint32Array(start[count])
  const row = new Uint32Array(start[count])
  for (let i = 0; i < count; i++) {
    const first = starts[picks.table[i]][picks.row[i]]
    const from = start[i]
    for (let at = from; at < start[i + 1]; at++) {
      table[at] = picks.table[i]
      row[at] = first + at - from
    }
  }
  return { start, table, row }
}

function taken<T extends Uint8Array | Int32Array | Float64Array>(
  Kind: new (length: number) => T,
  columns: readonly ArrayLike<number>[],
  { table, row }: Picks,
): T {
  const out = new Kind(row.length)
  for (let i = 0; i < row.length; i++) out[i] = columns[table[i]][row[i]]
  return out
}

function takenCosts(columns: readonly OrderTable['lines']['cost'][], { table, row }: Picks): Float64Array {
  const out = new Float64Array(row.length)
  for (let i = 0; i < row.length; i++) out[i] = costAt(columns[table[i]], row[i])
  return out
}

/** Tables that share their texts, as pages that were coded together do, are coded once. */
function takenTexts(columns: readonly DictColumn[], { table, row }: Picks): DictColumn {
  const values = ['']
  const known = new Map([['', 0]])
  const byTexts = new Map<readonly string[], Int32Array>()
  const news = columns.map((column) => {
    const texts = column.values
    let own = byTexts.get(texts)
    if (!own) byTexts.set(texts, (own = new Int32Array(texts.length).fill(-1)))
    return own
  })
  const shared = byTexts.size === 1
  const codes = new Uint32Array(row.length)
  for (let i = 0; i < row.length; i++) {
    const code = columns[table[i]].codes[row[i]]
    const own = news[table[i]]
    let next = own[code]
    if (next < 0) {
      const text = columns[table[i]].values[code]
      const before = shared && text !== '' ? undefined : known.get(text)
      if (before === undefined) {
        next = values.push(text) - 1
        if (!shared) known.set(text, next)
      } else next = before
      own[code] = next
    }
    codes[i] = next
  }
  return { codes, values }
}
