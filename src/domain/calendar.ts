import { addMonths, civilOf, type Day, startOfMonth, startOfWeek } from '~/lib/zone'

/** How weeks, quarters and years are cut. */
export interface Calendar {
  /** ISO weeks start on Monday. */
  weekStart: 'monday' | 'sunday'
  /** Month that the fiscal year starts in, 1 to 12; years and quarters follow it. */
  fiscalStart: number
}

export const DEFAULT_CALENDAR: Calendar = { weekStart: 'monday', fiscalStart: 1 }

export type CalendarGrain = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** Months of the fiscal year that are over before the day's own. */
const monthsIn = (day: Day, { fiscalStart }: Calendar): number => (civilOf(day).month - fiscalStart + 12) % 12

/** The first day of the day, week, month, quarter or year that a day lies in. */
export function startOfGrain(grain: CalendarGrain, day: Day, calendar: Calendar): Day {
  switch (grain) {
    case 'day':
      return day
    case 'week':
      return calendar.weekStart === 'monday' ? startOfWeek(day) : startOfWeek(day + 1) - 1
    case 'month':
      return startOfMonth(day)
    case 'quarter':
      return addMonths(startOfMonth(day), -(monthsIn(day, calendar) % 3))
    case 'year':
      return addMonths(startOfMonth(day), -monthsIn(day, calendar))
  }
}

const MONTHS = { month: 1, quarter: 3, year: 12 }

/** The first day after it. */
export function endOfGrain(grain: CalendarGrain, day: Day, calendar: Calendar): Day {
  const start = startOfGrain(grain, day, calendar)
  if (grain === 'day') return start + 1
  return grain === 'week' ? start + 7 : addMonths(start, MONTHS[grain])
}
