import type { Day, Zone } from '~/lib/zone'
import { MOST_DAYS, NO_DAY } from './dayIndex'
import type { Purchases } from './purchases'
import { keeper } from './scratch'

const DAY_MS = 86_400_000

/**
 * What each buyer did, in all, first and next; one entry a buyer with a purchase before the as-of, by code. Times are the shop's wall clock in ms, so that N × 24 h
 * later is the same time of day: a change of the clock takes nobody an hour, and days and hours are cut by one clock. They live until histories are asked for again.
 */
export interface Histories {
  readonly count: number
  /** As in Purchases.buyer. */
  readonly code: Int32Array
  readonly orders: Int32Array
  readonly spent: Float64Array
  /** Shop day of the first and of the last purchase. */
  readonly firstDay: Int32Array
  readonly lastDay: Int32Array
  /** Of the first purchase. */
  readonly first: Float64Array
  /** Of the next purchase, and of the next on another shop day; Infinity for none. */
  readonly next: Float64Array
  readonly nextDay: Float64Array
  /** Shop days from the first purchase to the next on another day; 0 for none. */
  readonly gap: Int32Array
  /** Wall clock of the as-of. */
  readonly asOf: number
}

/** The reports of one page ask for the same ones one after the other. */
const latest = keeper<{ of: Int32Array; made: Histories }>()
const { memory } = latest

export function historiesOf(purchases: Purchases, zone: Zone): Histories {
  const kept = latest.get()
  if (kept?.of === purchases.row) return kept.made
  memory.begin()
  const made = compact(fold(purchases, zone), purchases, zone)
  latest.keep({ of: purchases.row, made })
  return made
}

/** Of a buyer, side by side, so that a purchase touches few places of memory: wall clocks and what was spent; days and a count. */
const STRIDE = 4
const EARLIEST = 0
const NEXT = 1
/** The second earliest of the first day. */
const SAME_DAY = 2
const SPENT = 3
const FIRST_DAY = 0
const NEXT_DAY = 1
const LAST_DAY = 2
const ORDERS = 3

interface Fold {
  times: Float64Array
  days: Int32Array
}

/**
 * One pass from the last purchase back to the first: each new day becomes the first, and the one before it the next, so that there is nothing to guess but
 * whether a buyer bought twice on one day.
 */
function fold(purchases: Purchases, zone: Zone): Fold {
  const { row, day, buyer, amount, paidAt, from, buyers } = purchases
  const offset = offsetsOf(purchases, zone)
  const times = memory.take(Float64Array, buyers * STRIDE).fill(0)
  const days = memory.take(Int32Array, buyers * STRIDE).fill(NO_DAY)
  for (let k = row.length - 1; k >= 0; k--) {
    const at = buyer[k] * STRIDE
    const today = day[k]
    const shift = offset[today - from]
    const instant = paidAt[row[k]]
    const wall = instant + (shift > -Infinity ? shift : zone.offsetAt(instant))
    times[at + SPENT] += amount[k]
    const before = days[at + FIRST_DAY]
    if (before !== today) {
      times[at + NEXT] = times[at + EARLIEST]
      times[at + EARLIEST] = wall
      times[at + SAME_DAY] = Infinity
      days[at + NEXT_DAY] = before
      days[at + FIRST_DAY] = today
    } else if (wall < times[at + EARLIEST]) {
      times[at + SAME_DAY] = times[at + EARLIEST]
      times[at + EARLIEST] = wall
    } else times[at + SAME_DAY] = Math.min(times[at + SAME_DAY], wall)
    days[at + LAST_DAY] = Math.max(days[at + LAST_DAY], today)
    days[at + ORDERS]++
  }
  return { times, days }
}

/** Buyers without a purchase are left out. */
function compact({ times, days }: Fold, { buyers, asOf }: Purchases, zone: Zone): Histories {
  const whole = () => memory.take(Int32Array, buyers)
  const number = () => memory.take(Float64Array, buyers)
  const [code, orders, firstDay, lastDay, gap] = [whole(), whole(), whole(), whole(), whole()]
  const [spent, first, next, nextDay] = [number(), number(), number(), number()]
  let count = 0
  for (let buyer = 0, at = 0; buyer < buyers; buyer++, at += STRIDE) {
    if (days[at + FIRST_DAY] === NO_DAY) continue
    const came = days[at + NEXT_DAY] !== NO_DAY
    code[count] = buyer
    orders[count] = days[at + ORDERS] - NO_DAY
    firstDay[count] = days[at + FIRST_DAY]
    lastDay[count] = days[at + LAST_DAY]
    gap[count] = came ? days[at + NEXT_DAY] - days[at + FIRST_DAY] : 0
    spent[count] = times[at + SPENT]
    first[count] = times[at + EARLIEST]
    nextDay[count] = came ? times[at + NEXT] : Infinity
    next[count] = Math.min(times[at + SAME_DAY], nextDay[count])
    count++
  }
  const wallAsOf = asOf === -Infinity ? asOf : asOf + zone.offsetAt(asOf)
  return { count, code, orders, spent, firstDay, lastDay, first, next, nextDay, gap, asOf: wallAsOf }
}

/** Wall clock minus UTC by day, so that a time costs an addition; NaN for a day in which the clock changes, and none beyond the table. */
function offsetsOf({ from, end }: { from: Day; end: Day }, zone: Zone): Float64Array {
  const offset = new Float64Array(Math.min(end - from, MOST_DAYS))
  let before = zone.offsetAt(zone.startOfDay(from))
  for (let i = 0; i < offset.length; i++) {
    const next = zone.offsetAt(zone.startOfDay(from + i + 1))
    offset[i] = next === before ? before : Number.NaN
    before = next
  }
  return offset
}

/** N × 24 h in ms. */
export const spanOf = (days: number): number => days * DAY_MS

/** Buyers whose first purchase is old enough to tell, those of them who came again in time, and all who did. */
export function cameAgain({ count, asOf, first, next, nextDay }: Histories, days: number, sameDay: boolean) {
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
