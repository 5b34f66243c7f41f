import type { Day, Instant } from '~/lib/zone'
import { type BuyerOrders, indexBuyerOrders, narrowOrders } from './buyerOrders'
import type { Dataset } from './dataset'
import type { Asked } from './reports'
import { type Selection, select } from './selection'

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
  const selection = select(dataset, scope, filters, 'all')
  const { paid } = dataset.money(scope.nonProducts)
  const newest = dataset.range?.newest ?? -Infinity
  const asOf = lastDay === undefined ? newest : Math.min(dataset.zone.startOfDay(lastDay + 1), newest)
  const known = newest === -Infinity ? 0 : dataset.zone.dayOf(newest) + 1
  const end = lastDay === undefined ? known : Math.min(lastDay + 1, known)
  const all = buyerOrdersOf(dataset, scope.nonProducts)
  const each = scope.unknownBuyers === 'each'
  const { paidDay: day, paidAt } = dataset.orders
  const from = dataset.paid.day.length === 0 ? end : Math.min(dataset.paid.day[0], end)
  const rest = { paidAt, asOf, from, end }
  if (selection.unfiltered && end === known && !each) return { ...all, ...rest }
  const { amount, mask } = selection.skus ? ofGoods(dataset, selection, paid) : { amount: paid, mask: selection.orders }
  return { ...narrowOrders(all, { mask, end, day, amount }, each ? unknownOrders(dataset, paid) : NOBODY), ...rest }
}

const NOBODY = new Int32Array(0)
const indexes = new WeakMap<Dataset['paid'], Map<boolean, BuyerOrders>>()

/** Made at the first question and kept as long as the columns. */
export function buyerOrdersOf(dataset: Dataset, nonProducts: boolean): BuyerOrders {
  const known = indexes.get(dataset.paid) ?? new Map<boolean, BuyerOrders>()
  indexes.set(dataset.paid, known)
  const made = known.get(nonProducts) ?? indexBuyerOrders(dataset, dataset.paid, dataset.money(nonProducts).paid)
  known.set(nonProducts, made)
  return made
}

/** What the chosen lines of each order come to; an order without one takes no part. */
function ofGoods(dataset: Dataset, { scope, orders: mask, skus }: Selection, paid: Float64Array) {
  const { orders, lines } = dataset
  const marks = dataset.countedLines(scope)
  const amount = new Float64Array(orders.count)
  const has = new Uint8Array(orders.count)
  for (let order = 0; order < orders.count; order++) {
    if ((mask && !mask[order]) || !(paid[order] > 0)) continue
    for (let line = orders.lineStart[order], stop = orders.lineStart[order + 1]; line < stop; line++) {
      if (!marks[line] || (skus && !skus[lines.sku.codes[line]])) continue
      amount[order] += lines.amount[line] - lines.discount[line]
      has[order] = 1
    }
  }
  return { amount, mask: has }
}

/** Rows of the purchases that have no known buyer. */
function unknownOrders({ orders, paid: { row: rows } }: Dataset, paid: Float64Array): Int32Array {
  const { returned } = orders
  const code = orders.buyer.codes
  return Int32Array.from(rows.filter((row) => code[row] === 0 && returned[row] === 0 && paid[row] > 0))
}
