import { formatDay, zoneOf, type Instant } from './zone'

/** The moment on the zone's wall clock as every spreadsheet reads it: `2011-12-09 12:50`. */
export function isoTime(at: Instant, zone: string): string {
  const wall = at + zoneOf(zone).offsetAt(at)
  return new Date(wall).toISOString().slice(0, 16).replace('T', ' ')
}

/** The day on the zone's calendar: `2011-12-09`. */
export const isoDate = (at: Instant, zone: string): string => formatDay(zoneOf(zone).dayOf(at))
