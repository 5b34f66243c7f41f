import { type Day, type Instant, parseDay, weekdayOf, type Zone, zoneOf } from '~/lib/zone'
import type { BusinessCalendar, BusinessInterval } from '~/domain/desk'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** A calendar that does not open for so long never opens. */
const MOST_DAYS_CLOSED = 800

/** [from, to) in which we are there. */
export interface Opening {
  from: Instant
  to: Instant
}

/** A calendar got ready for arithmetic: kept with it, so that a day is cut once. */
interface Cut {
  zone: Zone
  special: ReadonlyMap<Day, readonly BusinessInterval[]>
  days: Map<Day, readonly Opening[]>
}

const cuts = new WeakMap<BusinessCalendar, Cut>()

function cutOf(calendar: BusinessCalendar): Cut {
  let cut = cuts.get(calendar)
  if (!cut) {
    const special = calendar.days.flatMap(({ day, intervals = [] }) => {
      const parsed = parseDay(day)
      return parsed === undefined ? [] : [[parsed, intervals] as const]
    })
    cut = { zone: zoneOf(calendar.zone), special: new Map(special), days: new Map() }
    cuts.set(calendar, cut)
  }
  return cut
}

/**
 * The first instant at which the clock on the wall shows this time or a later one: where a time is skipped, the change of the clock; where it happens twice, the earlier. So
 * a shift that goes over the change is as long as it really is, and what lies in the gap is nothing.
 */
function firstAt(zone: Zone, wall: number): Instant {
  const at = zone.fromWall(wall)
  const skipped = at + zone.offsetAt(at) - wall
  if (skipped <= 0) return at
  let [before, after] = [at - skipped, at]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (middle + zone.offsetAt(middle) >= wall) after = middle
    else before = middle
  }
  return after
}

/** What begins on a day, in order; an interval belongs to the day on which it begins, so a night shift before a holiday is worked to its end. */
function openingsOn({ week }: BusinessCalendar, { zone, special, days }: Cut, day: Day): readonly Opening[] {
  let openings = days.get(day)
  if (!openings) {
    const intervals = special.get(day) ?? week[weekdayOf(day) - 1] ?? []
    openings = intervals
      .map(({ from, to }) => ({ from: firstAt(zone, day * DAY_MS + from * MINUTE_MS), to: firstAt(zone, day * DAY_MS + to * MINUTE_MS) }))
      .filter(({ from, to }) => from < to)
      .sort((a, b) => a.from - b.from)
    days.set(day, openings)
  }
  return openings
}

/** Openings that end after `from`, in order, with those that touch or overlap made one; it ends where the calendar never opens again. */
function* openingsAfter(calendar: BusinessCalendar, from: Instant): Generator<Opening> {
  const cut = cutOf(calendar)
  // What began two days ago may reach into today, and a clock that is put back may make today yesterday.
  let day = cut.zone.dayOf(from) - 3
  let open: Opening | undefined
  for (let closed = 0; closed < MOST_DAYS_CLOSED; day++, closed++) {
    for (const next of openingsOn(calendar, cut, day)) {
      closed = 0
      if (next.to <= from) continue
      if (!open) open = { ...next }
      else if (next.from <= open.to) open.to = Math.max(open.to, next.to)
      else {
        yield open
        open = { ...next }
      }
    }
    // Nothing of a later day can touch it: all that is left begins at its own midnight or after.
    if (open && cut.zone.startOfDay(day + 1) > open.to) {
      yield open
      open = undefined
    }
  }
  if (open) yield open
}

/** Milliseconds of business hours in [from, to); around the clock where there is no calendar. */
export function businessMs(calendar: BusinessCalendar | undefined, from: Instant, to: Instant): number {
  if (to <= from) return 0
  if (!calendar) return to - from
  let sum = 0
  for (const open of openingsAfter(calendar, from)) {
    if (open.from >= to) break
    sum += Math.min(open.to, to) - Math.max(open.from, from)
  }
  return sum
}

/** The first instant by which so many milliseconds of business hours have passed since; undefined where the calendar never opens again. */
export function addBusiness(calendar: BusinessCalendar | undefined, from: Instant, ms: number): Instant | undefined {
  if (ms <= 0) return from
  if (!calendar) return from + ms
  let left = ms
  for (const open of openingsAfter(calendar, from)) {
    const begin = Math.max(open.from, from)
    if (open.to - begin >= left) return begin + left
    left -= open.to - begin
  }
  return undefined
}

/** Whether we are there. */
export function isOpenAt(calendar: BusinessCalendar | undefined, at: Instant): boolean {
  if (!calendar) return true
  for (const open of openingsAfter(calendar, at)) return open.from <= at
  return false
}
