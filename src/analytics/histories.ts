import type { Instant, Zone } from '~/lib/zone'
import type { Purchases } from './purchases'
import { take } from './scratch'

const DAY_MS = 86_400_000

/** What each buyer did in all, one entry a buyer with a purchase before the as-of. */
export interface Histories {
  readonly count: number
  /** As in Purchases. */
  readonly code: Int32Array
  readonly orders: Int32Array
  /** Day of the last purchase, counted as in Purchases. */
  readonly last: Int32Array
  readonly spent: Float64Array
}

/** Those of everybody as of now, which the reports of one page ask for one after the other. The columns that they were made from may go before them. */
let latest: { of: WeakRef<Int32Array>; made: Histories } | undefined

/** Of chosen orders they live for the time of an answer, else until orders have come. */
export function historiesOf(purchases: Purchases): Histories {
  const { row, isKept, buyers } = purchases
  if (!isKept) return fold(purchases, columnsFor(buyers, take))
  if (latest?.of.deref() !== row) {
    const isRoomy = latest && latest.made.code.length >= buyers
    // Memory that was written before costs a fraction of what is fresh from the system.
    const columns = latest && isRoomy ? latest.made : columnsFor(buyers, (kind, length) => new kind(length))
    latest = { of: new WeakRef(row), made: fold(purchases, columns) }
  }
  return latest.made
}

type Columns = Omit<Histories, 'count'>

const columnsFor = (buyers: number, column: typeof take): Columns => ({
  code: column(Int32Array, buyers),
  orders: column(Int32Array, buyers),
  last: column(Int32Array, buyers),
  spent: column(Float64Array, buyers),
})

function fold({ buyers, start, day, amount }: Purchases, columns: Columns): Histories {
  const { code, orders, last, spent } = columns
  let count = 0
  for (let buyer = 1; buyer < buyers; buyer++) {
    const from = start[buyer]
    const to = start[buyer + 1]
    if (from === to) continue
    let sum = 0
    for (let k = from; k < to; k++) sum += amount[k]
    code[count] = buyer
    orders[count] = to - from
    last[count] = day[to - 1]
    spent[count++] = sum
  }
  return { count, code, orders, last, spent }
}

/** Who bought when. */
export type Times = Omit<Purchases, 'amount'>

/** More days than there are between any two. */
const NEVER = 2 ** 30

/**
 * The first purchase of each buyer and the one he came again with: the next on another shop day, or with `sameDay` the next. Times are the shop's wall clock, so that
 * N × 24 h later is the same time of day: a change of the clock takes nobody an hour. Days alone tell nearly all of it; only where they are as far apart as is asked
 * the times are looked up, or where the clock was changed one day more or less, since it can be put back over midnight.
 */
export class Comebacks {
  readonly count: number
  /** Day of the first purchase, counted as in Purchases. */
  readonly first: Int32Array
  /** Days from it to the one that he came again with; NEVER for none. */
  readonly gap: Int32Array
  /** Place of the first purchase; one more entry for the end. */
  readonly #place: Int32Array
  /** Wall clock of the as-of. */
  readonly asOf: number
  readonly #purchases: Times
  readonly #clock: Clock
  readonly #sameDay: boolean

  constructor(purchases: Times, zone: Zone, sameDay: boolean) {
    const { buyers, start, day, asOf } = purchases
    this.#purchases = purchases
    this.#sameDay = sameDay
    this.#clock = new Clock(purchases, zone)
    this.asOf = asOf === -Infinity ? asOf : this.#clock.wall(asOf)
    const [place, first, gap] = [take(Int32Array, buyers + 1), take(Int32Array, buyers), take(Int32Array, buyers)]
    let count = 0
    for (let buyer = 1; buyer < buyers; buyer++) {
      const from = start[buyer]
      const to = start[buyer + 1]
      if (from === to) continue
      let next = from + 1
      if (!sameDay) while (next < to && day[next] === day[from]) next++
      place[count] = from
      first[count] = day[from]
      gap[count++] = next < to ? day[next] - day[from] : NEVER
    }
    place[count] = start[buyers]
    this.count = count
    this.#place = place
    this.first = first
    this.gap = gap
  }

  /** Wall clock N × 24 h after the first purchase. */
  limit(i: number, days: number): number {
    const { row, paidAt } = this.#purchases
    return this.#clock.wall(paidAt[row[this.#place[i]]]) + days * DAY_MS
  }

  /** Whether a buyer who did come again came in time, by the clock. */
  #isByClock(i: number, days: number): boolean {
    const { row, day, paidAt } = this.#purchases
    const from = this.#place[i]
    const to = this.#place[i + 1]
    const limit = this.limit(i, days)
    const again = day[from] + this.gap[i]
    for (let k = from + 1; k < to && day[k] <= again; k++)
      if ((this.#sameDay || day[k] === again) && this.#clock.wall(paidAt[row[k]]) <= limit) return true
    return false
  }

  /** Whether a buyer came again within N × 24 h. */
  isInTime(i: number, days: number): boolean {
    const { slack } = this.#clock
    const apart = this.gap[i] - days
    return apart < -slack || (apart <= slack && this.#isByClock(i, days))
  }

  /** Buyers whose first purchase is old enough to tell, those of them who came again in time, and all who did. */
  within(days: number): { mature: number; again: number; againOfAll: number } {
    const { count, first, gap, asOf } = this
    const { slack } = this.#clock
    const unsure = 2 * slack + 1
    const near = days - slack
    // Buyers of the days before are old enough whatever the hour.
    const old = Math.floor(asOf / DAY_MS) - this.#purchases.from - days - slack
    let mature = 0
    let again = 0
    let againOfAll = 0
    for (let i = 0; i < count; i++) {
      const apart = (gap[i] - near) >>> 0
      const age = (first[i] - old) >>> 0
      let came = apart >>> 31
      let isOld = age >>> 31
      if (apart < unsure) came = this.#isByClock(i, days) ? 1 : 0
      if (age < unsure) isOld = this.limit(i, days) <= asOf ? 1 : 0
      mature += isOld
      againOfAll += came
      again += isOld & came
    }
    return { mature, again, againOfAll }
  }
}

const WEEK_MS = 7 * DAY_MS
const MOST_WEEKS = 6_000

/** The shop's wall clock. Purchases of a buyer lie far apart, so the offsets of all weeks are at hand. */
class Clock {
  /** How many days a wall clock can lie beside the day that it is counted to. */
  readonly slack: number
  /** By week; NaN for one in which the clock changes. */
  readonly #offsets: Float64Array
  readonly #first: number
  readonly #zone: Zone

  constructor({ from, end }: Times, zone: Zone) {
    this.#zone = zone
    this.#first = Math.floor(from / 7) - 1
    this.#offsets = new Float64Array(Math.min(MOST_WEEKS, Math.floor(end / 7) - this.#first + 2))
    for (let at = 0; at < this.#offsets.length; at++) {
      const week = this.#first + at
      const offset = zone.offsetAt(week * WEEK_MS)
      this.#offsets[at] = offset === zone.offsetAt((week + 1) * WEEK_MS) ? offset : Number.NaN
    }
    this.slack = this.#offsets.some(Number.isNaN) ? 1 : 0
  }

  wall(at: Instant): number {
    const offset = this.#offsets[Math.floor(at / WEEK_MS) - this.#first]
    return at + (offset > -Infinity ? offset : this.#zone.offsetAt(at))
  }
}
