import type { Columns } from './columns'
import type { DayIndex } from './dayIndex'

/**
 * Purchases buyer by buyer: those of buyer b are positions [start[b], start[b + 1]), by the day of their payment, orders of one day in their own order. What
 * hangs on a buyer's history is read off it in one sequential pass. Signed arrays: sums of unsigned ones are no small integers to V8.
 */
export interface BuyerOrders {
  /** By code of the buyer, one entry more; a buyer without a purchase has an empty range. */
  readonly start: Int32Array
  /** Row of the order. */
  readonly order: Int32Array
  /** Shop day of the payment. */
  readonly day: Int32Array
  /** What was paid. Shop currency, integers. */
  readonly amount: Float64Array
  /** All of a buyer's amounts, by code. */
  readonly spent: Float64Array
}

/** By order row. */
interface OfOrders {
  day: Int32Array
  amount: Float64Array
}

const signed = (column: Uint32Array) => new Int32Array(column.buffer, column.byteOffset, column.length)

/** All purchases of known buyers: paid with more than 0, not given back. */
export function indexBuyerOrders({ orders }: Pick<Columns, 'orders'>, paid: DayIndex, amount: Float64Array): BuyerOrders {
  const { returned } = orders
  const buyers = orders.buyer.values.length
  const code = signed(orders.buyer.codes)
  const rows = signed(paid.row)
  const start = new Int32Array(buyers + 1)
  // Those of buyer b are counted at b + 1, so that a running sum makes the starts.
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]
    if (returned[row] === 0 && amount[row] > 0 && code[row] !== 0) start[code[row] + 1]++
  }
  for (let buyer = 1; buyer <= buyers; buyer++) start[buyer] += start[buyer - 1]
  const next = start.slice()
  const order = new Int32Array(start[buyers])
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]
    if (returned[row] === 0 && amount[row] > 0 && code[row] !== 0) order[next[code[row]]++] = row
  }
  return placed(start, order, { day: orders.paidDay, amount })
}

/** What of it a question is about: orders with a mark and days before `end`; `single` follow as a buyer each. Days and amounts by row. */
export function narrowOrders(
  index: BuyerOrders,
  chosen: { mask: Uint8Array | undefined; end: number } & OfOrders,
  single: Int32Array,
): BuyerOrders {
  const { mask, end, day } = chosen
  const buyers = index.start.length - 1
  const start = new Int32Array(buyers + 1 + single.length)
  const order = new Int32Array(index.order.length + single.length)
  const takes = (row: number) => day[row] < end && (!mask || mask[row] !== 0)
  let at = 0
  for (let buyer = 0; buyer < buyers; buyer++) {
    for (let k = index.start[buyer], stop = index.start[buyer + 1]; k < stop; k++) {
      const row = index.order[k]
      if (takes(row)) order[at++] = row
    }
    start[buyer + 1] = at
  }
  for (let k = 0; k < single.length; k++) {
    if (takes(single[k])) order[at++] = single[k]
    start[buyers + k + 1] = at
  }
  return placed(start, order.subarray(0, at), chosen)
}

/** Looked up in loops of their own, which the processor overlaps; a scatter, or a look-up inside a pass, costs several times as much. */
function placed(start: Int32Array, order: Int32Array, of: OfOrders): BuyerOrders {
  const day = new Int32Array(order.length)
  const amount = new Float64Array(order.length)
  for (let k = 0; k < order.length; k++) day[k] = of.day[order[k]]
  for (let k = 0; k < order.length; k++) amount[k] = of.amount[order[k]]
  const spent = new Float64Array(start.length - 1)
  for (let buyer = 0, k = 0; buyer < spent.length; buyer++) {
    let sum = 0
    for (const stop = start[buyer + 1]; k < stop; k++) sum += amount[k]
    spent[buyer] = sum
  }
  return { start, order, day, amount, spent }
}
