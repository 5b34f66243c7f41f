import type { Day } from '~/lib/zone'
import { fitWeeks, HORIZONS, type WeekFit } from './holtWinters'
import { type Peak, peakDays, peaksAmong, upliftOf, withoutPeaks } from './peaks'
import { seasonOfYear } from './yearSeason'

/** A figure day by day, oldest first and none left out. */
export interface Series {
  first: Day
  values: Float64Array
}

/** Eight weeks: four to learn from, some to be tried on. */
export const NEED_DAYS = 56
/** Share of the days that the band is to hold. */
const BAND = 0.8
/** On days of a promotion the band is wider by half: one was never just like the other. */
const PEAK_BAND = 1.5

export interface SeriesOutlook {
  points: { day: Day; value: number; low: number; high: number }[]
  /** Seasons that the data was long enough for. */
  seasons: ('week' | 'year' | 'promotions')[]
}

export interface SeriesForecast extends SeriesOutlook {
  ok: true
  /** The newest whole day, which the forecast starts after. */
  from: Day
  /** Share of the days that the band is to hold. */
  band: number
  /** Fitted on the days before the last `testDays`, tried on those; see `ForecastAnswer`. */
  error: { testDays: number; share: number | null; naive: number | null; held: number }
}

/**
 * What comes after a series: Holt-Winters over the week on what is left when promotions and the season of the year are taken out, and both put in again.
 * The band is what 8 of 10 past forecasts as far ahead have erred by. Never below 0; the same series gives the same forecast. `days` ahead, from 1.
 */
export function forecastSeries(series: Series, promotions: readonly Peak[], days: number): SeriesForecast {
  const { first, values } = series
  return {
    ok: true,
    from: first + values.length - 1,
    ...outlook(series, promotions, days),
    error: backTest(series, promotions),
    band: BAND,
  }
}

function outlook({ first, values }: Series, promotions: readonly Peak[], days: number): SeriesOutlook {
  const peaks = peaksAmong(promotions)
  const unusual = peakDays(peaks, first, values.length)
  const usual = withoutPeaks(values, unusual)
  const season = seasonOfYear(usual)
  const fit = fitWeeks(season ? usual.map((value, day) => value / season(day)) : usual, unusual)
  const uplift = upliftOf(peaks, values, usual, first)
  const bands = fit.errors.map(spreadOf)
  let promoted = false
  const points = Array.from({ length: days }, (_, i) => {
    const day = first + values.length + i
    const lifted = uplift(day)
    const value = fit.ahead(i + 1) * (season?.(values.length + i) ?? 1) * lifted
    promoted ||= lifted !== 1
    const { low, high } = bandOf(bands, i + 1, lifted === 1 ? 1 : PEAK_BAND)
    return { day, value, low: Math.max(0, value * (1 + low)), high: value * (1 + high) }
  })
  return { points, seasons: ['week', ...(season ? (['year'] as const) : []), ...(promoted ? (['promotions'] as const) : [])] }
}

interface Spread {
  low: number
  high: number
}

/** Shares of the expected value between which 8 of 10 errors lie; the line itself is never outside. */
function spreadOf(errors: WeekFit['errors'][number]): Spread {
  const sorted = errors.toSorted((a, b) => a - b)
  if (sorted.length === 0) return { low: -0.5, high: 0.5 }
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]
  return { low: Math.min(0, at((1 - BAND) / 2)), high: Math.max(0, at((1 + BAND) / 2)) }
}

/** Between two horizons the band grows evenly; beyond the last as the root of time. */
function bandOf(bands: readonly Spread[], days: number, wider: number): Spread {
  const next = HORIZONS.findIndex((horizon) => horizon >= days)
  const last = HORIZONS.length - 1
  if (next === -1) {
    const far = Math.sqrt(days / HORIZONS[last]) * wider
    return { low: bands[last].low * far, high: bands[last].high * far }
  }
  const before = Math.max(0, next - 1)
  const way = next === 0 ? 0 : (days - HORIZONS[before]) / (HORIZONS[next] - HORIZONS[before])
  const mix = (side: keyof Spread) => (bands[before][side] * (1 - way) + bands[next][side] * way) * wider
  return { low: mix('low'), high: mix('high') }
}

/** Fitted on all days but the last, tried on those, beside what "as a week ago" would have said. */
function backTest({ first, values }: Series, promotions: readonly Peak[]): SeriesForecast['error'] {
  const testDays = values.length >= 2 * NEED_DAYS ? 28 : 14
  const known = values.length - testDays
  const { points } = outlook({ first, values: values.subarray(0, known) }, promotions, testDays)
  let [wrong, naive, sum, held] = [0, 0, 0, 0]
  points.forEach(({ value, low, high }, i) => {
    const actual = values[known + i]
    sum += actual
    wrong += Math.abs(actual - value)
    naive += Math.abs(actual - values[known - 7 + (i % 7)])
    // A band of no width holds what is on it, but for what floats lose.
    const slack = 1e-9 * high
    if (actual >= low - slack && actual <= high + slack) held++
  })
  const share = (error: number) => (sum > 0 ? error / sum : null)
  return { testDays, share: share(wrong), naive: share(naive), held: held / testDays }
}
