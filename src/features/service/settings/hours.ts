import type { BusinessCalendar, BusinessInterval } from '~/domain/desk'
import { type Day, formatDay } from '~/lib/zone'

const DAY = 1440
const USUAL: BusinessInterval = { from: 9 * 60, to: 18 * 60 }
/** Days that are added at once at most. */
export const MOST_DAYS = 31

const two = (value: number) => String(value).padStart(2, '0')

/** Minutes of a day as a clock shows them: 1,500 → 01:00. */
export const clockText = (minutes: number): string => `${two(Math.floor((minutes % DAY) / 60))}:${two(minutes % 60)}`

export function minutesOf(clock: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)/.exec(clock)
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined
}

/** An end that is not after the beginning is of the next day: 22:00 to 06:00, and 00:00 is midnight. */
const until = (from: number, clock: number): number => (clock > from ? clock : clock + DAY)

export const withFrom = ({ to }: BusinessInterval, from: number): BusinessInterval => ({ from, to: until(from, to % DAY) })
export const withTo = ({ from }: BusinessInterval, clock: number): BusinessInterval => ({ from, to: until(from, clock) })

/** The hours that a day gets next: after its last ones, for as long as they leave room; else as usual. */
export function nextInterval(intervals: readonly BusinessInterval[]): BusinessInterval {
  const last = Math.max(0, ...intervals.map(({ to }) => to))
  if (intervals.length === 0) return USUAL
  const from = Math.min(DAY - 60, last + 60)
  return { from, to: Math.min(from + 4 * 60, Math.max(from + 60, DAY)) }
}

/** What of the bar of a day is open, as shares of it; what is past midnight stands on the next day's bar. */
export function sharesOf(intervals: readonly BusinessInterval[], before: readonly BusinessInterval[]): { from: number; to: number }[] {
  const own = intervals.map(({ from, to }) => ({ from: from / DAY, to: Math.min(to, DAY) / DAY }))
  const over = before.flatMap(({ to }) => (to > DAY ? [{ from: 0, to: (to - DAY) / DAY }] : []))
  return [...over, ...own]
}

/** Minutes of a week, those that overlap counted once for each. */
export const weekMinutes = ({ week }: Pick<BusinessCalendar, 'week'>): number =>
  week.flat().reduce((sum, { from, to }) => sum + to - from, 0)

/** With these days as closed; one that stood there before is told anew. */
export function withDays({ days }: BusinessCalendar, first: Day, last: Day, name: string): BusinessCalendar['days'] {
  const fresh = Array.from({ length: last - first + 1 }, (_, at) => ({ day: formatDay(first + at), ...(name === '' ? {} : { name }) }))
  const others = days.filter(({ day }) => !fresh.some((each) => each.day === day))
  return [...others, ...fresh].sort((a, b) => (a.day < b.day ? -1 : 1))
}
