/** How much of each surprise the level, the trend and the season of a weekday take up, and how fast a trend dies away. */
interface Smoothing {
  level: number
  trend: number
  season: number
  damping: number
}

/** Days ahead that a fit is judged by, and that its errors are kept of. */
export const HORIZONS = [1, 7, 14, 28] as const

export interface WeekFit {
  /** Value expected so many days after the last, 1 for the next; not below 0. */
  ahead(days: number): number
  /** What each day was expected to be from the day before it. */
  fitted: Float64Array
  /** By horizon: (value − expected) ÷ expected, of the days that were not left out, unsorted. */
  errors: number[][]
}

const WEEK = 7
/** The first level and season are the means of these days; nothing is judged by them. */
const WARM_UP = 28
/** A weekday that brings less than this share of a usual one is a day off: it tells nothing of the level. */
const DAY_OFF = 0.02
/** A surprise counts up to so many usual ones, so that one odd day moves nothing for good. */
const MOST = 3

const GRID: Smoothing[] = [0.02, 0.05, 0.1, 0.2, 0.35].flatMap((level) =>
  [0, 0.05, 0.15].flatMap((trend) =>
    [0.02, 0.05, 0.12, 0.2].flatMap((season) => [0.8, 0.95, 0.98].map((damping) => ({ level, trend, season, damping }))),
  ),
)

/**
 * Holt-Winters with a multiplicative season of the week and a damped trend, in the form that corrects by its errors. The smoothing is the one of a fixed
 * grid whose forecasts of 1 to 28 days erred least (mean absolute error) over the days that count: the same values give the same fit. `leaveOut`: 1 for
 * days whose value is filled in. Needs four weeks.
 */
export function fitWeeks(values: Float64Array, leaveOut: Uint8Array): WeekFit {
  let best: Smoothing = GRID[0]
  let least = Infinity
  const ahead = HORIZONS.map(() => new Float64Array(values.length))
  for (const smoothing of GRID) {
    run(values, smoothing, ahead)
    const loss = lossOf(values, ahead, leaveOut)
    if (loss < least) {
      least = loss
      best = smoothing
    }
  }
  const { level, slope, season, fitted } = run(values, best, ahead)
  const at = values.length - 1
  return {
    fitted,
    errors: ahead.map((expected) => errorsOf(values, expected, leaveOut)),
    ahead: (days) => Math.max(0, level + slope * damped(best.damping, days)) * season[(at + days) % WEEK],
  }
}

/** φ + φ² + … + φ^days. */
const damped = (damping: number, days: number) => (damping * (1 - damping ** days)) / (1 - damping)

interface State {
  level: number
  slope: number
  season: Float64Array
  fitted: Float64Array
}

/** One pass. `ahead[h][t]`: what was expected of day t, HORIZONS[h] days before it. */
function run(values: Float64Array, { level: alpha, trend, season: gamma, damping }: Smoothing, ahead: Float64Array[]): State {
  const { level: first, season } = startOf(values)
  const fitted = new Float64Array(values.length)
  let level = first
  let slope = 0
  let usual = level / 2
  const sums = HORIZONS.map((days) => damped(damping, days))
  for (let t = 0; t < values.length; t++) {
    const weekday = t % WEEK
    const before = Math.max(Number.MIN_VALUE, level + damping * slope)
    fitted[t] = before * season[weekday]
    const error = values[t] - fitted[t]
    const surprise = Math.max(-MOST * usual, Math.min(MOST * usual, error))
    usual += 0.03 * (Math.min(Math.abs(error), 2 * MOST * usual) - usual)
    const off = season[weekday] < DAY_OFF
    // A weekday that is nearly off would blow its own noise up.
    const step = off ? 0 : surprise / Math.max(season[weekday], 0.3)
    level = Math.max(0, before + alpha * step)
    slope = damping * slope + alpha * trend * step
    season[weekday] = Math.max(0, season[weekday] + (gamma * surprise) / Math.max(before, first * 1e-3))
    for (let h = 0; h < sums.length; h++) {
      const then = t + HORIZONS[h]
      if (then < values.length) ahead[h][then] = Math.max(0, level + slope * sums[h]) * season[then % WEEK]
    }
  }
  return { level, slope, season, fitted }
}

function startOf(values: Float64Array): { level: number; season: Float64Array } {
  const days = Math.min(values.length, WARM_UP)
  const season = new Float64Array(WEEK)
  const counts = new Float64Array(WEEK)
  let sum = 0
  for (let t = 0; t < days; t++) {
    sum += values[t]
    season[t % WEEK] += values[t]
    counts[t % WEEK]++
  }
  const level = Math.max(sum / days, 1e-9)
  for (let weekday = 0; weekday < WEEK; weekday++) season[weekday] = counts[weekday] > 0 ? season[weekday] / counts[weekday] / level : 1
  return { level, season }
}

const judged = (values: Float64Array, days: number, leaveOut: Uint8Array, see: (day: number) => void) => {
  for (let t = WARM_UP + days; t < values.length; t++) if (!leaveOut[t]) see(t)
}

function lossOf(values: Float64Array, ahead: Float64Array[], leaveOut: Uint8Array): number {
  let loss = 0
  HORIZONS.forEach((days, h) =>
    judged(values, days, leaveOut, (t) => {
      loss += Math.abs(values[t] - ahead[h][t])
    }),
  )
  return loss
}

function errorsOf(values: Float64Array, expected: Float64Array, leaveOut: Uint8Array): number[] {
  const errors: number[] = []
  judged(values, 0, leaveOut, (t) => {
    if (expected[t] > 0) errors.push((values[t] - expected[t]) / expected[t])
  })
  return errors
}
