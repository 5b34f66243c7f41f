import { type Day, addMonths, civilOf, dayFromCivil, formatDay, startOfMonth, startOfWeek } from '~/lib/zone'
import type { DictColumn } from '~/segments/orderTable'
import type { Dataset } from './dataset'
import type { Filters, Grouping, KpiQuery, Scope } from './query'

/** The orders and lines that a question is about, whatever its window. */
export interface Selection {
  readonly scope: Scope
  /** True where no filter is set. */
  readonly unfiltered: boolean
  /** 1 for orders that take part (with a SKU filter, those that have such a line); undefined: all. */
  readonly orders: Uint8Array | undefined
  /** 1 for SKU codes that take part; undefined: all, and amounts that no line carries with them. */
  readonly skus: Uint8Array | undefined
}

/** `who`: all buyers, known ones only, or unknown ones only. */
export function select(dataset: Dataset, scope: Scope, filters: Filters | undefined, who: 'all' | 'known' | 'unknown'): Selection {
  const { orders, lines } = dataset
  const channels = pick(orders.channel, filters?.channel)
  const regions = pick(orders.region, filters?.region)
  const skus = pick(lines.sku, filters?.sku)
  const selection = { scope, skus, unfiltered: !channels && !regions && !skus }
  if (selection.unfiltered && who === 'all') return { ...selection, orders: undefined }
  const mask = new Uint8Array(orders.count)
  for (let order = 0; order < orders.count; order++) {
    if (channels && !channels[orders.channel.codes[order]]) continue
    if (regions && !regions[orders.region.codes[order]]) continue
    if (who !== 'all' && (orders.buyer.codes[order] === 0) !== (who === 'unknown')) continue
    if (skus && !hasLine(dataset, order, skus)) continue
    mask[order] = 1
  }
  return { ...selection, orders: mask }
}

/** Orders without such a line are passed over whole: most questions about a SKU concern few orders. */
function hasLine({ orders, lines }: Dataset, order: number, skus: Uint8Array): boolean {
  const sku = lines.sku.codes
  for (let line = orders.lineStart[order], end = orders.lineStart[order + 1]; line < end; line++) if (skus[sku[line]]) return true
  return false
}

/** No values, or none given: no filter. */
function pick(column: DictColumn, wanted: string[] | undefined): Uint8Array | undefined {
  if (!wanted?.length) return undefined
  const set = new Set(wanted)
  return Uint8Array.from(column.values, (value) => (set.has(value) ? 1 : 0))
}

/** Half-open days of the shop's zone. */
export interface Window {
  from: Day
  to: Day
}

/** The window that a question is compared with. A year earlier, the last day of February stays the last. */
export function comparedWindow({ from, to }: Window, compare: NonNullable<KpiQuery['compare']>): Window {
  if (compare === 'previous') return { from: from - Math.max(0, to - from), to: from }
  return { from: yearBefore(from), to: to > from ? yearBefore(to - 1) + 1 : yearBefore(from) }
}

function yearBefore(day: Day): Day {
  const { year, month, day: date } = civilOf(day)
  const monthStart = dayFromCivil(year - 1, month, 1)
  return Math.min(dayFromCivil(year - 1, month, date), addMonths(monthStart, 1) - 1)
}

/** How rows of the data fall into rows of the answer. */
export type Groups =
  | { kind: 'one'; count: 1 }
  /** `of[day - from]`; `start[g]` is the first day of group g in the window. */
  | { kind: 'time'; count: number; from: Day; of: Int32Array; start: Int32Array; keys: string[] }
  | { kind: 'order'; count: number; of: Uint32Array }
  /** By SKU code; the last group is for amounts that no line carries. */
  | { kind: 'sku'; count: number; of: Uint32Array }

export const ONE: Groups = { kind: 'one', count: 1 }

export function groupsOf(dataset: Dataset, by: Grouping, window: Window): Groups {
  const { orders, lines } = dataset
  if (by === 'sku') return { kind: 'sku', count: lines.sku.values.length + 1, of: lines.sku.codes }
  if (by === 'channel' || by === 'region') return { kind: 'order', count: orders[by].values.length, of: orders[by].codes }
  const startOf = by === 'day' ? (day: Day) => day : by === 'week' ? startOfWeek : startOfMonth
  const of = new Int32Array(Math.max(0, window.to - window.from))
  const start: Day[] = []
  const keys: string[] = []
  let current: Day | undefined
  for (let at = 0; at < of.length; at++) {
    const grain = startOf(window.from + at)
    if (grain !== current) {
      current = grain
      start.push(window.from + at)
      keys.push(formatDay(grain))
    }
    of[at] = keys.length - 1
  }
  return { kind: 'time', count: keys.length, from: window.from, of, start: Int32Array.from(start), keys }
}
