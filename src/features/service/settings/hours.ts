import type { BusinessCalendar, BusinessInterval } from '~/domain/desk'
import { isEqual } from '~/lib/isEqual'
import { type Day, formatDay, parseDay } from '~/lib/zone'

const DAY = 1440
const USUAL: BusinessInterval = { from: 9 * 60, to: 18 * 60 }
/** Days that are added at once at most. */
export const MOST_DAYS = 31

const two = (value: number) => String(value).padStart(2, '0')

/** Minutes of a day as a clock shows them: 1,500 → 01:00. */
export const clockText = (minutes: number): string => `${two(Math.floor((minutes % DAY) / 60))}:${two(minutes % 60)}`

/** What somebody types for a time: 9, 9:30, 930, 21：00; undefined: no time of a day. */
export function minutesOf(typed: string): number | undefined {
  const match = /^(\d{1,2})(?:[:：.]?(\d{2}))?$/.exec(typed.trim())
  if (!match) return undefined
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)]
  // Midnight at the end of a day is the beginning of the next.
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return undefined
  return (hours % 24) * 60 + minutes
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

/** Days in a row that are called alike and have the same hours. */
export interface Stretch {
  first: Day
  last: Day
  name: string
  intervals: readonly BusinessInterval[]
}

/** Special days as stretches, the earliest first. What is no day of the calendar is left out. */
export function stretchesOf({ days }: Pick<BusinessCalendar, 'days'>): Stretch[] {
  const all = days.flatMap(({ day, name = '', intervals = [] }) => {
    const parsed = parseDay(day)
    return parsed === undefined ? [] : [{ first: parsed, last: parsed, name, intervals }]
  })
  const stretches: Stretch[] = []
  for (const one of all.sort((a, b) => a.first - b.first)) {
    const before = stretches.at(-1)
    if (before && before.last + 1 === one.first && before.name === one.name && isEqual(before.intervals, one.intervals))
      before.last = one.last
    else stretches.push(one)
  }
  return stretches
}

/** Special days with a stretch of them changed, or without it. */
export function withStretch(
  { days }: BusinessCalendar,
  { first, last }: Pick<Stretch, 'first' | 'last'>,
  set: Partial<Pick<Stretch, 'name' | 'intervals'>> | 'gone',
): BusinessCalendar['days'] {
  const isIn = (day: string) => (parseDay(day) ?? last + 1) <= last && (parseDay(day) ?? 0) >= first
  return days.flatMap((each) => (isIn(each.day) ? (set === 'gone' ? [] : [{ ...each, ...set }]) : [each]))
}

/** With these days as closed; one that stood there before is told anew. */
export function withDays({ days }: BusinessCalendar, first: Day, last: Day, name: string): BusinessCalendar['days'] {
  const fresh = Array.from({ length: last - first + 1 }, (_, at) => ({ day: formatDay(first + at), ...(name === '' ? {} : { name }) }))
  const others = days.filter(({ day }) => !fresh.some((each) => each.day === day))
  return [...others, ...fresh].sort((a, b) => (a.day < b.day ? -1 : 1))
}
