import type { Day, Instant } from '~/lib/zone'
import { type Amounts, sizeOf } from '~/segments/orderTable'
import type { Dataset } from './dataset'
import { filterOf } from './filter'
import { payments, pickSales, type Window } from './pick'
import { type DayOffsets, type PurchaseIndex, purchaseIndexOf } from './purchaseIndex'
import type { Asked } from './reports'
import { take, takeFilled } from './scratch'

/**
 * The purchases that a question about buyers counts, buyer by buyer, each one's in the order of time. Filters choose orders, and everything (the first purchase, the
 * next one, what was spent) is then said of those alone: what was spent is what the goods came to, where goods are chosen. Those of chosen orders live for the time of an answer.
 */
export interface Purchases {
  /** Codes of buyers are 1 … buyers − 1; those past the columns' are unknown buyers that count as one each. */
  readonly buyers: number
  /** Place of the first purchase, by code of the buyer; one more entry for the end. */
  readonly start: Int32Array
  /** Row of the order. */
  readonly row: Int32Array
  /** Shop day of the payment, counted from `from`. */
  readonly day: DayOffsets
  /** What was paid. Shop currency, integers. */
  readonly amount: Amounts
  /** Instant of the payment, by order row. */
  readonly paidAt: Float64Array
  /** metrics.md R8; -Infinity in an empty shop. */
  readonly asOf: Instant
  /** The day after that of as-of: purchases from it on are not known yet. */
  readonly end: Day
  /** No purchase lies before this day; `end` where there is none at all. */
  readonly from: Day
  /** Those of everybody as of now, which are the index itself: they stay as they are until orders come. */
  readonly isKept: boolean
}

/** As of the end of `lastDay`, but never after the newest order; absent: of that. */
export function purchasesOf(dataset: Dataset, { scope, filters }: Asked, lastDay?: Day): Purchases {
  const { asOf, end, isNow } = asOfDay(dataset, lastDay)
  const { day } = dataset.paid
  const from = day.length === 0 ? end : Math.min(day[0], end)
  const chosen = chooseOrders(dataset, { scope, filters }, { from, to: end })
  const each = scope.unknownBuyers === 'each'
  const index = purchaseIndexOf(dataset.shop, scope.nonProducts)
  // A clock put back over midnight can leave the newest order a day before one that was paid earlier.
  const isAll = !chosen && isNow && !each && !(day[day.length - 1] >= end)
  const buyers = sizeOf(dataset.orders.buyer)
  const listed = isAll ? { buyers, ...index } : choose(index, buyers, { end, each, ...chosen })
  return { ...listed, paidAt: dataset.orders.paidAt, asOf, end, from, isKept: isAll }
}

function asOfDay({ range, zone }: Dataset, lastDay: Day | undefined): { asOf: Instant; end: Day; isNow: boolean } {
  if (!range) return { asOf: -Infinity, end: 0, isNow: true }
  const known = zone.dayOf(range.newest) + 1
  if (lastDay === undefined || lastDay + 1 >= known) return { asOf: range.newest, end: known, isNow: true }
  return { asOf: zone.startOfDay(lastDay + 1), end: lastDay + 1, isNow: false }
}

interface Choosing {
  /** Purchases from this day on are left out. */
  end: Day
  /** Unknown buyers count as one each; else they are left out. */
  each: boolean
  /** 1 for orders that take part, and what they come to. */
  mask?: Uint8Array
  amount?: Float64Array
}

/** Those of the index that a question counts. */
function choose(index: PurchaseIndex, known: number, { end, each, mask, amount }: Choosing) {
  const { length } = index.row
  const [unknown] = index.start.subarray(1)
  const start = take(Int32Array, known + (each ? unknown : 0) + 1)
  const row = take(Int32Array, length)
  const day = index.day instanceof Uint16Array ? take(Uint16Array, length) : take(Int32Array, length)
  const spent = amount || index.amount instanceof Float64Array ? take(Float64Array, length) : take(Int32Array, length)
  const days = end - index.from
  let at = 0
  const put = (k: number) => {
    const order = index.row[k]
    if (index.day[k] >= days || (mask && mask[order] === 0)) return
    row[at] = order
    day[at] = index.day[k]
    spent[at++] = amount ? amount[order] : index.amount[k]
  }
  start[0] = 0
  for (let code = 1; code < known; code++) {
    start[code] = at
    for (let k = index.start[code]; k < index.start[code + 1]; k++) put(k)
  }
  let buyers = known
  start[buyers] = at
  if (each) {
    for (let k = 0; k < unknown; k++) {
      put(k)
      if (at > start[buyers]) start[++buyers] = at
    }
  }
  return { buyers, start, row, day, amount: spent, from: index.from }
}

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
  const { rows, count, lines } = pickSales(dataset, filter, what, window)
  const mask = takeFilled(Uint8Array, dataset.orders.count)
  for (let i = 0; i < count; i++) mask[rows[i]] = 1
  if (!filter.goods || !lines) return { mask }
  const amount = takeFilled(Float64Array, mask.length)
  const { amount: price, discount } = dataset.lines
  for (let i = 0; i < count; i++)
    for (let k = lines.start[i], stop = lines.start[i + 1]; k < stop; k++) amount[rows[i]] += price[lines.line[k]] - discount[lines.line[k]]
  return { mask, amount }
}
