import type { DataRange, TimeGrain } from '~/analytics/query'
import { DEFAULT_CALENDAR, type Calendar } from '~/domain/calendar'
import { addMonths, civilOf, dayFromCivil, startOfMonth, weekdayOf, type Day } from '~/lib/zone'

/** Named windows, in the order of the menu. */
export const RANGE_PRESETS = [
  'all',
  'today',
  'yesterday',
  '7d',
  '30d',
  '90d',
  'week',
  'lastWeek',
  'month',
  'lastMonth',
  'quarter',
  'lastQuarter',
  'year',
  'lastYear',
  '12m',
] as const
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
export function windowOf(range: Range, data: Pick<DataRange, 'first' | 'last'>, today: Day, calendar: Calendar = DEFAULT_CALENDAR): Window {
  if (!('preset' in range)) return { from: range.from, to: Math.max(range.to, range.from + 1), anchor: 'today' }
  const anchor = data.last < today - QUIET_DAYS ? 'newest' : 'today'
  if (range.preset === 'all') return { from: data.first, to: data.last + 1, anchor }
  const last = anchor === 'newest' ? data.last : today
  return { ...daysOf(range.preset, last, calendar), anchor }
}

function daysOf(preset: Exclude<RangePreset, 'all'>, last: Day, calendar: Calendar): { from: Day; to: Day } {
  const to = last + 1
  const start = (grain: TimeGrain) => grainStart(grain, last, calendar)
  const before = (grain: TimeGrain) => ({ from: grainStart(grain, start(grain) - 1, calendar), to: start(grain) })
  switch (preset) {
    case 'today':
      return { from: last, to }
    case 'yesterday':
      return before('day')
    case '7d':
      return { from: to - 7, to }
    case '30d':
      return { from: to - 30, to }
    case '90d':
      return { from: to - 90, to }
    case 'week':
      return { from: start('week'), to }
    case 'lastWeek':
      return before('week')
    case 'month':
      return { from: start('month'), to }
    case 'lastMonth':
      return before('month')
    case 'quarter':
      return { from: start('quarter'), to }
    case 'lastQuarter':
      return before('quarter')
    case 'year':
      return { from: start('year'), to }
    case 'lastYear':
      return before('year')
    case '12m':
      return { from: addMonths(last, -11), to }
  }
}

export const GRAINS = ['day', 'week', 'month', 'quarter', 'year'] as const satisfies readonly TimeGrain[]

/** The grain that shows a window best where the user has not chosen one: at most some four hundred points. */
export function grainFor({ from, to }: { from: Day; to: Day }): TimeGrain {
  const days = to - from
  if (days <= 400) return 'day'
  return days <= 1500 ? 'week' : 'month'
}

/** The grain of a spark line, which is too small for more than some sixty points. */
export function sparkGrain({ from, to }: { from: Day; to: Day }): TimeGrain {
  const days = to - from
  if (days <= 62) return 'day'
  return days <= 430 ? 'week' : 'month'
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** First day of the grain that a day lies in. Quarters and years follow the fiscal year. */
export function grainStart(grain: TimeGrain, day: Day, { weekStart, fiscalStart }: Calendar = DEFAULT_CALENDAR): Day {
  if (grain === 'day') return day
  if (grain === 'week') return day - ((weekdayOf(day) - (weekStart === 'sunday' ? 7 : 1) + 7) % 7)
  if (grain === 'month') return startOfMonth(day)
  const { year, month } = civilOf(day)
  return dayFromCivil(year, month - ((month - fiscalStart + 12) % MONTHS[grain]), 1)
}

/** First day after the grain that starts on `start`. */
export function grainEnd(grain: TimeGrain, start: Day): Day {
  if (grain === 'day') return start + 1
  return grain === 'week' ? start + 7 : addMonths(start, MONTHS[grain])
}

/** More days than these under an axis come round to the same date: their labels name the year, and no day. */
const YEARS_FROM = 540

/** Grains of a window that are told by month, under an axis or everywhere. */
export const byMonth = (grain: TimeGrain): boolean => grain !== 'day' && grain !== 'week'
export const axisByMonth = (grain: TimeGrain, { from, to }: Pick<Window, 'from' | 'to'>): boolean =>
  byMonth(grain) || to - from > YEARS_FROM

/** True where the window has a day in it that is not over: what it is compared with has whole ones. */
export const isRunning = ({ from, to }: Pick<Window, 'from' | 'to'>, today: Day): boolean => from <= today && today < to
