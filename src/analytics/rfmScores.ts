import type { RfmSegment } from '~/domain/rfm'
import { largestOf, orderStatistics, tallyOf } from './orderStatistics'
import type { Histories } from './histories'
import type { RfmAsk } from './reports'
import { take } from './scratch'

/** Scores go from 1 (worst) to 5. */
export const SCORES = 5

/** Scores for recency, frequency and amount, each 1 to 5, and the middle values. */
export interface RfmScores {
  readonly recency: Uint8Array
  readonly frequency: Uint8Array
  readonly amount: Uint8Array
  readonly medians: { last: number; orders: number; amount: number }
}

/** `nameOf`: the buyer's id as text, which breaks ties under `ntile`. */
export function scoreRfm(base: Histories, ties: RfmAsk['ties'], nameOf: (code: number) => string): RfmScores {
  const { count } = base
  const places = ties === 'equal' ? equalPlaces(count) : tilePlaces(count)
  const middle = [Math.floor((count - 1) / 2), Math.ceil((count - 1) / 2)]
  const wanted = count === 0 ? [] : [...places, ...middle]
  const found = {
    last: countedStatistics(base.last, count, wanted),
    orders: countedStatistics(base.orders, count, wanted),
    amount: orderStatistics(base.spent, count, wanted),
  }
  const score = (values: Int32Array | Float64Array, limits: Float64Array) => {
    const inner = limits.subarray(0, places.length)
    return ties === 'equal' ? scoreAbove(values, count, inner) : scoreTiles(values, base, inner, nameOf)
  }
  const median = (limits: Float64Array) => (count === 0 ? 0 : (limits[places.length] + limits[places.length + 1]) / 2)
  return {
    recency: score(base.last, found.last),
    frequency: score(base.orders, found.orders),
    amount: score(base.spent, found.amount),
    medians: { last: median(found.last), orders: median(found.orders), amount: median(found.amount) },
  }
}

/**
 * 1 + floor(5 × L ÷ N), L being how many are strictly smaller: at least s × N ÷ 5 are smaller than a value exactly where the one at place
 * ceil(s × N ÷ 5), counted from 1, is.
 */
const equalPlaces = (count: number): number[] => Array.from({ length: SCORES - 1 }, (_, s) => Math.ceil(((s + 1) * count) / SCORES) - 1)

/** As orderStatistics, for counts and days: a table of how often each occurs. */
function countedStatistics(values: Int32Array, count: number, places: readonly number[]): Float64Array {
  const most = largestOf(values, count)
  if (most > 4 * count + 100_000) return orderStatistics(Float64Array.from(values), count, places)
  const upTo = tallyOf(values, count, most)
  for (let value = 1; value <= most; value++) upTo[value] += upTo[value - 1]
  return Float64Array.from(places, (place) => upTo.findIndex((many) => many > place))
}

/** One more than how many of the limits are smaller. Counts and days are few, so each has its score looked up. */
function scoreAbove(values: Int32Array | Float64Array, count: number, limits: Float64Array): Uint8Array {
  const scores = take(Uint8Array, count)
  const most = limits.length === 0 ? 0 : limits[limits.length - 1] + 1
  if (values instanceof Int32Array && most <= MOST_SCORED)
    lookUp(
      values,
      Uint8Array.from({ length: most + 1 }, (_, value) => 1 + limits.filter((limit) => value > limit).length),
      scores,
    )
  else compareAll(values, limits, scores)
  return scores
}

function lookUp(values: Int32Array, table: Uint8Array, scores: Uint8Array) {
  const most = table.length - 1
  for (let i = 0; i < scores.length; i++) scores[i] = table[Math.min(values[i], most)]
}

function compareAll(values: Int32Array | Float64Array, [a, b, c, d]: Float64Array, scores: Uint8Array) {
  for (let i = 0; i < scores.length; i++) {
    const value = values[i]
    scores[i] = 1 + (value > a ? 1 : 0) + (value > b ? 1 : 0) + (value > c ? 1 : 0) + (value > d ? 1 : 0)
  }
}

/** Larger values are compared one by one. */
const MOST_SCORED = 20_000

/** How many stand in the tiles up to and with each: as even as can be, larger ones first. */
function tileEnds(count: number): number[] {
  const size = Math.floor(count / SCORES)
  return Array.from({ length: SCORES }, (_, tile) => (tile + 1) * size + Math.min(tile + 1, count % SCORES))
}

/** The last place of each tile but the last. */
const tilePlaces = (count: number): number[] =>
  tileEnds(count)
    .slice(0, -1)
    .map((end) => Math.min(end, count) - 1)
    .filter((place) => place >= 0)

/** NTILE(5), worst first; those alike that a limit runs through go by their id. */
function scoreTiles(
  values: Int32Array | Float64Array,
  { count, code }: Histories,
  limits: Float64Array,
  nameOf: (code: number) => string,
): Uint8Array {
  const ends = tileEnds(count)
  const tileAt = (place: number) => 1 + ends.findIndex((end) => place < end)
  const known = [...new Set(limits)].sort((a, b) => a - b)
  const tied = new Map<number, number[]>(known.map((limit) => [limit, []]))
  /** How many are smaller than each limit. */
  const below = known.map(() => 0)
  for (let i = 0; i < count; i++) {
    tied.get(values[i])?.push(i)
    for (let l = known.length - 1; l >= 0 && values[i] < known[l]; l--) below[l]++
  }
  const scores = new Uint8Array(count)
  // Just after the limit before it: no limit runs through the place.
  const tileAfter = [1, ...known.map((limit, l) => tileAt(below[l] + (tied.get(limit)?.length ?? 0)))]
  for (let i = 0; i < count; i++) {
    let l = known.length
    while (l > 0 && values[i] <= known[l - 1]) l--
    scores[i] = tileAfter[l]
  }
  known.forEach((limit, l) => {
    const members = tied.get(limit) ?? []
    const names = new Map(members.map((i) => [i, nameOf(code[i])]))
    members.sort((a, b) => compare(names.get(a) ?? '', names.get(b) ?? '') || a - b)
    members.forEach((i, place) => (scores[i] = tileAt(below[l] + place)))
  })
  return scores
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Cells of the grid of recency × frequency, the worst first. */
export const cellOf = (recency: number, frequency: number): number => (recency - 1) * SCORES + frequency - 1

/** Index of the first segment that fits, by cellOf; segments.length where none does. */
export function segmentTable(segments: readonly RfmSegment[]): Uint8Array {
  const holds = ([from, to]: readonly [number, number], score: number) => score >= from && score <= to
  return Uint8Array.from({ length: SCORES * SCORES }, (_, cell) => {
    const [recency, frequency] = [Math.floor(cell / SCORES) + 1, (cell % SCORES) + 1]
    const found = segments.findIndex((segment) => holds(segment.recency, recency) && holds(segment.frequency, frequency))
    return found < 0 ? segments.length : found
  })
}
