import { type Day, addMonths, civilOf, dayFromCivil } from '~/lib/zone'
import type { Dataset } from './dataset'
import { filterOf } from './filter'
import { type Picked, type Window, asksLines, hasGoods, payments, pickLines, pickRows, takesOrder } from './pick'
import type { Compare, Filters, Scope } from './query'

export type { Window } from './pick'

/** The orders and lines that a question is about, whatever its window. */
export interface Selection {
  readonly scope: Scope
  /** True where no filter is set. */
  readonly unfiltered: boolean
  /** 1 for orders that take part, with goods chosen those that have such a line; undefined: all. */
  readonly orders: Uint8Array | undefined
  /** 1 for SKU codes that take part; undefined: all, and amounts that no line carries with them. */
  readonly skus: Uint8Array | undefined
  /** 1 for lines that take part, where a price band is chosen as well; undefined: all of the SKUs. */
  readonly lines: Uint8Array | undefined
}

/**
 * Masks over all of history, for reports that run over orders by themselves. `who`: all buyers, known ones only, or unknown ones only. Weekdays and hours are
 * those of the payment, and new buyers those with no purchase before `from`.
 */
export function select(
  dataset: Dataset,
  scope: Scope,
  filters: Filters | undefined,
  who: 'all' | 'known' | 'unknown',
  from: Day = -Infinity,
): Selection {
  const filter = filterOf(dataset, scope, filters, who, from)
  const { unfiltered, skus, bands, tests, hours } = filter
  const byBand = bands && maskOf(dataset.traits.priceBand().band, bands)
  if (tests.length === 0 && !hours && !filter.goods) return { scope, unfiltered, orders: undefined, skus, lines: byBand }
  const mask = new Uint8Array(dataset.orders.count)
  for (let order = 0; order < mask.length; order++)
    if (takesOrder(dataset, filter, order) && hasGoods(dataset, filter, order)) mask[order] = 1
  return { scope, unfiltered, orders: mask, skus, lines: byBand }
}

function maskOf(codes: Uint8Array, wanted: Uint8Array): Uint8Array {
  const mask = new Uint8Array(codes.length)
  for (let i = 0; i < mask.length; i++) mask[i] = wanted[codes[i]]
  return mask
}

/** The paid orders of a window that a question is about, by their day. With `lines`, only those of their lines. */
export function selectOrders(dataset: Dataset, ask: { scope: Scope; filters?: Filters }, window: Window): Picked {
  const { scope, filters } = ask
  const filter = filterOf(dataset, scope, filters, scope.unknownBuyers === 'out' ? 'known' : 'all', window.from)
  const what = payments(dataset)
  return (asksLines(dataset, filter, what) ? pickLines : pickRows)(dataset, filter, what, window)
}

/** The window that a question is compared with. A year earlier, the last day of February stays the last. */
export function comparedWindow({ from, to }: Window, compare: Compare): Window {
  const days = Math.max(0, to - from)
  if (typeof compare === 'object') return { from: compare.from, to: compare.to }
  if (compare === 'previous') return { from: from - days, to: from }
  if (compare === 'weekdays') {
    const back = Math.max(1, Math.ceil(days / 7)) * 7
    return { from: from - back, to: from - back + days }
  }
  return { from: yearBefore(from), to: to > from ? yearBefore(to - 1) + 1 : yearBefore(from) }
}

function yearBefore(day: Day): Day {
  const { year, month, day: date } = civilOf(day)
  const monthStart = dayFromCivil(year - 1, month, 1)
  return Math.min(dayFromCivil(year - 1, month, date), addMonths(monthStart, 1) - 1)
}
