const YEAR = 365
/** Two of these are needed: what one year shows may be chance, or growth. */
const YEAR_DAYS = 2 * YEAR
/** Days on either side that a day's index is the mean of. */
const AROUND = 10

/**
 * How much above or below its trend each day of the year lies: index(t) for the day t, past the end of the values too; 1 is a usual day. The last two
 * years are each freed of their growth; what they agree on is the season, and where they do not agree (their correlation) it is flattened.
 * undefined: under two years.
 */
export function seasonOfYear(values: Float64Array): ((day: number) => number) | undefined {
  const count = values.length
  if (count < YEAR_DAYS) return undefined
  const logs = [count - YEAR_DAYS, count - YEAR].map((start) => smoothed(values, start))
  const means = logs.map((year) => year.reduce((sum, log) => sum + log, 0) / YEAR)
  // Growth is what a year lies above the same days of the year before: the slope within a year is the season's own.
  const growth = (means[1] - means[0]) / YEAR
  const [older, newer] = logs.map((year, i) => year.map((log, day) => log - means[i] - growth * (day - (YEAR - 1) / 2)))
  const agreed = Math.max(0, correlation(older, newer))
  if (!(agreed > 0)) return undefined
  const index = older.map((log, day) => Math.exp(agreed * ((log + newer[day]) / 2)))
  const mean = index.reduce((sum, value) => sum + value, 0) / YEAR
  // Day 0 of the index lies a whole number of years before the end.
  return (day) => index[(((day - count) % YEAR) + YEAR) % YEAR] / mean
}

/** Logarithms of the year from `start`, each day the mean of those around it. */
const smoothed = (values: Float64Array, start: number) =>
  Float64Array.from({ length: YEAR }, (_, day) => Math.log(Math.max(meanAround(values, start + day), 1e-9)))

function meanAround(values: Float64Array, day: number): number {
  const [from, to] = [Math.max(0, day - AROUND), Math.min(values.length, day + AROUND + 1)]
  let sum = 0
  for (let t = from; t < to; t++) sum += values[t]
  return sum / (to - from)
}

function correlation(a: Float64Array, b: Float64Array): number {
  let [ab, aa, bb] = [0, 0, 0]
  a.forEach((value, i) => {
    ab += value * b[i]
    aa += value * value
    bb += b[i] * b[i]
  })
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0
}
