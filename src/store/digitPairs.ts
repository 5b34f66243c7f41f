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
export const HAS_PAIR = new RegExp(`[${String.fromCharCode(...PAIRS)}]`)
