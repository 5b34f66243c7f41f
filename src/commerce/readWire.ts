import { CommerceError } from './errors'

/** An object of an answer; its fields are checked as they are read. */
export type Wire = Readonly<Record<string, unknown>>

/** Thrown inside an answer; where it is in the answer is added on the way out (`within`). */
export class Misshapen extends Error {
  at: string

  constructor(field: string, says: string) {
    super(says)
    this.at = field
  }
}

const saysOf = (expected: string, value: unknown) => (value === undefined || value === null ? 'missing' : `not ${expected}`)

const isObject = (value: unknown): value is Wire => typeof value === 'object' && value !== null && !Array.isArray(value)

export function objectOf(value: unknown): Wire {
  if (!isObject(value)) throw new Misshapen('', saysOf('an object', value))
  return value
}

/** null counts as absent: many servers write it for fields that are empty. */
const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null

export function text(from: Wire, field: string): string {
  const value = from[field]
  if (typeof value !== 'string') throw new Misshapen(field, saysOf('a text', value))
  return value
}

export const optionalText = (from: Wire, field: string): string | undefined => (isAbsent(from[field]) ? undefined : text(from, field))

export function key(from: Wire, field: string): string {
  const value = text(from, field)
  if (value === '') throw new Misshapen(field, 'empty')
  return value
}

export function whole(from: Wire, field: string): number {
  const value = from[field]
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Misshapen(field, saysOf('a whole number', value))
  return value
}

export const optionalWhole = (from: Wire, field: string): number | undefined => (isAbsent(from[field]) ? undefined : whole(from, field))

export function optionalNumber(from: Wire, field: string): number | undefined {
  const value = from[field]
  if (isAbsent(value)) return undefined
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Misshapen(field, 'not a number')
  return value
}

export function flag(from: Wire, field: string): boolean {
  const value = from[field]
  if (typeof value !== 'boolean') throw new Misshapen(field, saysOf('true or false', value))
  return value
}

export const optionalFlag = (from: Wire, field: string): boolean | undefined => (isAbsent(from[field]) ? undefined : flag(from, field))

export function list(from: Wire, field: string): readonly unknown[] {
  const value = from[field]
  if (!Array.isArray(value)) throw new Misshapen(field, saysOf('a list', value))
  return value
}

export const optionalList = (from: Wire, field: string): readonly unknown[] | undefined =>
  isAbsent(from[field]) ? undefined : list(from, field)

export function texts(from: Wire, field: string): string[] | undefined {
  return optionalList(from, field)?.map((value) => {
    if (typeof value !== 'string') throw new Misshapen(field, 'not a list of texts')
    return value
  })
}

export function oneOf<T extends string>(from: Wire, field: string, all: readonly T[]): T | undefined {
  const value = optionalText(from, field)
  const known = all.find((other) => other === value)
  if (value !== undefined && known === undefined) throw new Misshapen(field, `none of ${all.join(', ')}`)
  return known
}

/** A moment with its zone, in ms. */
export function time(from: Wire, field: string): number {
  const value = from[field]
  const at = typeof value === 'string' ? (utcTime(value) ?? zonedTime(value)) : Number.NaN
  if (Number.isNaN(at)) throw new Misshapen(field, saysOf('a time with its zone', value))
  return at
}

const zonedTime = (value: string): number => (/(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? Date.parse(value) : Number.NaN)

const Z = 90
/** `2026-03-01T10:00:00Z`, with or without milliseconds: nearly all times are written so, and read in a fifth of the time. undefined: something else. */
function utcTime(value: string): number | undefined {
  const { length } = value
  if ((length !== 20 && length !== 24) || value.charCodeAt(length - 1) !== Z) return undefined
  const year = digits(value, 0, 4)
  const month = digits(value, 5, 7)
  const day = digits(value, 8, 10)
  const hour = digits(value, 11, 13)
  const minute = digits(value, 14, 16)
  const second = digits(value, 17, 19)
  const ms = length === 24 ? digits(value, 20, 23) : 0
  // What has no sign but digits where they belong, and is no rare day, needs no closer look.
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 28 && hour <= 23 && minute <= 59 && second <= 59 && ms >= 0))
    return undefined
  const isPlain =
    value[4] === '-' &&
    value[7] === '-' &&
    value[10] === 'T' &&
    value[13] === ':' &&
    value[16] === ':' &&
    (length === 20 || value[19] === '.')
  return isPlain ? Date.UTC(year, month - 1, day, hour, minute, second, ms) : undefined
}

/** NaN where another sign stands among them. */
function digits(value: string, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i++) {
    const digit = value.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

export const optionalTime = (from: Wire, field: string): number | undefined => (isAbsent(from[field]) ? undefined : time(from, field))

/** A decimal text as an integer at the scale: "12.5" at 4 is 125000. More digits than the scale holds are refused, never rounded. */
export function amount(from: Wire, field: string, scale: number): number {
  const value = from[field]
  if (typeof value !== 'string') throw new Misshapen(field, saysOf('an amount as text', value))
  const result = scaled(value, scale)
  if (result === undefined) throw new Misshapen(field, `not an amount with at most ${scale} decimals`)
  return result
}

export const optionalAmount = (from: Wire, field: string, scale: number): number | undefined =>
  isAbsent(from[field]) ? undefined : amount(from, field, scale)

function scaled(value: string, scale: number): number | undefined {
  const minus = value.charCodeAt(0) === 45
  let units = 0
  let digits = 0
  let decimals = -1
  for (let i = minus ? 1 : 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    if (code === 46 && decimals < 0 && digits > 0) {
      decimals = 0
      continue
    }
    if (code < 48 || code > 57) return undefined
    if (decimals >= scale) {
      if (code !== 48) return undefined
      continue
    }
    units = units * 10 + code - 48
    digits++
    if (decimals >= 0) decimals++
  }
  if (digits === 0) return undefined
  for (let i = Math.max(0, decimals); i < scale; i++) units *= 10
  return Number.isSafeInteger(units) ? (minus && units !== 0 ? -units : units) : undefined
}

/** Reads a part of an answer; what is wrong in it is told with where it is. */
export function within<T>(at: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Misshapen) error.at = error.at === '' ? at : `${at}.${error.at}`
    throw error
  }
}

/** Reads each object of a list; what is wrong in one is told with its place. */
export function eachOf<T>(items: readonly unknown[], field: string, read: (item: Wire) => T): T[] {
  const all: T[] = []
  try {
    for (let i = 0; i < items.length; i++) all.push(read(objectOf(items[i])))
  } catch (error) {
    if (error instanceof Misshapen) {
      const at = `${field}.${all.length}`
      error.at = error.at === '' ? at : `${at}.${error.at}`
    }
    throw error
  }
  return all
}

/** Reads a whole answer; what is wrong in it becomes the error that a person is shown. `of` names the answer in the report. */
export function readWhole<T>(of: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error
    const { at, message } = error
    throw new CommerceError('unavailable', `${of}: ${at} is ${message}`, {
      fault: { of: 'shape', at, says: message, answer: of },
      cause: error,
    })
  }
}
