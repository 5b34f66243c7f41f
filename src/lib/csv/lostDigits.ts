const PLUS = 43
const POINT = 46

/** A code that a spreadsheet has taken for a number and rounded: 3.515E+18. What stood there is nowhere in the file any more. */
export function isRounded(bytes: Uint8Array, start: number, end: number): boolean {
  // Most codes end here: there is no sign where an exponent of one to three digits has it.
  if (end - start < 4 || (bytes[end - 3] !== PLUS && bytes[end - 4] !== PLUS && bytes[end - 2] !== PLUS)) return false
  if (!isDigit(bytes[start]) || (bytes[start + 1] !== POINT && bytes[start + 1] !== 44 && (bytes[start + 1] | 32) !== 101)) return false
  return isRoundedText(new TextDecoder().decode(bytes.subarray(start, end)))
}

/**
 * The same of a text. 12E5 and 1E5 are codes that people give; a spreadsheet writes the exponent's sign. R writes 1.1e+07 for 11000000, and loses nothing by it: small
 * letters are programs', which lose digits of long numbers only.
 */
export function isRoundedText(text: string): boolean {
  const match = /^\d(?:[.,]\d+)?(E|e)\+(\d{1,3})$/.exec(text)
  return match !== null && (match[1] === 'E' || Number(match[2]) >= 12)
}

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57

/** A spreadsheet keeps fifteen digits of a number and writes zeros for the rest. */
const KEPT = 15
/** So many zeros in their place are no chance. */
const LEAST_ZEROS = 8

/** Whether codes are long numbers of which only the first fifteen digits are left: 3515000000000012000, 3515000000000047000. Several codes may then be one. */
export function areCut(codes: Iterable<string>): boolean {
  let zeros = 0
  let seen = 0
  for (const code of codes) {
    if (!/^\d{16,}$/.test(code)) continue
    if (/[1-9]/.test(code.slice(KEPT))) return false
    zeros += code.length - KEPT
    seen++
  }
  return seen > 1 && zeros >= LEAST_ZEROS
}
