import { formatDay, parseDay, zoneOf, type Instant } from '~/lib/zone'

const DAY = 86_400_000
const two = (value: number) => String(value).padStart(2, '0')

/** An instant as a field of date and time shows it, by the clock of the shop. */
export function wallText(at: Instant, zone: string): string {
  const wall = at + zoneOf(zone).offsetAt(at)
  const within = ((wall % DAY) + DAY) % DAY
  return `${formatDay(Math.floor(wall / DAY))}T${two(Math.floor(within / 3_600_000))}:${two(Math.floor(within / 60_000) % 60)}`
}

/** The instant of such a text; undefined for anything else. */
export function instantOf(text: string, zone: string): Instant | undefined {
  const [date, time = ''] = text.split('T')
  const day = parseDay(date)
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? []
  if (day === undefined || hours === undefined) return undefined
  return zoneOf(zone).fromWall(day * DAY + Number(hours) * 3_600_000 + Number(minutes) * 60_000)
}

/** The same time of day on another day. */
export function onOtherDay(at: Instant, days: number, zone: string): Instant {
  const { offsetAt, fromWall } = zoneOf(zone)
  return fromWall(at + offsetAt(at) + days * DAY)
}
