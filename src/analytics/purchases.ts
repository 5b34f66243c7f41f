import type { Day, Instant } from '~/lib/zone'
import type { Dataset } from './dataset'
import { filterOf } from './filter'
import { asksLines, payments, pickLines, pickRows, type Window } from './pick'
import type { Asked } from './reports'
import { keeper } from './scratch'

/**
 * The purchases that a question about buyers counts (paid with more than 0, not given back), by day, each buyer's in the order of the paid index. Filters choose
 * orders, and everything (the first purchase, the next one, what was spent) is then said of those alone: what was spent is what the goods came to, where goods are
 * chosen. Signed arrays: sums of unsigned ones are no small integers to V8. They live until purchases are asked for again.
 */
export interface Purchases {
  /** Row of the order. */
  readonly row: Int32Array
  /** Shop day of the payment. */
  readonly day: Int32Array
  /** Code of the buyer, below `buyers`; codes past those of the columns are unknown buyers that count as one each. */
  readonly buyer: Int32Array
  /** What was paid. Shop currency, integers. */
  readonly amount: Float64Array
  readonly buyers: number
  /** Instant of the payment, by order row. */
  readonly paidAt: Float64Array
  /** metrics.md R8; -Infinity in an empty shop. */
  readonly asOf: Instant
  /** The day after that of as-of: purchases from it on are not known yet. */
  readonly end: Day
  /** No purchase lies before this day; `end` where there is none at all. */
  readonly from: Day
}

/** As of the end of `lastDay`, but never after the newest order; absent: of that. */
export function purchasesOf(dataset: Dataset, { scope, filters }: Asked, lastDay?: Day): Purchases {
  const { asOf, end, isNow } = asOfDay(dataset, lastDay)
  const from = dataset.paid.day.length === 0 ? end : Math.min(dataset.paid.day[0], end)
  const chosen = chooseOrders(dataset, { scope, filters }, { from, to: end })
  const each = scope.unknownBuyers === 'each'
  const isAll = !chosen && isNow && !each
  const kept = everybody.get()
  if (isAll && kept?.of === dataset.paid && kept.nonProducts === scope.nonProducts) return kept.purchases
  const purchases = { ...list(dataset, scope.nonProducts, { end, each, ...chosen }), asOf, end, from }
  if (isAll) everybody.keep({ of: dataset.paid, nonProducts: scope.nonProducts, purchases })
  return purchases
}

/** Those of everybody as of now: the reports of one page ask for them one after the other. */
const everybody = keeper<{ of: Dataset['paid']; nonProducts: boolean; purchases: Purchases }>()

function asOfDay({ range, zone }: Dataset, lastDay: Day | undefined): { asOf: Instant; end: Day; isNow: boolean } {
  if (!range) return { asOf: -Infinity, end: 0, isNow: true }
  const known = zone.dayOf(range.newest) + 1
  if (lastDay === undefined || lastDay + 1 >= known) return { asOf: range.newest, end: known, isNow: true }
  return { asOf: zone.startOfDay(lastDay + 1), end: lastDay + 1, isNow: false }
}

interface Listing {
  /** Purchases from this day on are left out. */
  end: Day
  /** Unknown buyers count as one each; else they are left out. */
  each: boolean
  /** 1 for orders that take part, and what they come to. */
  mask?: Uint8Array
  amount?: Float64Array
}

function list(dataset: Dataset, nonProducts: boolean, { end, each, mask, amount }: Listing) {
  const { orders } = dataset
  const { paid } = dataset.money(nonProducts)
  const { returned, paidAt } = orders
  const { codes } = orders.buyer
  const rows = signed(dataset.paid.row)
  const days = dataset.paid.day
  const known = orders.buyer.values.length
  const { memory } = everybody
  memory.begin()
  const purchases = {
    row: memory.take(Int32Array, rows.length),
    day: memory.take(Int32Array, rows.length),
    buyer: memory.take(Int32Array, rows.length),
    amount: memory.take(Float64Array, rows.length),
  }
  let at = 0
  let single = 0
  for (let k = 0; k < rows.length && days[k] < end; k++) {
    const row = rows[k]
    const buyer = codes[row]
    if (returned[row] !== 0 || paid[row] <= 0 || (buyer === 0 && !each) || (mask && mask[row] === 0)) continue
    purchases.row[at] = row
    purchases.day[at] = days[k]
    purchases.buyer[at] = buyer === 0 ? known + single++ : buyer
    purchases.amount[at++] = amount ? amount[row] : paid[row]
  }
  return {
    row: purchases.row.subarray(0, at),
    day: purchases.day.subarray(0, at),
    buyer: purchases.buyer.subarray(0, at),
    amount: purchases.amount.subarray(0, at),
    buyers: known + single,
    paidAt,
  }
}

const signed = (column: Uint32Array) => new Int32Array(column.buffer, column.byteOffset, column.length)

/**
 * 1 for orders that the filters take, and where goods are chosen what those come to; undefined without a filter. New and returning are said of a window: that filter
 * has no part where the window is none of the question's own (`ofWindow`).
 */
export function chooseOrders(
  dataset: Dataset,
  { scope, filters }: Asked,
  window: Window,
  ofWindow = false,
): { mask: Uint8Array; amount?: Float64Array } | undefined {
  const { newness: _, ...others } = filters ?? {}
  const filter = filterOf(dataset, scope, ofWindow ? filters : others, 'all', window.from)
  if (filter.unfiltered) return undefined
  const what = payments(dataset)
  const { rows, count, lines } = (asksLines(dataset, filter, what) ? pickLines : pickRows)(dataset, filter, what, window)
  const mask = new Uint8Array(dataset.orders.count)
  for (let i = 0; i < count; i++) mask[rows[i]] = 1
  if (!filter.goods || !lines) return { mask }
  const amount = new Float64Array(mask.length)
  const { amount: price, discount } = dataset.lines
  for (let i = 0; i < count; i++)
    for (let k = lines.start[i], stop = lines.start[i + 1]; k < stop; k++) amount[rows[i]] += price[lines.line[k]] - discount[lines.line[k]]
  return { mask, amount }
}
