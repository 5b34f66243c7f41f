/** Rows of a list in ascending order of a key; equal keys keep the order of the rows. */
export type Permutation = Uint32Array

/** By number; no NaN. A radix sort over the bits of the doubles: passes in which all bits are equal cost one count. */
export function sortByNumber(keys: Float64Array): Permutation {
  const size = keys.length
  let rows = new Uint32Array(size).map((_, row) => row)
  let spare = new Uint32Array(size)
  const words = new Uint32Array(size * 2)
  const bits = new Uint32Array(keys.buffer.slice(keys.byteOffset, keys.byteOffset + keys.byteLength))
  for (let row = 0; row < size; row++) {
    // Minus zero is zero. Negative doubles sort backwards by their bits: all bits of theirs turn round, of the others the sign.
    const high = keys[row] === 0 ? 0 : bits[2 * row + 1]
    const low = keys[row] === 0 ? 0 : bits[2 * row]
    const negative = high >>> 31
    words[2 * row] = negative ? ~low : low
    words[2 * row + 1] = negative ? ~high : high ^ 0x8000_0000
  }
  for (let pass = 0; pass < 4; pass++) {
    const word = pass >> 1
    const shift = (pass & 1) * 16
    const next = new Uint32Array(65_537)
    for (let row = 0; row < size; row++) next[((words[2 * row + word] >>> shift) & 0xffff) + 1]++
    if (next.includes(size)) continue
    for (let digit = 1; digit < next.length; digit++) next[digit] += next[digit - 1]
    for (let k = 0; k < size; k++) {
      const row = rows[k]
      spare[next[(words[2 * row + word] >>> shift) & 0xffff]++] = row
    }
    ;[rows, spare] = [spare, rows]
  }
  return rows
}

/** Fifteen digits are exact in a double. */
const NUMBER = /^\d{1,15}$/

/** The order of texts in a list: none first, digits only by their value, then by code units, case apart. */
export function compareTexts(one: string, other: string): number {
  const [first, second] = [groupOf(one), groupOf(other)]
  if (first !== second) return first - second
  if (first === 1) return Number(one) - Number(other)
  const [left, right] = [one.toLowerCase(), other.toLowerCase()]
  if (left !== right) return left < right ? -1 : 1
  return one < other ? -1 : one > other ? 1 : 0
}

const groupOf = (text: string): number => (text === '' ? 0 : NUMBER.test(text) ? 1 : 2)

/** The place of each text among the others, in the order of compareTexts. Equal texts share a place. */
export function rankTexts(texts: readonly string[]): Float64Array {
  const ranks = new Float64Array(texts.length)
  const words: number[] = []
  texts.forEach((text, row) => {
    if (NUMBER.test(text)) ranks[row] = Number(text)
    else words.push(row)
  })
  const folded = new Map(words.map((row) => [row, texts[row].toLowerCase()]))
  const compare = (a: number, b: number) => {
    const [left, right] = [folded.get(a) ?? '', folded.get(b) ?? '']
    if (left !== right) return left < right ? -1 : 1
    return texts[a] < texts[b] ? -1 : texts[a] > texts[b] ? 1 : 0
  }
  words.sort(compare)
  let rank = 1e15
  words.forEach((row, k) => {
    if (k > 0 && texts[row] !== texts[words[k - 1]]) rank++
    ranks[row] = texts[row] === '' ? -1 : rank
  })
  return ranks
}

/**
 * The same order after some rows have got other keys, were added or taken away: they are taken out and put back where they belong. `before(a, b)`: row a stands before
 * row b; equal keys keep the order of the rows. `size`: how many rows there are now; all of them new ones are among the moved.
 */
export function moveRows(
  rows: Permutation,
  moved: readonly number[],
  size: number,
  before: (one: number, other: number) => number,
): Permutation {
  const isMoved = new Uint8Array(size)
  for (const row of moved) isMoved[row] = 1
  const kept = new Uint32Array(rows.length)
  let left = 0
  for (let k = 0; k < rows.length; k++) if (!isMoved[rows[k]]) kept[left++] = rows[k]
  const order = (one: number, other: number) => before(one, other) || one - other
  const next = new Uint32Array(left + moved.length)
  let from = 0
  let at = 0
  for (const row of [...moved].sort(order)) {
    let low = from
    let high = left
    while (low < high) {
      const middle = (low + high) >>> 1
      if (order(kept[middle], row) < 0) low = middle + 1
      else high = middle
    }
    next.set(kept.subarray(from, low), at)
    at += low - from
    next[at++] = row
    from = low
  }
  next.set(kept.subarray(from, left), at)
  return next
}
