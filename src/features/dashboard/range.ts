import type { DataRange } from '~/analytics/query'
import { addMonths, civilOf, dayFromCivil, startOfMonth, type Day } from '~/lib/zone'

/** Named windows, in the order of the menu. */
export const RANGE_PRESETS = ['all', '7d', '30d', '90d', 'month', 'lastMonth', 'year', '12m'] as const
export type RangePreset = (typeof RANGE_PRESETS)[number]

/** A named window, or the days [from, to) that the user picked. */
export type Range = { preset: RangePreset } | { from: Day; to: Day }

/** Days [from, to) in the shop's zone. `anchor` says which day named windows were counted back from. */
export interface Window {
  from: Day
  to: Day
  anchor: 'today' | 'newest'
}

/** A shop that has been quiet for longer than this is history: its windows are counted back from the newest order. */
const QUIET_DAYS = 7

/** The days that a range means for a shop with these orders, on this day. Never empty, and never past the anchor for a named window. */
export function windowOf(range: Range, data: Pick<DataRange, 'first' | 'last'>, today: Day): Window {
  if (!('preset' in range)) return { from: range.from, to: Math.max(range.to, range.from + 1), anchor: 'today' }
  if (range.preset === 'all') return { from: data.first, to: data.last + 1, anchor: data.last < today - QUIET_DAYS ? 'newest' : 'today' }
  const anchor = data.last < today - QUIET_DAYS ? 'newest' : 'today'
  const last = anchor === 'newest' ? data.last : today
  return { ...daysOf(range.preset, last), anchor }
}

function daysOf(preset: Exclude<RangePreset, 'all'>, last: Day): { from: Day; to: Day } {
  const to = last + 1
  switch (preset) {
    case '7d':
      return { from: to - 7, to }
    case '30d':
      return { from: to - 30, to }
    case '90d':
      return { from: to - 90, to }
    case 'month':
      return { from: startOfMonth(last), to }
    case 'lastMonth':
      return { from: addMonths(last, -1), to: startOfMonth(last) }
    case 'year':
      return { from: dayFromCivil(civilOf(last).year, 1, 1), to }
    case '12m':
      return { from: addMonths(last, -11), to }
  }
}

export const GRAINS = ['day', 'week', 'month'] as const
export type Grain = (typeof GRAINS)[number]

/** The grain that shows a window best where the user has not chosen one: at most some four hundred points. */
export function grainFor({ from, to }: { from: Day; to: Day }): Grain {
  const days = to - from
  if (days <= 400) return 'day'
  return days <= 1500 ? 'week' : 'month'
}

/** The grain of a spark line, which is too small for more than some sixty points. */
export function sparkGrain({ from, to }: { from: Day; to: Day }): Grain {
  const days = to - from
  if (days <= 62) return 'day'
  return days <= 430 ? 'week' : 'month'
}

/** First day after the grain that starts on `start`. */
export function grainEnd(grain: Grain, start: Day): Day {
  if (grain === 'day') return start + 1
  return grain === 'week' ? start + 7 : addMonths(start, 1)
}
