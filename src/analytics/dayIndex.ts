import type { Day } from '~/lib/zone'

/** The day of something that did not happen. */
export const NO_DAY: Day = -(2 ** 31)
/** Above this span of days a table of counts costs more than a sort. */
const COUNTABLE_DAYS = 4_000_000

/** Row numbers by day, rows of one day in their own order; `day[k]` is the day of `row[k]`. */
export interface DayIndex {
  row: Uint32Array
  day: Int32Array
}

/** Index of the rows whose day is not NO_DAY. */
export function indexDays(days: Int32Array): DayIndex {
  let count = 0
  let low = 2 ** 31
  let high = NO_DAY
  let sorted = true
  for (let i = 0; i < days.length; i++) {
    const day = days[i]
    if (day === NO_DAY) continue
    count++
    if (day < high) sorted = false
    else high = day
    if (day < low) low = day
  }
  const row = new Uint32Array(count)
  const day = new Int32Array(count)
  if (count === 0) return { row, day }
  if (sorted || high - low > COUNTABLE_DAYS) {
    for (let i = 0, at = 0; i < days.length; i++) if (days[i] !== NO_DAY) row[at++] = i
    if (!sorted) row.sort((a, b) => days[a] - days[b] || a - b)
    for (let k = 0; k < count; k++) day[k] = days[row[k]]
    return { row, day }
  }
  const next = new Uint32Array(high - low + 2)
  for (let i = 0; i < days.length; i++) if (days[i] !== NO_DAY) next[days[i] - low + 1]++
  for (let d = 1; d < next.length; d++) next[d] += next[d - 1]
  for (let i = 0; i < days.length; i++) {
    if (days[i] === NO_DAY) continue
    const at = next[days[i] - low]++
    row[at] = i
    day[at] = days[i]
  }
  return { row, day }
}

/** First position whose day is not before `day`; positions of [from, to) are [firstFrom(from), firstFrom(to)). */
export function firstFrom(index: { day: Int32Array }, day: Day): number {
  let low = 0
  let high = index.day.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (index.day[middle] < day) low = middle + 1
    else high = middle
  }
  return low
}
