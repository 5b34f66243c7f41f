import { startOfWeek, type Instant, type Zone } from '~/lib/zone'

export const SNOOZES = ['laterToday', 'tomorrow', 'nextWeek'] as const
export type Snooze = (typeof SNOOZES)[number]

const LATER_MS = 3 * 3_600_000
/** When a shop's day begins to be worked. */
const MORNING_MS = 8 * 3_600_000

/** Until when each choice leaves an item alone, in the shop's zone; later today is no choice where the day is over by then, nor next week on a Sunday. */
export function snoozesAt(now: Instant, zone: Zone): { snooze: Snooze; until: Instant }[] {
  const today = zone.dayOf(now)
  const morning = (day: number) => zone.fromWall(day * 86_400_000 + MORNING_MS)
  const later = now + LATER_MS
  const monday = startOfWeek(today) + 7
  return [
    ...(zone.dayOf(later) === today ? [{ snooze: 'laterToday' as const, until: later }] : []),
    { snooze: 'tomorrow', until: morning(today + 1) },
    ...(monday > today + 1 ? [{ snooze: 'nextWeek' as const, until: morning(monday) }] : []),
  ]
}
