import { type Instant, type Zone, formatDay } from '~/lib/zone'
import { NO_DAY } from './dayIndex'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Days of the instants [from, to), cut in the zone; NO_DAY for NaN. Sets days[from …]. */
export function cutDays(at: Float64Array, zone: Zone, days: Int32Array, from: number, to: number) {
  // Neighbours of a sorted column mostly share their day: two comparisons in place of the zone's rules.
  let start = 0
  let end = 0
  let day = 0
  for (let i = from; i < to; i++) {
    const instant = at[i]
    if (instant >= start && instant < end) days[i] = day
    else if (Number.isNaN(instant)) days[i] = NO_DAY
    else {
      day = zone.dayOf(instant)
      start = zone.startOfDay(day)
      end = zone.startOfDay(day + 1)
      days[i] = day
    }
  }
}

/** Hour of the shop's clock, 0 to 23; 0 where there is no instant. */
export function hourOf(zone: Zone, at: Instant): number {
  if (Number.isNaN(at)) return 0
  const wall = at + zone.offsetAt(at)
  return Math.floor((wall - Math.floor(wall / DAY_MS) * DAY_MS) / HOUR_MS)
}

const names = new Map<number, string>()

/** formatDay, each day once: a chart of two years asks for 730 at every refresh. */
export function nameOfDay(day: number): string {
  const name = names.get(day) ?? formatDay(day)
  names.set(day, name)
  return name
}
