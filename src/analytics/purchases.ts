import type { Day, Instant } from '~/lib/zone'
import { type BuyerOrders, indexBuyerOrders, narrowOrders } from './buyerOrders'
import type { Dataset } from './dataset'
import { filterOf } from './filter'
import { asksLines, payments, pickLines, pickRows, type Window } from './pick'
import type { Asked } from './reports'

/**
 * The purchases that a question about buyers counts. Filters choose orders, and everything (the first purchase, the next one, what was spent) is then
 * said of those alone: what was spent is what the goods came to, where goods are chosen.
 */
export interface Purchases extends BuyerOrders {
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
  const { paid } = dataset.money(scope.nonProducts)
  const { asOf, end, isNow } = asOfDay(dataset, lastDay)
  const all = buyerOrdersOf(dataset, scope.nonProducts)
  const each = scope.unknownBuyers === 'each'
  const { paidDay: day, paidAt } = dataset.orders
  const from = dataset.paid.day.length === 0 ? end : Math.min(dataset.paid.day[0], end)
  const rest = { paidAt, asOf, from, end }
  const chosen = chooseOrders(dataset, { scope, filters }, { from, to: end })
  if (!chosen && isNow && !each) return { ...all, ...rest }
  const single = each ? unknownOrders(dataset, paid) : NOBODY
  return { ...narrowOrders(all, { mask: chosen?.mask, end, day, amount: chosen?.amount ?? paid }, single), ...rest }
}

function asOfDay({ range, zone }: Dataset, lastDay: Day | undefined): { asOf: Instant; end: Day; isNow: boolean } {
  if (!range) return { asOf: -Infinity, end: 0, isNow: true }
  const known = zone.dayOf(range.newest) + 1
  if (lastDay === undefined || lastDay + 1 >= known) return { asOf: range.newest, end: known, isNow: true }
  return { asOf: zone.startOfDay(lastDay + 1), end: lastDay + 1, isNow: false }
}

const NOBODY = new Int32Array(0)
const indexes = new WeakMap<Dataset['paid'], Map<boolean, BuyerOrders>>()

/** Made at the first question and kept as long as the columns. */
function buyerOrdersOf(dataset: Dataset, nonProducts: boolean): BuyerOrders {
  const known = indexes.get(dataset.paid) ?? new Map<boolean, BuyerOrders>()
  indexes.set(dataset.paid, known)
  const made = known.get(nonProducts) ?? indexBuyerOrders(dataset, dataset.paid, dataset.money(nonProducts).paid)
  known.set(nonProducts, made)
  return made
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

/** Rows of the purchases that have no known buyer. */
function unknownOrders({ orders, paid: { row: rows } }: Dataset, paid: Float64Array): Int32Array {
  const { returned } = orders
  const code = orders.buyer.codes
  return Int32Array.from(rows.filter((row) => code[row] === 0 && returned[row] === 0 && paid[row] > 0))
}
