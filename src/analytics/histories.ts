import type { Day, Zone } from '~/lib/zone'
import type { Purchases } from './purchases'
import { Memory } from './scratch'

const DAY_MS = 86_400_000
/** Above this span of days a table of them costs more than it spares. */
const MOST_DAYS = 40_000

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
const memory = new Memory<{ of: Int32Array; made: Histories }>()

export function historiesOf(purchases: Purchases, zone: Zone): Histories {
  if (memory.kept?.of === purchases.row) return memory.kept.made
  memory.begin()
  const made = compact(fold(purchases, zone), purchases, zone)
  memory.kept = { of: purchases.row, made }
  return made
}

/** By buyer: the days of the first and the next purchase, the last day, and how many, side by side, so that a purchase touches one place of memory. */
const RECORD = 4
const FIRST = 0
const SECOND = 1
const LAST = 2
const ORDERS = 3

interface Fold {
  records: Int32Array
  spent: Float64Array
  first: Float64Array
  sameDay: Float64Array
  nextDay: Float64Array
}

/** One pass in the order of time. */
function fold(purchases: Purchases, zone: Zone): Fold {
  const { row, day, buyer, amount, paidAt, from, buyers } = purchases
  const offset = offsetsOf(purchases, zone)
  const records = memory.take(Int32Array, buyers * RECORD).fill(0)
  const numbers = (value: number) => memory.take(Float64Array, buyers).fill(value)
  const made = { records, spent: numbers(0), first: numbers(0), sameDay: numbers(Infinity), nextDay: numbers(Infinity) }
  const { spent, first, sameDay, nextDay } = made
  for (let k = 0; k < row.length; k++) {
    const code = buyer[k]
    const at = code * RECORD
    const today = day[k]
    spent[code] += amount[k]
    records[at + LAST] = today
    const before = records[at + ORDERS]++
    if (before > 0 && today !== records[at + FIRST]) {
      if (records[at + SECOND] === 0) records[at + SECOND] = today - records[at + FIRST]
      if (today - records[at + FIRST] !== records[at + SECOND]) continue
    }
    const shift = offset[today - from]
    const instant = paidAt[row[k]]
    const wall = instant + (shift > -Infinity ? shift : zone.offsetAt(instant))
    if (before === 0) {
      records[at + FIRST] = today
      first[code] = wall
    } else if (today !== records[at + FIRST]) nextDay[code] = Math.min(nextDay[code], wall)
    else {
      sameDay[code] = Math.min(sameDay[code], Math.max(wall, first[code]))
      first[code] = Math.min(first[code], wall)
    }
  }
  return made
}

/** Buyers without a purchase are left out. */
function compact({ records, spent, first, sameDay, nextDay }: Fold, { buyers, asOf }: Purchases, zone: Zone): Histories {
  const column = () => memory.take(Int32Array, buyers)
  const [code, orders, firstDay, lastDay, gap] = [column(), column(), column(), column(), column()]
  let count = 0
  for (let buyer = 0, at = 0; buyer < buyers; buyer++, at += RECORD) {
    if (records[at + ORDERS] === 0) continue
    code[count] = buyer
    orders[count] = records[at + ORDERS]
    firstDay[count] = records[at + FIRST]
    lastDay[count] = records[at + LAST]
    gap[count] = records[at + SECOND]
    // In place: an entry never lies behind its buyer.
    spent[count] = spent[buyer]
    first[count] = first[buyer]
    nextDay[count] = nextDay[buyer]
    sameDay[count++] = Math.min(sameDay[buyer], nextDay[buyer])
  }
  const wallAsOf = asOf === -Infinity ? asOf : asOf + zone.offsetAt(asOf)
  return { count, code, orders, spent, firstDay, lastDay, first, next: sameDay, nextDay, gap, asOf: wallAsOf }
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
