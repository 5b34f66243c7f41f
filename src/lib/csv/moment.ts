import { type Instant, type Zone } from '~/lib/zone'
import { unwrapped } from './decimal'

/** Order of day and month where digits alone do not tell. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy'

const MINUTE = 60_000
const DAY = 86_400_000

/** Wall clocks to instants, with the offset of each day kept: a file has a million times on a few hundred days. */
export class DayClock {
  readonly #offsets = new Map<number, number>()
  #day = NaN
  #offset = NaN

  constructor(readonly zone: Zone) {}

  fromWall(wall: number): Instant {
    const day = Math.floor(wall / DAY)
    if (day !== this.#day) {
      this.#day = day
      this.#offset = this.#offsetOf(day)
    }
    // NaN: the clock changes on that day.
    return this.#offset === this.#offset ? wall - this.#offset : this.zone.fromWall(wall)
  }

  #offsetOf(day: number): number {
    let offset = this.#offsets.get(day)
    if (offset === undefined) {
      const wall = day * DAY
      const first = wall - this.zone.fromWall(wall)
      const last = wall + DAY - this.zone.fromWall(wall + DAY)
      offset = first === last ? first : NaN
      this.#offsets.set(day, offset)
    }
    return offset
  }
}

/**
 * The instant that bytes [start, end) tell: NaN for none, Infinity for no date of the calendar. Wall clocks are of `zone`, unless the text carries its own
 * offset (Z, +0000, UTC+8, PST). Understands 2011-12-09 08:26:00, 2011/12/9 8:26, 09.12.2011, 2011年12月9日 8时26分, Jul-21-25, 9 Dec 2011 8:26 pm, 20111209082600, seconds
 * and milliseconds since 1970, and the days since 1900 that a spreadsheet keeps for a date.
 */
export function parseMoment(bytes: Uint8Array, start: number, end: number, zone: Pick<Zone, 'fromWall'>, order: DateOrder): Instant {
  if (start >= end) return NaN
  // 2011-12-09T08:26:00.000Z, as our own export writes it.
  const isUtc = end - start === 24 && bytes[end - 1] === 90 && bytes[end - 5] === 46
  const wall = plainWall(bytes, start, isUtc ? end - 5 : end)
  if (wall === wall) return isUtc ? wall + (bytes[end - 4] - 48) * 100 + two(bytes, end - 3) : zone.fromWall(wall)
  return end - start > 64 ? Infinity : parseMomentText(decoder.decode(bytes.subarray(start, end)), zone, order)
}

const decoder = new TextDecoder()

/** 2011-12-09[ T]08:26[:00], the form that most files have, without a string; NaN for any other. */
function plainWall(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start
  if (length !== 19 && length !== 16 && length !== 10) return NaN
  const between = bytes[start + 4]
  if ((between !== 45 && between !== 47) || bytes[start + 7] !== between) return NaN
  const year = two(bytes, start) * 100 + two(bytes, start + 2)
  const month = two(bytes, start + 5)
  const day = two(bytes, start + 8)
  let ms = 0
  if (length > 10) {
    const gap = bytes[start + 10]
    if ((gap !== 32 && gap !== 84) || bytes[start + 13] !== 58) return NaN
    const hour = two(bytes, start + 11)
    const minute = two(bytes, start + 14)
    if (!(hour < 24) || !(minute < 60)) return NaN
    ms = (hour * 60 + minute) * MINUTE
    if (length === 19) {
      const second = two(bytes, start + 17)
      if (bytes[start + 16] !== 58 || !(second < 60)) return NaN
      ms += second * 1000
    }
  }
  return dayWall(year, month, day) + ms
}

/** Two digits as a number; NaN where they are none. */
function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at] - 48
  const ones = bytes[at + 1] - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}

/** Midnight of a calendar date as if it were UTC; NaN where the calendar has no such date or it is no year of trade. */
function dayWall(year: number, month: number, day: number): number {
  if (!(year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return NaN
  const wall = Date.UTC(year, month - 1, day)
  return day <= 28 || new Date(wall).getUTCDate() === day ? wall : NaN
}

const NOTHING = /^(?:|-|--|—|null|0000-00-00.*)$/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const OFFSET = /\s*(?:(Z|UTC|GMT)|(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?)$/i
/** Hours of zones that marketplaces name in reports; names that several zones go by (CST, IST, BST) are not guessed at. */
const ZONE_HOURS: Readonly<Record<string, number>> = {
  PST: -8,
  PDT: -7,
  MST: -7,
  MDT: -6,
  CDT: -5,
  EST: -5,
  EDT: -4,
  CET: 1,
  CEST: 2,
  JST: 9,
  AEST: 10,
  AEDT: 11,
}
const ZONE_NAME = /\s+([A-Z]{3,4})$/
const HALF = /\s*\b(a|p)\.?m\.?\b/i

/** The same from text. */
export function parseMomentText(text: string, zone: Pick<Zone, 'fromWall'>, order: DateOrder): Instant {
  // A browser writes GMT+0800 (China Standard Time).
  let rest = unwrapped(text).replace(/\s*\([^)]*\)$/, '')
  if (NOTHING.test(rest)) return NaN
  const counted = countedMoment(rest, zone)
  if (counted !== undefined) return counted
  const zoned = zonedAt(rest)
  if (zoned) rest = rest.slice(0, zoned.index)
  const half = HALF.exec(rest)
  const afternoon = half ? half[1].toLowerCase() === 'p' : /下午|晚上/.test(rest) ? true : /上午|凌晨|早上/.test(rest) ? false : undefined
  rest = rest
    .replace(HALF, '')
    .replace(/上午|下午|凌晨|早上|晚上/, ' ')
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i, '')
  const wall = wallOf(rest, order, afternoon)
  if (!(wall === wall)) return Infinity
  return zoned ? wall - zoned.offset : zone.fromWall(wall)
}

/** Where a text names its own offset, and which. An offset needs a time before it: -2011 at the end of 09-12-2011 is a year. */
function zonedAt(text: string): { index: number; offset: number } | undefined {
  if (!text.includes(':') && !/T\d/.test(text)) return undefined
  const named = ZONE_NAME.exec(text)
  if (named && Object.hasOwn(ZONE_HOURS, named[1])) return { index: named.index, offset: ZONE_HOURS[named[1]] * 60 * MINUTE }
  const told = OFFSET.exec(text)
  if (!told) return undefined
  const minutes = told[1] ? 0 : Number(told[3]) * 60 + Number(told[4] ?? 0)
  return { index: told.index, offset: minutes * MINUTE * (told[2] === '-' ? -1 : 1) }
}

/** Day 0 of spreadsheets, and the days of them that are of our time: 1990 to 2100. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30)
const SERIALS = [32_874, 73_051]

/** A moment that is a bare number: seconds or milliseconds since 1970, which are of no zone, or a spreadsheet's days since 1900, which are a wall clock. */
function countedMoment(text: string, zone: Pick<Zone, 'fromWall'>): Instant | undefined {
  if (/^1\d{9}(?:\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000)
  if (/^1\d{12}$/.test(text)) return Number(text)
  if (/^1\d{15}$/.test(text)) return Math.round(Number(text) / 1000)
  const days = /^\d{5}(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : NaN
  // The fraction of a day is kept to less than a second.
  return days >= SERIALS[0] && days < SERIALS[1] ? zone.fromWall(SERIAL_ZERO + Math.round(days * 86_400) * 1000) : undefined
}

function wallOf(text: string, order: DateOrder, afternoon: boolean | undefined): number {
  const packed = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/.exec(text)
  const match =
    packed ??
    /^([\da-z]+?)\s*[-/.年,\s]\s*([\da-z]+?)\s*[-/.月,\s]\s*(\d+)(?:日|号)?(?:[,\sT]+(\d{1,2})[:时点](\d{1,2})分?(?:[:.]?(\d{1,2})秒?)?(?:[.,](\d{1,9}))?)?$/i.exec(
      text,
    )
  if (!match) return NaN
  const date = ordered(match[1], match[2], match[3], order)
  if (!date) return NaN
  let hour = Number(match[4] ?? 0)
  const minute = Number(match[5] ?? 0)
  const second = Number(match[6] ?? 0)
  if (afternoon !== undefined) {
    if (hour > 12) return NaN
    hour = (hour % 12) + (afternoon ? 12 : 0)
  }
  if (hour > 23 || minute > 59 || second > 59) return NaN
  const ms = match[7] ? Math.trunc(Number(`0.${match[7]}`) * 1000 + 1e-6) : 0
  return dayWall(date[0], date[1], date[2]) + ((hour * 60 + minute) * 60 + second) * 1000 + ms
}

/** Year, month, day of three parts; a month's name and a four-digit year say where they stand. */
function ordered(a: string, b: string, c: string, order: DateOrder): [number, number, number] | undefined {
  const named = [a, b].findIndex((part) => /[a-z]/i.test(part))
  if (named >= 0) {
    const month = MONTHS.indexOf([a, b][named].slice(0, 3).toLowerCase()) + 1
    const other = named === 0 ? b : a
    if (month === 0 || !/^\d+$/.test(other)) return undefined
    return other.length === 4 ? [Number(other), month, Number(c)] : [fullYear(c), month, Number(other)]
  }
  if (a.length === 4) return [Number(a), Number(b), Number(c)]
  if (a.length > 2 || b.length > 2) return undefined
  if (c.length !== 4 && order === 'ymd') return [fullYear(a), Number(b), Number(c)]
  return order === 'mdy' ? [fullYear(c), Number(a), Number(b)] : [fullYear(c), Number(b), Number(a)]
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

/** What a column of dates says about the order of its parts; undefined where it could be either. */
export function guessDateOrder(texts: readonly string[]): DateOrder | undefined {
  let ambiguous = false
  for (const text of texts) {
    const match = /^\D*(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})/.exec(text)
    if (!match) continue
    if (match[1].length === 4) return 'ymd'
    if (Number(match[1]) > 12) return 'dmy'
    if (Number(match[2]) > 12) return 'mdy'
    ambiguous = true
  }
  return ambiguous ? undefined : 'ymd'
}

/** The likelier order of dates that could be either: what has a.m. and p.m. is mostly American, and what has happened lies in the past and in one run. */
export function likelyDateOrder(texts: readonly string[], now: Instant): 'dmy' | 'mdy' {
  const utc = { fromWall: (wall: number) => wall }
  const days = (order: DateOrder) => texts.map((text) => parseMomentText(text, utc, order)).filter(Number.isFinite)
  const [dmy, mdy] = [days('dmy'), days('mdy')]
  const ahead = (moments: readonly number[]) => moments.filter((at) => at > now + DAY).length
  if (ahead(dmy) !== ahead(mdy)) return ahead(dmy) < ahead(mdy) ? 'dmy' : 'mdy'
  const halves = texts.filter((text) => HALF.test(text)).length
  if (halves * 2 > texts.length) return 'mdy'
  const span = (moments: readonly number[]) =>
    moments.reduce((most, at) => Math.max(most, at), -Infinity) - moments.reduce((least, at) => Math.min(least, at), Infinity)
  return span(mdy) * 2 < span(dmy) ? 'mdy' : 'dmy'
}
