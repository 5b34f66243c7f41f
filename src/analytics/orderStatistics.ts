import type { Amounts } from '~/segments/orderTable'

/** About as many buckets as keep a bucket small without costing more than the values themselves. */
const BUCKETS = 8192
/** Which half of a double leads. */
const LEADING = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0

/**
 * The values that stand at these places (0 the smallest) if the first `count` values were sorted. A sort of everything costs ten times as much:
 * the leading bits of a double order it, so only the buckets that hold a place are sorted. Loops over all of the values are functions of their own here: the browser
 * makes those fast at once.
 */
export function orderStatistics(values: Float64Array, count: number, places: readonly number[]): Float64Array {
  if (count === 0) return new Float64Array(places.length)
  const words = new Int32Array(values.buffer, values.byteOffset, count * 2)
  const low = leastLead(words)
  // The bits of negative numbers run the other way; only goods that were discounted below nothing make some.
  if (low < 0) return atPlaces(values.slice(0, count).sort(), places)
  const range = largestLead(words) - low
  let shift = 0
  while (range >> shift >= BUCKETS) shift++
  const start = new Int32Array((range >> shift) + 2)
  countLeads(words, low, shift, start)
  for (let bucket = 1; bucket < start.length; bucket++) start[bucket] += start[bucket - 1]
  const buckets = [...new Set(places.map((place) => bucketAt(start, place)))].sort((a, b) => a - b)
  // Members of those buckets one bucket after the other, and where each begins among all values and there.
  const next = new Int32Array(start.length).fill(-1)
  let total = 0
  const begins = buckets.map((bucket) => {
    const begin = total
    next[bucket] = begin
    total += start[bucket + 1] - start[bucket]
    return begin
  })
  const members = new Float64Array(total)
  collect(values, words, low, shift, next, members)
  buckets.forEach((bucket, b) => sortUnlessFlat(members.subarray(begins[b], begins[b] + start[bucket + 1] - start[bucket])))
  return atPlaces(
    members,
    places.map((place) => {
      const bucket = bucketAt(start, place)
      return begins[buckets.indexOf(bucket)] + place - start[bucket]
    }),
  )
}

const atPlaces = (values: Float64Array, places: readonly number[]) => Float64Array.from(places, (place) => values[place])

function leastLead(words: Int32Array): number {
  let low = 0x7fffffff
  for (let i = LEADING; i < words.length; i += 2) low = Math.min(low, words[i])
  return low
}

function largestLead(words: Int32Array): number {
  let high = 0
  for (let i = LEADING; i < words.length; i += 2) high = Math.max(high, words[i])
  return high
}

function countLeads(words: Int32Array, low: number, shift: number, into: Int32Array) {
  for (let i = LEADING; i < words.length; i += 2) into[((words[i] - low) >> shift) + 1]++
}

/** Puts values whose bucket has a place into it. */
function collect(values: Float64Array, words: Int32Array, low: number, shift: number, next: Int32Array, into: Float64Array) {
  for (let i = LEADING; i < words.length; i += 2) {
    const bucket = (words[i] - low) >> shift
    const place = next[bucket]
    if (place < 0) continue
    into[place] = values[i >> 1]
    next[bucket] = place + 1
  }
}

/** The bucket that a place falls into. */
function bucketAt(start: Int32Array, place: number): number {
  let low = 0
  let high = start.length - 2
  while (low < high) {
    const middle = (low + high) >>> 1
    if (start[middle + 1] > place) high = middle
    else low = middle + 1
  }
  return low
}

function sortUnlessFlat(values: Float64Array) {
  for (let i = 1; i < values.length; i++) {
    if (values[i] !== values[0]) {
      values.sort()
      return
    }
  }
}

/** How often each of 0 … `most` is among the first values, larger ones counted as `most`. */
export function tallyOf(values: Int32Array, count: number, most: number): Int32Array {
  const tally = new Int32Array(most + 1)
  addTally(values, count, tally)
  return tally
}

function addTally(values: Int32Array, count: number, tally: Int32Array) {
  const most = tally.length - 1
  for (let i = 0; i < count; i++) tally[Math.min(values[i], most)]++
}

export function sumOf(values: Amounts, count: number): number {
  let sum = 0
  for (let i = 0; i < count; i++) sum += values[i]
  return sum
}

export function largestOf(values: Int32Array, count: number): number {
  let most = 0
  for (let i = 0; i < count; i++) most = Math.max(most, values[i])
  return most
}
