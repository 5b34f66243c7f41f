/**
 * A text in which a digit that is followed by a digit is written as one character for the two of them, at the same place. In codes and barcodes every digit
 * is as frequent as any other, so that a search for some of them stops at every tenth place; pairs stop it at every hundredth.
 */
export function pairDigits(text: string): string {
  const units = new Uint16Array(text.length)
  let next = 0
  for (let at = text.length - 1; at >= 0; at--) {
    const unit = text.charCodeAt(at)
    units[at] = isDigit(unit) && isDigit(next) ? PAIRS[(unit - ZERO) * 10 + next - ZERO] : unit
    next = unit
  }
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units)
}

/** What to look for in such a text; undefined for what is not two digits or more and nothing else. */
export function pairsOf(part: string): string | undefined {
  if (!/^[0-9]{2,}$/.test(part)) return undefined
  return pairDigits(part).slice(0, -1)
}

const ZERO = 0x30
const isDigit = (unit: number): boolean => unit >= ZERO && unit < ZERO + 10

/**
 * A character for each pair. Their higher bytes are all different, since a search looks for the higher byte first; none of them is part of a surrogate pair, or one
 * that titles are written with.
 */
const PAIRS = Uint16Array.from(
  [...range(0x34, 0x4d), ...range(0xa0, 0xa4), ...range(0xac, 0xd7), ...range(0xe0, 0xf8)],
  (high) => (high << 8) | 1,
)

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

/** Characters that stand for pairs, should a text hold them itself. */
const HAS_PAIR = new RegExp(`[${String.fromCharCode(...PAIRS)}]`)

/** A big text with its digits in pairs, and how often each pair is in it. */
export class PairedText {
  readonly text: string
  /** Whatever stands for a pair is one. */
  readonly sure: boolean
  readonly #counts = new Map<string, number>()

  constructor(plain: string) {
    this.text = pairDigits(plain)
    this.sure = !HAS_PAIR.test(plain)
    const counts = new Uint32Array(65_536)
    for (let at = 0; at < this.text.length; at++) counts[this.text.charCodeAt(at)]++
    for (const pair of PAIRS) this.#counts.set(String.fromCharCode(pair), counts[pair])
  }

  /** The place of the rarest of these pairs. */
  rarest(pairs: string): number {
    let best = 0
    for (let at = 1; at < pairs.length; at++) if (this.#of(pairs[at]) < this.#of(pairs[best])) best = at
    return best
  }

  #of(pair: string): number {
    return this.#counts.get(pair) ?? 0
  }
}
