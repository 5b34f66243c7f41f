import type { Day } from '~/lib/zone'
import { fitWeeks } from './forecast/holtWinters'
import { type Peak, peakDays, peaksAmong, upliftOf, withoutPeaks } from './forecast/peaks'
import { seasonOfYear } from './forecast/yearSeason'

/** What was sold of something day by day, oldest first and none left out. */
export interface Demand {
  first: Day
  units: Float64Array
  /** 1 on days on which nothing lay on the shelf: that nothing was sold on them tells nothing. */
  away?: Uint8Array
}

/**
 * How a day was, and will be, for goods of a kind: 1 is a usual day. Promotions and the season of the year move a whole category; what one SKU sells is too little to
 * learn them from.
 */
export interface Tide {
  first: Day
  factors: Float64Array
}

/** weeks: Holt-Winters over the week; intermittent: Croston's method as corrected by Syntetos and Boylan; mean: too young for either; none: it does not sell. */
export type DemandMethod = 'weeks' | 'intermittent' | 'mean' | 'none'

export interface DemandForecast {
  method: DemandMethod
  /** Units expected on each day ahead. */
  daily: Float64Array
  /** How far a day usually lies from what was expected of it, in units. */
  sigma: number
  /**
   * Tried on the last days that it was not told: units expected less units sold, as a share of the latter, and the same of "as many as in the days before". null: nothing
   * was sold in them. undefined: too young to be tried.
   */
  error?: { days: number; share: number | null; naive: number | null }
}

/** From eight weeks on there is a week to be learnt. */
const NEED_DAYS = 56
const TEST_DAYS = 28
/** Sold on fewer than three days in four, demand is intermittent (Syntetos and Boylan's 1.32 days between sales). */
const INTERMITTENT = 1.32
/** How fast the idea of how much, and how often, follows what is sold. */
const LEARN = 0.1
/** What was not asked for in so many days on the shelf does not sell. */
const DEAD_DAYS = 120
/** Days that sigma is measured over. */
const SIGMA_DAYS = 180
/** A year and a half shows the week well enough, and costs less than all of history. */
const MOST_DAYS = 548

/** The tide of goods of a kind, over the days of their series and `ahead` more. */
export function tideOf({ first, units }: Demand, promotions: readonly Peak[], ahead: number): Tide {
  const peaks = peaksAmong(promotions)
  const count = units.length
  const unusual = peakDays(peaks, first, count)
  const usual = withoutPeaks(units, unusual)
  const season = seasonOfYear(usual)
  const uplift = upliftOf(peaks, units, usual, first)
  const factors = Float64Array.from({ length: count + ahead }, (_, day) => {
    const lifted = day < count ? liftedBy(units[day], usual[day], unusual[day] === 1) : uplift(first + day)
    return lifted * (season?.(day) ?? 1)
  })
  return { first, factors }
}

const liftedBy = (units: number, usual: number, unusual: boolean): number =>
  unusual && usual > 0 ? Math.min(15, Math.max(0.15, units / usual)) : 1

/** What comes after a series of units: never below 0, and the same for the same series. */
export function forecastDemand(demand: Demand, tide: Tide, days: number): DemandForecast {
  const all = recent(demand)
  const told = foresee(all, tide, days)
  const error = tryOut(all, tide)
  return error ? { ...told, error } : told
}

/** From its first sale, and not further back than helps. */
function recent({ first, units, away }: Demand): Demand {
  const begins = units.findIndex((value) => value > 0)
  const from = begins === -1 ? units.length : Math.max(begins, units.length - MOST_DAYS)
  return { first: first + from, units: units.subarray(from), ...(away ? { away: away.subarray(from) } : {}) }
}

function foresee({ first, units, away }: Demand, tide: Tide, days: number): Omit<DemandForecast, 'error'> {
  const count = units.length
  const factor = (day: number) => tide.factors[first - tide.first + day] ?? 1
  const base = units.map((value, day) => Math.max(0, value) / Math.max(factor(day), 0.05))
  const skipped = away ?? new Uint8Array(count)
  const { method, ahead, fitted } = learn(base, skipped)
  const daily = Float64Array.from({ length: days }, (_, i) => Math.max(0, ahead(i + 1)) * factor(count + i))
  return { method, daily, sigma: sigmaOf(base, fitted, skipped) * meanFactor(factor, count, days) }
}

interface Learnt {
  method: DemandMethod
  ahead: (days: number) => number
  fitted: (day: number) => number
}

function learn(base: Float64Array, away: Uint8Array): Learnt {
  const seen = base.filter((_, day) => !away[day])
  const sales = seen.reduce((count, value) => count + (value > 0 ? 1 : 0), 0)
  const last = seen.findLastIndex((value) => value > 0)
  if (sales === 0 || seen.length - last > DEAD_DAYS) return flat('none', 0)
  if (seen.length < NEED_DAYS || sales < 3) return flat('mean', seen.reduce((sum, value) => sum + value, 0) / seen.length)
  if (seen.length / sales > INTERMITTENT) return flat('intermittent', rateOf(seen))
  const fit = fitWeeks(withoutPeaks(base, away), away)
  return { method: 'weeks', ahead: fit.ahead, fitted: (day) => fit.fitted[day] }
}

const flat = (method: DemandMethod, rate: number): Learnt => ({ method, ahead: () => rate, fitted: () => rate })

/** Units a day: how much is asked for, over how many days pass in between, each smoothed by itself; less the half of LEARN by which the quotient is too high. */
function rateOf(units: Float64Array): number {
  let [sales, size, gap, since] = [0, 0, 0, 0]
  for (const value of units) {
    since++
    if (value <= 0) continue
    // Nobody knows how long the first sale was waited for.
    if (sales === 1) gap = since
    else if (sales > 1) gap += LEARN * (since - gap)
    size += (sales === 0 ? 1 : LEARN) * (value - size)
    sales++
    since = 0
  }
  return gap > 0 ? ((1 - LEARN / 2) * size) / gap : 0
}

function sigmaOf(base: Float64Array, fitted: (day: number) => number, away: Uint8Array): number {
  let [sum, count] = [0, 0]
  for (let day = Math.max(0, base.length - SIGMA_DAYS); day < base.length; day++) {
    if (away[day]) continue
    sum += (base[day] - fitted(day)) ** 2
    count++
  }
  return count > 1 ? Math.sqrt(sum / (count - 1)) : 0
}

function meanFactor(factor: (day: number) => number, from: number, days: number): number {
  let sum = 0
  for (let i = 0; i < days; i++) sum += factor(from + i)
  return days > 0 ? sum / days : 1
}

function tryOut({ first, units, away }: Demand, tide: Tide): DemandForecast['error'] {
  const known = units.length - TEST_DAYS
  if (known < NEED_DAYS) return undefined
  const part = { first, units: units.subarray(0, known), ...(away ? { away: away.subarray(0, known) } : {}) }
  const { daily } = foresee(part, tide, TEST_DAYS)
  let [sold, expected, before] = [0, 0, 0]
  for (let i = 0; i < TEST_DAYS; i++) {
    if (away?.[known + i]) continue
    sold += Math.max(0, units[known + i])
    expected += daily[i]
    before += Math.max(0, units[known - TEST_DAYS + i])
  }
  const share = (guess: number) => (sold > 0 ? Math.abs(guess - sold) / sold : null)
  return { days: TEST_DAYS, share: share(expected), naive: share(before) }
}

/** X: asked for evenly, Y: with ups and downs, Z: now and then; by how far weeks lie from their mean. undefined: fewer than eight weeks. */
export function xyzOf(units: Float64Array, away?: Uint8Array): 'X' | 'Y' | 'Z' | undefined {
  const weeks: number[] = []
  const first = Math.max(0, units.length - 26 * 7)
  for (let end = units.length; end - 7 >= first; end -= 7) {
    const days = Array.from({ length: 7 }, (_, i) => end - 7 + i).filter((day) => !away?.[day])
    // A week with hardly a day on the shelf tells nothing; a shorter one is taken for a whole one.
    if (days.length >= 4) weeks.push((days.reduce((sum, day) => sum + Math.max(0, units[day]), 0) * 7) / days.length)
  }
  if (weeks.length < 8) return undefined
  const mean = weeks.reduce((sum, week) => sum + week, 0) / weeks.length
  if (mean === 0) return 'Z'
  const spread = Math.sqrt(weeks.reduce((sum, week) => sum + (week - mean) ** 2, 0) / weeks.length) / mean
  return spread <= 0.5 ? 'X' : spread <= 1 ? 'Y' : 'Z'
}
