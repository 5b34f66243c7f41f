/**
 * Which short runs of characters a block of texts holds: a bit for each, found by a hash. A word of which one run is missing is nowhere in the block, so that a rare word is looked for
 * in few blocks. Chinese is cut into single characters and pairs; letters into pairs and threes, and digits, which threes say little of, into fours too.
 */
const BITS = 65_536
const CJK_FROM = 0x2e80

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
/** Texts are cut at spaces by the search, and from each other by control characters. */
const isWord = (unit: number): boolean => unit > 0x20

const bitOf = (one: number, two: number, three: number, four: number): number => {
  let hash = Math.imul(one ^ 0x9e37, 0x85ebca6b)
  hash = Math.imul(hash ^ (two + 0x7f4a), 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15) ^ (three + 0x51ed), 0x27d4eb2f)
  hash = Math.imul(hash ^ (hash >>> 13) ^ (four + 0x3c6e), 0x165667b1)
  return (hash ^ (hash >>> 16)) >>> 16
}

/** Calls for each run that begins at each place of a text. */
function eachGram(text: string, tell: (bit: number) => void): void {
  // Two ahead of the place, so that each character is read once.
  let one = text.charCodeAt(0)
  let two = text.charCodeAt(1)
  for (let at = 0; at < text.length; at++) {
    const three = text.charCodeAt(at + 2)
    if (one >= CJK_FROM) {
      tell(bitOf(one, 0, 0, 0))
      if (two >= CJK_FROM) tell(bitOf(one, two, 0, 0))
    } else if (isWord(one) && isWord(two) && two < CJK_FROM) {
      tell(bitOf(one, two, 0, 0))
      if (isWord(three) && three < CJK_FROM) {
        tell(bitOf(one, two, three, 0))
        const four = isDigit(one) && isDigit(two) && isDigit(three) ? text.charCodeAt(at + 3) : 0
        if (isDigit(four)) tell(bitOf(one, two, three, four))
      }
    }
    one = two
    two = three
  }
}

export function gramsOf(text: string): Uint32Array {
  const bits = new Uint32Array(BITS / 32)
  eachGram(text, (bit) => {
    bits[bit >>> 5] |= 1 << (bit & 31)
  })
  return bits
}

/** The bits that every block has which holds these words. */
export function wantedGrams(words: readonly string[]): number[] {
  const bits = new Set<number>()
  for (const word of words) eachGram(word, (bit) => bits.add(bit))
  return [...bits]
}

export function hasGrams(bits: Uint32Array, wanted: readonly number[]): boolean {
  for (const bit of wanted) if ((bits[bit >>> 5] & (1 << (bit & 31))) === 0) return false
  return true
}
