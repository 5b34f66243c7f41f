import { type Day, weekdayOf } from '~/lib/zone'
import type { LastYear, Lifted, Repurchase, Tested } from './judgement'
import type { Promotion, SuccessTest } from './promotion'

/** Weeks before a window that are looked through for usual days, and so many of each weekday are taken. */
export const BASE_WEEKS = 13
const BASE_DAYS = 6
/** Fewer usual days of a weekday than these are no baseline. */
const LEAST_DAYS = 2
/** Promotions that last longer are the usual state of the shop (as in the forecast). */
const LONGEST_PROMOTION = 45
/** Days after the end on which buyers may have what they need, and fewer than these tell nothing. */
export const AFTER_DAYS = 7
const LEAST_AFTER = 3
/** A year by weekdays. */
export const YEAR_DAYS = 364
/** Below this part of known costs neither margin nor return is judged. */
export const COSTS_KNOWN = 0.8

/** Half-open days. */
export interface DayWindow {
  from: Day
  to: Day
}

/** The usual days that stand for each weekday of a window. */
export interface BaseDays {
  /** By weekday: its usual days, and how many days of the window they stand for. */
  byWeekday: ReadonlyMap<number, { days: readonly Day[]; count: number }>
}

/** What each usual day counts, so that together they come to a usual window. */
export const weightsOf = ({ byWeekday }: BaseDays): Map<Day, number> =>
  new Map([...byWeekday.values()].flatMap(({ days, count }) => days.map((day) => [day, count / days.length] as const)))

/** What is known of days. */
export interface KnownDays {
  /** The first day of history, and the day after the last whole one. */
  first: Day
  end: Day
  /** Another promotion ran. */
  isLeftOut: (day: Day) => boolean
}

const daysOf = ({ from, to }: DayWindow): Day[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

/** The latest usual days of each weekday before `before`, for the days of a window; undefined where a weekday has too few. */
export function baseDaysFor(days: readonly Day[], before: Day, known: KnownDays): BaseDays | undefined {
  const byWeekday = new Map<number, { days: Day[]; count: number }>()
  for (const weekday of new Set(days.map(weekdayOf))) {
    const usual: Day[] = []
    for (let day = before - 1; day >= Math.max(known.first, before - BASE_WEEKS * 7) && usual.length < BASE_DAYS; day--)
      if (weekdayOf(day) === weekday && !known.isLeftOut(day)) usual.push(day)
    if (usual.length < LEAST_DAYS) return undefined
    byWeekday.set(weekday, { days: usual, count: days.filter((day) => weekdayOf(day) === weekday).length })
  }
  return byWeekday.size > 0 ? { byWeekday } : undefined
}

export type ByDay = (day: Day) => number

/** What usual days come to over a window. Whole numbers are summed before they are divided, so that equal weeks come out equal. */
export function baseOf(values: ByDay, { byWeekday }: BaseDays): number {
  let sum = 0
  for (const { days, count } of byWeekday.values()) sum += (count * days.reduce((all, day) => all + values(day), 0)) / days.length
  return sum
}

/**
 * What days came to against usual ones. The band is one standard deviation of what usual days would have come to: how far those of a weekday lie apart, and how
 * unsure their mean is by itself.
 */
export function liftOf(values: ByDay, days: readonly Day[], base: BaseDays): Lifted {
  const actual = days.reduce((sum, day) => sum + values(day), 0)
  let variance = 0
  for (const { days: usual, count } of base.byWeekday.values()) {
    const spread = varianceOf(usual.map(values))
    variance += count * spread + (count * count * spread) / usual.length
  }
  const usual = baseOf(values, base)
  return { actual, base: usual, lift: actual - usual, band: Math.sqrt(variance) }
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** A usual day of a weekday, and its standard deviation; undefined where the weekday was not asked for. */
export function usualDay(values: ByDay, day: Day, { byWeekday }: BaseDays): { mean: number; spread: number } | undefined {
  const usual = byWeekday.get(weekdayOf(day))?.days.map(values)
  return usual && { mean: meanOf(usual), spread: Math.sqrt(varianceOf(usual)) }
}

/** Days of a window that are over, in whole. */
export const wholeDays = ({ from, to }: DayWindow, { first, end }: KnownDays): Day[] =>
  daysOf({ from: Math.max(from, first), to: Math.min(to, end) })

/** Days after a window that tell of what was bought ahead: over, and without another promotion; undefined where they are too few. */
export function afterDays({ to }: DayWindow, known: KnownDays): Day[] | undefined {
  const days = daysOf({ from: to, to: Math.min(to + AFTER_DAYS, known.end) }).filter((day) => !known.isLeftOut(day))
  return days.length >= LEAST_AFTER ? days : undefined
}

/**
 * The same weekdays a year before, with the growth since: of the usual days against those a year before them. Undefined where history does not reach so far, or there was
 * nothing to grow from.
 */
export function lastYearOf(values: ByDay, days: readonly Day[], base: BaseDays, known: KnownDays): LastYear | undefined {
  const usual = [...weightsOf(base).keys()]
  if (Math.min(...days, ...usual) - YEAR_DAYS < known.first) return undefined
  const before = baseOf((day) => values(day - YEAR_DAYS), base)
  if (!(before > 0)) return undefined
  const sum = days.reduce((all, day) => all + values(day - YEAR_DAYS), 0)
  const growth = baseOf(values, base) / before
  const actual = days.reduce((all, day) => all + values(day), 0)
  return { sum, growth, scaled: sum * growth, lift: actual - sum * growth }
}

/** A buyer's first purchase, and the next one on another shop day. */
export interface FirstPurchase {
  at: number
  next?: number
}

const DAY_MS = 86_400_000

/** metrics.md `repurchase_N`, of these buyers: who came again on another day in N × 24 h, of those whose first purchase is old enough to tell. */
export const repurchaseOf = (buyers: readonly FirstPurchase[], asOf: number, spans: readonly number[]): Repurchase[] =>
  spans.map((days) => {
    const mature = buyers.filter(({ at }) => at + days * DAY_MS <= asOf)
    const again = mature.filter(({ at, next }) => next !== undefined && next <= at + days * DAY_MS)
    return { days, mature: mature.length, again: again.length }
  })

export interface Costs {
  /** Discounts and gifts at cost, and advertising as planned. */
  given: number
  ads: number
  /** Lift in margin; undefined: there is no baseline, or too few costs are known. */
  marginLift: number | undefined
  newBuyers: number
}

/**
 * Return: what it brought before its own cost, less that cost, per cost (metrics.md `roi`). The margin is already less discounts and gifts, so these are put back first:
 * ((lift + given) − (given + ads)) ÷ (given + ads).
 */
export const returnOf = ({ given, ads, marginLift }: Costs): number | undefined =>
  marginLift === undefined || given + ads <= 0 ? undefined : (marginLift - ads) / (given + ads)

/** What it cost to win a new buyer; undefined: none was won. */
export const costPerNew = ({ given, ads, newBuyers }: Costs): number | undefined => (newBuyers > 0 ? (given + ads) / newBuyers : undefined)

/** Whether a plan reached what it was to. `value` undefined: nobody can tell. */
export function testedOf(test: SuccessTest, value: number | undefined, upIsGood: boolean): Tested {
  if (value === undefined) return { ...test }
  return { ...test, value, met: upIsGood ? value >= test.target : value <= test.target }
}

/** The days on which other promotions ran, those of long ones left in: they are the usual state. */
export function otherPromotions(
  all: readonly Pick<Promotion, 'key' | 'name' | 'stage' | 'from' | 'to'>[],
  own: string,
  dayOf: (at: number) => Day,
): (DayWindow & { name: string })[] {
  return all
    .filter(({ key, stage }) => key !== own && (stage === 'scheduled' || stage === 'stopped' || stage === 'judged'))
    .map(({ name, from, to }) => ({ name, from: dayOf(from), to: dayOf(to - 1) + 1 }))
    .filter(({ from, to }) => to > from && to - from <= LONGEST_PROMOTION)
}

export const isIn = (windows: readonly DayWindow[], day: Day): boolean => windows.some(({ from, to }) => day >= from && day < to)
