import type { BusinessCalendar } from '~/domain/desk'
import { formatDay, weekdayOf, zoneOf } from '~/lib/zone'

const MINUTE = 60_000
const DAY = 86_400_000

/**
 * Business hours read off the clock on the wall, minute by minute, with nothing computed: a shift begins at the first minute at which the clock shows its beginning or
 * later, and goes on until the first at which it shows its end or later. For calendars whose zone is off by whole minutes.
 */
export function openMinutes(calendar: BusinessCalendar, from: number, to: number): boolean[] {
  const zone = zoneOf(calendar.zone)
  const first = Math.floor(from / MINUTE) - 4 * 1440
  const last = Math.ceil(to / MINUTE)
  const open: boolean[] = Array.from({ length: last - Math.floor(from / MINUTE) }, () => false)
  const walls = Array.from({ length: last - first }, (_, at) => {
    const instant = (first + at) * MINUTE
    return instant + zone.offsetAt(instant)
  })
  const days = new Set(walls.map((wall) => Math.floor(wall / DAY)))
  for (const day of days) {
    const special = calendar.days.find((each) => each.day === formatDay(day))
    for (const shift of special ? (special.intervals ?? []) : calendar.week[weekdayOf(day) - 1]) {
      const begins = walls.findIndex((wall) => wall >= day * DAY + shift.from * MINUTE)
      const ends = walls.findIndex((wall) => wall >= day * DAY + shift.to * MINUTE)
      if (begins < 0) continue
      for (let at = begins; at < (ends < 0 ? walls.length : ends); at++) {
        const place = first + at - Math.floor(from / MINUTE)
        if (place >= 0) open[place] = true
      }
    }
  }
  return open
}
