/** About as many buckets as keep a bucket small without costing more than the values themselves. */
const BUCKETS = 8192
/** Which half of a double leads. */
const LEADING = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0

/**
 * The values that stand at these places (0 the smallest) if the first `count` values were sorted. A sort of everything costs ten times as much:
 * the leading bits of a double order it, so only the buckets that hold a place are sorted.
 */
export function orderStatistics(values: Float64Array, count: number, places: readonly number[]): Float64Array {
  const found = new Float64Array(places.length)
  if (count === 0) return found
  const words = new Int32Array(values.buffer, values.byteOffset, values.length * 2)
  let low = 0x7fffffff
  let high = 0
  for (let i = 0; i < count; i++) {
    const word = words[2 * i + LEADING]
    if (word < low) low = word
    if (word > high) high = word
  }
  // The bits of negative numbers run the other way; only goods that were discounted below nothing make some.
  if (low < 0) return found.map((_, p) => values.slice(0, count).sort()[places[p]])
  let shift = 0
  while ((high - low) >> shift >= BUCKETS) shift++
  const start = new Int32Array(((high - low) >> shift) + 2)
  for (let i = 0; i < count; i++) start[((words[2 * i + LEADING] - low) >> shift) + 1]++
  for (let bucket = 1; bucket < start.length; bucket++) start[bucket] += start[bucket - 1]
  const buckets = places.map((place) => bucketAt(start, place))
  const members = new Map(buckets.map((bucket) => [bucket, new Float64Array(start[bucket + 1] - start[bucket])]))
  const slot = new Int32Array(start.length)
  const tables = [...members].map(([bucket, table], s) => {
    slot[bucket] = s + 1
    return table
  })
  const filled = new Int32Array(tables.length)
  for (let i = 0; i < count; i++) {
    const s = slot[(words[2 * i + LEADING] - low) >> shift] - 1
    if (s >= 0) tables[s][filled[s]++] = values[i]
  }
  for (const table of tables) if (!isFlat(table)) table.sort()
  places.forEach((place, p) => (found[p] = members.get(buckets[p])?.[place - start[buckets[p]]] ?? 0))
  return found
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

function isFlat(values: Float64Array): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false
  return true
}
