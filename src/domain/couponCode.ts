import type { CouponBatch } from './coupon'

/** Without 0, O, 1 and I, which are read for one another: 32 signs of five bits. */
export const CODE_SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** Signs before the check sign. */
const BODY = 8
export const CODE_LENGTH = BODY + 1
/** Bits of half a body. */
const HALF = 20
const HALF_MASK = 2 ** HALF - 1
/** How many codes of one key there are: numbers below it. */
export const CODE_SPACE = 2 ** (2 * HALF)
const ROUNDS = 6

/** A code as it is compared: capitals, without blanks and dashes. */
export const plainCode = (text: string): string => text.toUpperCase().replace(/[\s\p{Pd}_]+/gu, '')

/**
 * The code of a number: a keyed permutation (Feistel) of all numbers of 40 bits, so that two numbers never give one code and neighbours look nothing alike,
 * and a check sign. Batches of a shop follow from one key and take their numbers one after another, so no two of them share a code either.
 */
export function codeOf(number: number, seed: number): string {
  const [left, right] = scramble(Math.floor(number / 2 ** HALF), number % 2 ** HALF, seed)
  const digits = [...digitsOf(left), ...digitsOf(right)]
  return [...digits, checkOf(digits)].map((digit) => CODE_SIGNS[digit]).join('')
}

/** The number of a code (as `plainCode` gives it, without prefix); undefined where no code reads like that. */
export function numberOf(code: string, seed: number): number | undefined {
  if (code.length !== CODE_LENGTH) return undefined
  const digits = Array.from(code, (sign) => CODE_SIGNS.indexOf(sign))
  if (digits.includes(-1) || checkOf(digits.slice(0, BODY)) !== digits[BODY]) return undefined
  const [left, right] = unscramble(valueOf(digits.slice(0, BODY / 2)), valueOf(digits.slice(BODY / 2, BODY)), seed)
  return left * 2 ** HALF + right
}

/** The n-th code of a batch as it is printed: prefix, then two groups. */
export function codeAt({ seed = 0, first = 0, prefix }: Pick<CouponBatch, 'seed' | 'first' | 'prefix'>, n: number): string {
  const code = codeOf(first + n, seed)
  return [prefix, code.slice(0, BODY / 2), code.slice(BODY / 2)].filter(Boolean).join('-')
}

/** Which of a batch's made codes this is; undefined: none. No list is looked through. */
export function placeOf(
  { seed = 0, first = 0, prefix = '', made }: Pick<CouponBatch, 'seed' | 'first' | 'prefix' | 'made'>,
  typed: string,
): number | undefined {
  const code = plainCode(typed)
  if (made === 0 || !code.startsWith(prefix)) return undefined
  const number = numberOf(code.slice(prefix.length), seed)
  return number !== undefined && number >= first && number < first + made ? number - first : undefined
}

const digitsOf = (half: number): number[] => [half >>> 15, (half >>> 10) & 31, (half >>> 5) & 31, half & 31]
const valueOf = (digits: readonly number[]): number => digits.reduce((value, digit) => value * 32 + digit, 0)

function scramble(left: number, right: number, seed: number): [number, number] {
  for (let round = 0; round < ROUNDS; round++) [left, right] = [right, left ^ mix(right, seed, round)]
  return [left, right]
}

function unscramble(left: number, right: number, seed: number): [number, number] {
  for (let round = ROUNDS - 1; round >= 0; round--) [left, right] = [right ^ mix(left, seed, round), left]
  return [left, right]
}

/** 20 bits of half a number, key and round, by the last step of MurmurHash3. */
function mix(half: number, seed: number, round: number): number {
  let bits = Math.imul(half ^ Math.imul(seed ^ (round + 1), 0x9e3779b1), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d)
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b)
  return (bits ^ (bits >>> 16)) & HALF_MASK
}

/**
 * The sum of the digits, each times a power of its own, in the field of 32 elements. No power is 0 and no two are equal, so whatever single sign is read wrong, and
 * whichever two are swapped, the check does not hold.
 */
function checkOf(digits: readonly number[]): number {
  let sum = 0
  // Horner: the last digit gets the first power, the check sign itself stands for the zeroth.
  for (const digit of digits) sum = timesTwo(sum ^ digit)
  return sum
}

/** Times the field's generator, by x⁵ + x² + 1. */
const timesTwo = (element: number): number => {
  const doubled = element << 1
  return doubled > 31 ? doubled ^ 0b100101 : doubled
}
