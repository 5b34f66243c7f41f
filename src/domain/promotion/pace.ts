import { type Instant, weekdayOf, type Zone } from '~/lib/zone'
import type { Promotion } from './promotion'

/** Off plan below this part of what was to be sold by now. */
const OFF_BELOW = 0.7
/** Before this part of the window's weight has gone nothing can be said. */
const TOO_EARLY = 0.1
/** Days before a promotion whose orders tell how a day and a week usually go. */
export const PROFILE_DAYS = 56
/** Fewer orders than these tell nothing of hours: every hour then counts the same. */
const PROFILE_ORDERS = 100

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How many orders each weekday (Monday first) and each hour of the day had. */
export interface Habits {
  weekdays: readonly number[]
  hours: readonly number[]
}

/** How much of a usual week falls into an hour of it. */
export interface Profile {
  /** False: too few orders, so that every hour weighs the same. */
  told: boolean
  weight(weekday: number, hour: number): number
}

/** Weekday and hour by themselves, so that a few hundred orders are enough; one order is added to each, so that no hour weighs nothing. */
export function profileOf({ weekdays, hours }: Habits): Profile {
  const orders = weekdays.reduce((sum, count) => sum + count, 0)
  if (orders < PROFILE_ORDERS) return { told: false, weight: () => 1 }
  const [byDay, byHour] = [weekdays, hours].map((counts) => counts.map((count) => ((count + 1) * counts.length) / (orders + counts.length)))
  return { told: true, weight: (weekday, hour) => byDay[weekday] * byHour[hour] }
}

/** A stretch of one hour of the shop's clock. */
export interface HourSlice {
  from: Instant
  to: Instant
  weight: number
}

/** [from, to) by hours of the shop's clock; the first and the last may be parts of one. */
export function slicesOf(profile: Profile, zone: Zone, from: Instant, to: Instant): HourSlice[] {
  const slices: HourSlice[] = []
  for (let at = from; at < to;) {
    const wall = at + zone.offsetAt(at)
    const end = Math.min(to, at + HOUR_MS - (wall - Math.floor(wall / HOUR_MS) * HOUR_MS))
    const day = Math.floor(wall / DAY_MS)
    const hour = Math.floor((wall - day * DAY_MS) / HOUR_MS)
    slices.push({ from: at, to: end, weight: (profile.weight(weekdayOf(day) - 1, hour) * (end - at)) / HOUR_MS })
    at = end
  }
  return slices
}

/** The weight of the slices between two instants; parts of an hour count as such. */
export function weightBetween(slices: readonly HourSlice[], from: Instant, to: Instant): number {
  let sum = 0
  for (const slice of slices) {
    const overlap = Math.min(slice.to, to) - Math.max(slice.from, from)
    if (overlap > 0) sum += (slice.weight * overlap) / (slice.to - slice.from)
  }
  return sum
}

/** The part of the plan that is due by now: as much of its window's weight as has gone. */
export function dueShare(slices: readonly HourSlice[], now: Instant): number {
  const first = slices[0]
  const last = slices.at(-1)
  if (!first || !last) return 0
  if (now >= last.to) return 1
  const whole = weightBetween(slices, first.from, last.to)
  return whole > 0 ? Math.min(1, weightBetween(slices, first.from, now) / whole) : 0
}

/** True where it has sold so much less than was due that somebody has to look. */
export const isBehind = ({ gmv, planned, due }: { gmv: number; planned: number; due: number }): boolean =>
  planned > 0 && due >= TOO_EARLY && gmv < OFF_BELOW * planned

/** When the weight that is left from `now` on comes to so much; undefined: not within the slices. */
export function instantAt(slices: readonly HourSlice[], now: Instant, weight: number): Instant | undefined {
  let left = weight
  for (const slice of slices) {
    const from = Math.max(now, slice.from)
    if (from >= slice.to) continue
    const here = (slice.weight * (slice.to - from)) / (slice.to - slice.from)
    if (here >= left) return from + (here > 0 ? ((slice.to - from) * left) / here : 0)
    left -= here
  }
  return undefined
}

/** Hours that a recent pace is looked for in: the fewest that tell enough. */
export const RECENT_HOURS = [6, 24, 72] as const
export type RecentHours = (typeof RECENT_HOURS)[number]

/** What was used in the latest hours, one sum for each of RECENT_HOURS, and how many times that was. */
export interface Recent {
  used: readonly [number, number, number]
  times: readonly [number, number, number]
}

export interface Pace {
  hours: RecentHours
  used: number
  /** What is used while a weight of 1 goes by, which is a mean hour. */
  perWeight: number
}

/** Fewer uses than these are chance; of the longest span, fewer than those. */
const ENOUGH = 5
const FEWEST = 3
/** Hours that weigh less than this part of as many mean ones are too quiet to tell. */
const BUSY_FROM = 0.5

/**
 * How fast something is used up now: by the latest hours in which it was used often enough, held against what those hours weigh, so that a quiet night is not taken for
 * an end. `since`: before it nothing could be used. Undefined where even the longest tell nothing.
 */
export function paceOf(recent: Recent, slices: readonly HourSlice[], now: Instant, since: Instant): Pace | undefined {
  const weights = RECENT_HOURS.map((hours) => weightBetween(slices, Math.max(since, now - hours * HOUR_MS), now))
  const tells = (place: number) => {
    const hours = Math.min(RECENT_HOURS[place], (now - since) / HOUR_MS)
    return recent.times[place] >= ENOUGH && weights[place] >= BUSY_FROM * hours
  }
  const last = RECENT_HOURS.length - 1
  const place = RECENT_HOURS.findIndex((_, i) => tells(i))
  const at = place >= 0 ? place : last
  if (recent.times[at] < FEWEST || weights[at] <= 0) return undefined
  return { hours: RECENT_HOURS[at], used: recent.used[at], perWeight: recent.used[at] / weights[at] }
}

/** When what is left is used up at that pace; undefined: not before the end. */
export function runsOutAt(left: number, pace: Pace | undefined, slices: readonly HourSlice[], now: Instant): Instant | undefined {
  if (left <= 0) return now
  return pace && instantAt(slices, now, left / pace.perWeight)
}

/** The first instant from which a promotion's recent hours can be told. */
export const recentFrom = (now: Instant): Instant => now - Math.max(...RECENT_HOURS) * HOUR_MS

/** Which of RECENT_HOURS an instant lies in. */
export const recentHoursOf = (at: Instant, now: Instant): boolean[] => RECENT_HOURS.map((hours) => at > now - hours * HOUR_MS && at <= now)

/** What a room raises its voice about; facts stand beside it in the answer. */
export const ROOM_ALERTS = ['behind', 'budgetOut', 'budgetShort', 'generous', 'losing', 'soldOut', 'sellsOut', 'quiet'] as const
export type RoomAlert = (typeof ROOM_ALERTS)[number]

/** Discount per amount sold may be this many times what was planned. */
const GENEROUS_FROM = 1.3
/** Orders of the shop in which none took part, from which on that is strange. */
const QUIET_ORDERS = 30
/** Below this part of known costs a margin is not judged. */
const COSTS_FROM = 0.8

export interface RoomFacts {
  gmv: number
  planned: number
  due: number
  discount: number
  expected: Pick<Promotion['expected'], 'gmv' | 'discount'>
  margin: number
  /** Part of the GMV whose cost is known. */
  coverage: number
  budget: { amount: number; spent: number; runsOut?: Instant }
  /** SKUs with nothing left, and those that will have before the end. */
  soldOut: number
  sellsOut: number
  /** Of the last 24 hours: orders of the shop, and those that took part. */
  lastDay: { orders: number; taking: number }
}

/** What is off, what presses most first. */
export function alertsOf(facts: RoomFacts): RoomAlert[] {
  const { budget, expected, gmv, discount, lastDay } = facts
  const planned = expected.gmv > 0 ? expected.discount / expected.gmv : 0
  const on: Record<RoomAlert, boolean> = {
    behind: isBehind(facts),
    budgetOut: budget.amount > 0 && budget.spent >= budget.amount,
    budgetShort: budget.amount > 0 && budget.spent < budget.amount && budget.runsOut !== undefined,
    generous: planned > 0 && gmv > 0 && facts.due >= TOO_EARLY && discount / gmv > GENEROUS_FROM * planned,
    losing: gmv > 0 && facts.coverage >= COSTS_FROM && facts.margin < 0,
    soldOut: facts.soldOut > 0,
    sellsOut: facts.sellsOut > 0,
    quiet: lastDay.orders >= QUIET_ORDERS && lastDay.taking === 0,
  }
  return ROOM_ALERTS.filter((alert) => on[alert])
}
