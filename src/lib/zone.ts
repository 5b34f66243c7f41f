/** Days since 1970-01-01 on the wall calendar of a zone. */
export type Day = number
/** Milliseconds since the epoch, UTC. */
export type Instant = number

const DAY_MS = 86_400_000
const STEP = 7 * DAY_MS

/**
 * Wall-clock arithmetic in one IANA time zone. Offsets are found once per stretch between two changes of the clock and
 * kept, so that a day for each of a million orders costs a comparison, not a call of Intl.
 */
export interface Zone {
  readonly name: string
  /** Wall clock minus UTC at that instant, in ms. */
  offsetAt(at: Instant): number
  dayOf(at: Instant): Day
  /** First instant of the day. Where a change of the clock skips midnight, the first instant that exists. */
  startOfDay(day: Day): Instant
  /** The instant of a wall clock given in ms as if it were UTC. A time that happens twice is the earlier one; a time that is skipped moves on by the gap. */
  fromWall(wall: number): Instant
}

declare global {
  /** What is asked of it; not every browser has it, and TypeScript does not name it yet. */
  var Temporal:
    | { Instant: { fromEpochMilliseconds(at: number): { toZonedDateTimeISO(zone: string): { offsetNanoseconds: number } } } }
    | undefined
}

/**
 * Wall clock minus UTC in a zone, ms. Temporal is asked where there is one: a worker's first formatter takes longer to get ready than the shop's columns to be
 * read. Throws RangeError for a name that the browser does not know.
 */
function offsetsOf(name: string): (at: Instant) => number {
  const { Temporal: clock } = globalThis
  if (clock) return (at) => clock.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name).offsetNanoseconds / 1e6
  const formatter = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  // `GMT+05:30`; seconds where the zone kept the sun's time, nothing behind GMT where it is UTC.
  return (at) => {
    const [, sign, hours, minutes, seconds = 0] = /([+-])(\d+):(\d+):?(\d+)?/.exec(formatter.format(at)) ?? ['', '', 0, 0]
    return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * (sign === '-' ? -1000 : 1000)
  }
}

/** True where the name is an IANA zone that this browser knows. */
export function isZone(name: string): boolean {
  try {
    zoneOf(name)
    return true
  } catch {
    return false
  }
}

const zones = new Map<string, Zone>()

/** The zone of that name; throws RangeError where the browser does not know it. */
export function zoneOf(name: string): Zone {
  const zone = zones.get(name) ?? makeZone(name)
  zones.set(name, zone)
  return zone
}

function makeZone(name: string): Zone {
  const readOffset = offsetsOf(name)
  readOffset(0)
  // One constant stretch of offset, the last one hit: neighbours in a sorted column share it.
  let from = 0
  let to = 0
  let offset = 0
  const weeks = new Map<number, number>()
  /** The change of the clock in a week that has one. */
  const changes = new Map<number, Instant>()

  const weekOffset = (week: number): number => {
    const known = weeks.get(week) ?? readOffset(week * STEP)
    weeks.set(week, known)
    return known
  }

  /** The change of the clock in [low, high), where the offsets at both ends differ; to the second. */
  const changeBetween = (low: Instant, high: Instant, before: number): Instant => {
    while (high - low > 1000) {
      const middle = Math.floor((low + high) / 2000) * 1000
      if (readOffset(middle) === before) low = middle
      else high = middle
    }
    return high
  }

  const offsetAt = (at: Instant): number => {
    if (at >= from && at < to) return offset
    const week = Math.floor(at / STEP)
    const left = weekOffset(week)
    const right = weekOffset(week + 1)
    let change = week * STEP
    if (left !== right) {
      change = changes.get(week) ?? changeBetween(change, change + STEP, left)
      changes.set(week, change)
    }
    const isBefore = at < change
    from = isBefore ? week * STEP : change
    to = isBefore ? change : (week + 1) * STEP
    offset = isBefore ? left : right
    return offset
  }

  const fromWall = (wall: number): Instant => {
    const before = offsetAt(wall - DAY_MS)
    const after = offsetAt(wall + DAY_MS)
    const early = wall - before
    const late = wall - after
    return offsetAt(early) !== before && offsetAt(late) === after ? late : early
  }

  return {
    name,
    offsetAt,
    dayOf: (at) => Math.floor((at + offsetAt(at)) / DAY_MS),
    startOfDay: (day) => {
      const wall = day * DAY_MS
      const at = fromWall(wall)
      const skipped = at + offsetAt(at) - wall
      // A skipped midnight was moved on by the gap: the day begins at the change of the clock, which lies less than that before.
      return skipped > 0 ? changeBetween(at - skipped, at, offsetAt(at - skipped)) : at
    },
    fromWall,
  }
}

export interface CivilDate {
  year: number
  month: number
  day: number
}

/** The calendar date of a day; month is 1 to 12. */
export function civilOf(day: Day): CivilDate {
  const date = new Date(day * DAY_MS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The day of a calendar date; month is 1 to 12 and may run over. */
export function dayFromCivil(year: number, month: number, day: number): Day {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return Math.round(date.getTime() / DAY_MS)
}

/** `2011-12-09` → day; undefined where the text is no date of the calendar. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const at = dayFromCivil(year, month, day)
  const back = civilOf(at)
  return back.year === year && back.month === month && back.day === day ? at : undefined
}

export function formatDay(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** ISO weekday, 1 is Monday. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** First day of the ISO week, Monday. */
export function startOfWeek(day: Day): Day {
  return day - weekdayOf(day) + 1
}

export function startOfMonth(day: Day): Day {
  const { year, month } = civilOf(day)
  return dayFromCivil(year, month, 1)
}

/** The first day of the month `count` months away. */
export function addMonths(day: Day, count: number): Day {
  const { year, month } = civilOf(day)
  return dayFromCivil(year, month + count, 1)
}
