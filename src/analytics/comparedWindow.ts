import { type Day, addMonths, civilOf, dayFromCivil } from '~/lib/zone'
import type { Window } from './pick'
import type { Compare } from './query'

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
