import type { Day, Zone } from '~/lib/zone'
import type { Purchases } from './purchases'

const DAY_MS = 86_400_000
/** Above this span of days a table of them costs more than it spares. */
const MOST_DAYS = 40_000

/**
 * What each buyer did first and next; one entry a buyer with a purchase before the as-of. Times are the shop's wall clock in ms, so that N × 24 h later is the
 * same time of day: a change of the clock takes nobody an hour, and days and hours are cut by one clock.
 */
export interface FirstAndNext {
  readonly count: number
  /** Wall clock of the as-of. */
  readonly asOf: number
  /** Of the first purchase. */
  readonly first: Float64Array
  /** Of the next purchase, and of the next on another shop day; Infinity for none. */
  readonly next: Float64Array
  readonly nextDay: Float64Array
  /** Shop days from the first purchase to the next on another day; 0 for none. */
  readonly gap: Int32Array
}

/** One pass over the purchases, buyer by buyer. */
export function foldFirstAndNext(purchases: Purchases, zone: Zone): FirstAndNext {
  const { start, order, day, paidAt, from } = purchases
  const buyers = start.length - 1
  const offset = offsetsOf(purchases, zone)
  const wall = (row: number, when: Day) => {
    const at = paidAt[row]
    const known = offset[when - from]
    return known > -Infinity ? at + known : at + zone.offsetAt(at)
  }
  const first = new Float64Array(buyers)
  const next = new Float64Array(buyers)
  const nextDay = new Float64Array(buyers)
  const gap = new Int32Array(buyers)
  let count = 0
  for (let buyer = 0; buyer < buyers; buyer++) {
    const begin = start[buyer]
    const end = start[buyer + 1]
    if (begin === end) continue
    const firstDay = day[begin]
    let earliest = wall(order[begin], firstDay)
    let sameDay = Infinity
    let k = begin + 1
    for (; k < end && day[k] === firstDay; k++) {
      const at = wall(order[k], firstDay)
      sameDay = Math.min(sameDay, Math.max(at, earliest))
      earliest = Math.min(earliest, at)
    }
    let other = Infinity
    if (k < end) {
      const secondDay = day[k]
      gap[count] = secondDay - firstDay
      for (; k < end && day[k] === secondDay; k++) other = Math.min(other, wall(order[k], secondDay))
    }
    first[count] = earliest
    next[count] = Math.min(sameDay, other)
    nextDay[count++] = other
  }
  const asOf = purchases.asOf === -Infinity ? -Infinity : purchases.asOf + zone.offsetAt(purchases.asOf)
  return { count, asOf, first, next, nextDay, gap }
}

/** Wall clock minus UTC by day, so that a time costs an addition; NaN for a day in which the clock changes, and none beyond the table. */
function offsetsOf({ from, end }: Purchases, zone: Zone): Float64Array {
  const offset = new Float64Array(Math.min(end - from, MOST_DAYS))
  let known = zone.offsetAt(zone.startOfDay(from))
  for (let i = 0; i < offset.length; i++) {
    const next = zone.offsetAt(zone.startOfDay(from + i + 1))
    offset[i] = next === known ? known : Number.NaN
    known = next
  }
  return offset
}

/** N × 24 h in ms. */
export const spanOf = (days: number): number => days * DAY_MS

/** Buyers whose first purchase is old enough to tell, those of them who came again in time, and all who did. */
export function cameAgain({ count, asOf, first, next, nextDay }: FirstAndNext, days: number, sameDay: boolean) {
  const again = sameDay ? next : nextDay
  const span = spanOf(days)
  let mature = 0
  let inTime = 0
  let inTimeOfAll = 0
  for (let i = 0; i < count; i++) {
    const limit = first[i] + span
    const came = again[i] <= limit ? 1 : 0
    const old = limit <= asOf ? 1 : 0
    inTimeOfAll += came
    mature += old
    inTime += came & old
  }
  return { mature, again: inTime, againOfAll: inTimeOfAll }
}
