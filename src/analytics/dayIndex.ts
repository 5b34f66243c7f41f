import type { Day } from '~/lib/zone'
import { lengthen, withRoom } from './grow'

/** The day of something that did not happen. */
export const NO_DAY: Day = -(2 ** 31)
/** More days than that are a slip in somebody's dates, not a history: 110 years. */
export const MOST_DAYS = 40_000
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
  const row = withRoom(new Uint32Array(0), count)
  const day = withRoom(new Int32Array(0), count)
  if (count === 0) return { row, day }
  if (sorted || high - low > COUNTABLE_DAYS) {
    for (let i = 0, at = 0; i < days.length; i++) {
      if (days[i] === NO_DAY) continue
      row[at] = i
      day[at++] = days[i]
    }
    if (sorted) return { row, day }
    row.sort((a, b) => days[a] - days[b] || a - b)
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
export const firstFrom = ({ day: days }: { day: Int32Array }, day: Day): number => firstOf(days, day, 0, days.length)

/** The first of [from, to), whose values ascend, that is not below `value`; `to` where all are. */
export function firstOf(values: Int32Array | Uint32Array, value: number, from: number, to: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The index with rows put in, `days` being those from row `from` on, and without those of `gone`. The old one is not to be used any more. New days mostly lie at the end:
 * then nothing is moved.
 */
export function extendIndex(index: DayIndex, days: Int32Array, from: number, gone: Uint8Array | undefined): DayIndex {
  const kept = gone ? without(index, gone) : index
  const more = indexDays(days)
  const size = kept.row.length
  const count = more.row.length
  if (count === 0) return kept
  const row = lengthen(kept.row, size + count)
  const day = lengthen(kept.day, size + count)
  let left = size - 1
  let right = count - 1
  // From the back, so that what is already in place is moved once at most.
  for (let at = size + count - 1; right >= 0; at--) {
    if (left >= 0 && kept.day[left] > more.day[right]) {
      row[at] = kept.row[left]
      day[at] = kept.day[left--]
    } else {
      row[at] = more.row[right] + from
      day[at] = more.day[right--]
    }
  }
  return { row, day }
}

function without({ row, day }: DayIndex, gone: Uint8Array): DayIndex {
  let at = 0
  for (let k = 0; k < row.length; k++) {
    if (gone[row[k]]) continue
    row[at] = row[k]
    day[at++] = day[k]
  }
  return { row: lengthen(row, at), day: lengthen(day, at) }
}
