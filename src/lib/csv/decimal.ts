const POWERS = Array.from({ length: 23 }, (_, digits) => 10 ** digits)
const MINUS = 45
const ZERO = 48

/** No value in the cell: blank, or a dash that stands for it. */
const EMPTY = NaN
/** The cell is no number, or one that the scale cannot hold exactly. */
export const BAD = Infinity

/**
 * A decimal number in bytes [start, end) as an integer count of 10^-scale, exactly and without floats: `1433.66` at scale 4 is 14336600.
 * EMPTY where there is none, BAD where the text is none or has more decimals than the scale holds. `decimal` is the byte of the decimal sign.
 */
export function parseDecimal(bytes: Uint8Array, start: number, end: number, scale: number, decimal: number): number {
  let p = start
  if (p >= end) return EMPTY
  const negative = bytes[p] === MINUS
  if (negative) p++
  if (end - p > 15 || p === end) return parseDecimalText(asciiText(bytes, start, end), scale, decimal === 44 ? ',' : '.')
  let value = 0
  let fraction = -1
  for (; p < end; p++) {
    const digit = bytes[p] - ZERO
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit
      if (fraction >= 0) fraction++
    } else if (bytes[p] === decimal && fraction < 0) {
      fraction = 0
    } else {
      return parseDecimalText(asciiText(bytes, start, end), scale, decimal === 44 ? ',' : '.')
    }
  }
  // A sign and a point alone are no number.
  if (fraction === 0 && end - start === (negative ? 2 : 1)) return BAD
  if (fraction < 0) fraction = 0
  while (fraction > scale && value % 10 === 0) {
    value /= 10
    fraction--
  }
  if (fraction > scale) return BAD
  value *= POWERS[scale - fraction]
  if (value > Number.MAX_SAFE_INTEGER) return BAD
  return negative && value !== 0 ? -value : value
}

const NOTHING = new Set(['', '-', '--', '—', '–', '/'])
const CURRENCY_SIGN = /^(?:[A-Z]{3}|(?:US|HK|NT|AU|CA|NZ|SG|MX|A|C|S|R)?\$|(?:CN|JP)?¥|[€£₩₹₨฿₫₽₱₺₪]|RM|Rp|Rs|zł|kr|Kč|Ft|元)?$/i

/** The same from text, with what shops write around a number: currency signs, grouping, a leading apostrophe, ="1.5", (1.50) for minus, exponents. */
export function parseDecimalText(text: string, scale: number, decimal: '.' | ','): number {
  // Most have digits and signs alone.
  const bare = /^(-?)(\d[\d.,]*)$/.exec(text)
  if (bare) return signed(bare[2], bare[1] !== '', scale, decimal)
  let rest = unwrapped(halfWidth(text))
  if (NOTHING.has(rest)) return EMPTY
  let negative = false
  const inBrackets = /^\((.*)\)$/.exec(rest)
  if (inBrackets) {
    negative = true
    rest = inBrackets[1]
  }
  // `US $12.50`, `Rs. 12.50`
  rest = rest.replace(/^([+\-−]?\s*(?:US|HK|NT|AU|CA|NZ|SG|MX|C|A|S|R|Rs))[.\s]+(?=[\d$])/i, '$1')
  // Sign and currency in either order, before or behind.
  const match = /^([+\-−]?)\s*([^\d.,+\-−\s]*)\s*([+\-−]?)\s*([\d.,'’\s]*\d[\d.,'’\s]*?(?:E[+-]?\d{1,3})?)\s*([^\d.,+\-\s]*)\s*(-?)$/i.exec(
    rest,
  )
  if (!match) return BAD
  const [, sign, before, second, number, behind, last] = match
  if (!CURRENCY_SIGN.test(before) || !CURRENCY_SIGN.test(behind)) return BAD
  for (const one of [sign, second, last]) if (one === '-' || one === '−') negative = !negative
  return signed(number, negative, scale, decimal)
}

function signed(number: string, negative: boolean, scale: number, decimal: '.' | ','): number {
  const plain = ungrouped(number, decimal)
  if (plain === undefined) return BAD
  const value = toScale(plain, scale)
  return negative && value !== 0 ? -value : value
}

/** Chinese keyboards write １２．５０, （ and ￥. */
const halfWidth = (text: string): string =>
  !/[！-～￥]/.test(text)
    ? text
    : text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replaceAll('￥', '¥')

/** Digits and a point from grouped ones; undefined where the grouping is none that anybody writes, as 1,43 with a decimal point. */
function ungrouped(number: string, decimal: '.' | ','): string | undefined {
  const compact = number.replace(/[\s'’]/g, '')
  const group = decimal === '.' ? ',' : '.'
  const [whole, fraction, extra] = compact.split(decimal)
  if (extra !== undefined || fraction?.includes(group)) return undefined
  // Indian grouping has twos before the last three.
  if (whole.includes(group) && !new RegExp(`^\\d{1,3}(?:\\${group}\\d{2,3})*\\${group}\\d{3}$`).test(whole)) return undefined
  return whole.replaceAll(group, '') + (fraction === undefined ? '' : `.${fraction}`)
}

function toScale(plain: string, scale: number): number {
  const match = /^(\d*)(?:\.(\d*))?(?:E([+-]?\d+))?$/i.exec(plain)
  if (!match) return BAD
  const digits = match[1] + (match[2] ?? '')
  if (digits === '') return BAD
  const point = match[1].length + Number(match[3] ?? 0) + scale
  // What a double leaves of nothing, as R writes it: 4.440892E-16.
  if (point < -5) return 0
  if (point > 40) return /^0*$/.test(digits) ? 0 : BAD
  const kept = point <= 0 ? '' : digits.slice(0, point).padEnd(point, '0')
  const cut = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point)
  let value = Number(kept || '0')
  if (/[1-9]/.test(cut)) {
    // Sixteen digits and more are a double written out in full, as 3.3000000000000003: the amount that was meant is the nearest one.
    if (digits.replace(/^0+/, '').length < 16 || !/^(?:0{4}|9{4})/.test(cut)) return BAD
    if (cut[0] === '9') value++
  }
  return value > Number.MAX_SAFE_INTEGER ? BAD : value
}

/** A number with one group of three digits behind its only sign: 1.250 may be a thousand, or one and a quarter. */
const ONE_GROUP = /^\D*(\d+)([.,])\d{3}\D*$/

/** The decimal sign of a column of amounts; `sure`: no amount says otherwise, and one that tells is among them. */
export function guessDecimal(texts: readonly string[], fallback: '.' | ','): { decimal: '.' | ','; sure: boolean } {
  let commas = 0
  let points = 0
  let plain = 0
  const groups = { '.': 0, ',': 0 }
  const decimals = { '.': 0, ',': 0 }
  for (const text of texts) {
    const single = ONE_GROUP.exec(text)
    if (/\.\d{3},\d+\D*$|,\d{1,2}\D*$|^\D*\d+,\d{4,}\D*$|\d\.\d{3}\.\d{3}(?!\d)/.test(text)) commas++
    else if (/,\d{3}\.\d+\D*$|\.\d{1,2}\D*$|^\D*\d+\.\d{4,}\D*$|\d,\d{3},\d{3}(?!\d)/.test(text)) points++
    else if (single) (/^(?:0|\d{4,})/.test(single[1]) ? decimals : groups)[single[2] === ',' ? ',' : '.']++
    else if (/\d/.test(text)) plain++
  }
  if (commas !== points) return { decimal: commas > points ? ',' : '.', sure: true }
  // 0.125 and 1250.125 are no groups.
  if (decimals['.'] !== decimals[',']) return { decimal: decimals['.'] > decimals[','] ? '.' : ',', sure: true }
  const one = groups['.'] > groups[','] ? '.' : ','
  if (groups[one] === 0) return { decimal: fallback, sure: true }
  // Prices of three decimals have them all; among plain numbers, a sign before three digits groups them.
  const other = one === '.' ? ',' : '.'
  return plain > 0 ? { decimal: other, sure: false } : { decimal: fallback, sure: false }
}

/** Trimmed, without a leading apostrophe, without the ="…" that keeps Excel from turning an id into a number. */
export function unwrapped(text: string): string {
  let rest = text.trim()
  const formula = /^="(.*)"$/s.exec(rest)
  if (formula) rest = formula[1].trim()
  return rest.startsWith("'") ? rest.slice(1).trim() : rest
}

const decoder = new TextDecoder()

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  return end - start > 64 ? 'too long' : decoder.decode(bytes.subarray(start, end))
}
