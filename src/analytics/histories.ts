import type { Instant, Zone } from '~/lib/zone'
import type { Purchases } from './purchases'
import { take } from './scratch'

const DAY_MS = 86_400_000

/** What each buyer did in all, one entry a buyer with a purchase before the as-of. They live for the time of an answer. */
export interface Histories {
  readonly count: number
  /** As in Purchases. */
  readonly code: Int32Array
  readonly orders: Int32Array
  /** Day of the last purchase, counted as in Purchases. */
  readonly last: Int32Array
  readonly spent: Float64Array
}

export function historiesOf({ buyers, start, day, amount }: Purchases): Histories {
  const [code, orders, last] = [take(Int32Array, buyers), take(Int32Array, buyers), take(Int32Array, buyers)]
  const spent = take(Float64Array, buyers)
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
export const NEVER = 2 ** 30

/**
 * The first purchase of each buyer and the one he came again with: the next on another shop day, or with `sameDay` the next. Times are the shop's wall clock, so that
 * N × 24 h later is the same time of day: a change of the clock takes nobody an hour. Days alone tell nearly all of it; only where they are as far apart as is asked
 * the times are looked up, or one day more or less, since a clock can be put back over midnight.
 */
export class Comebacks {
  readonly count: number
  readonly code: Int32Array
  /** Day of the first purchase, counted as in Purchases. */
  readonly first: Int32Array
  /** Days from it to the one that he came again with; NEVER for none. */
  readonly gap: Int32Array
  /** Wall clock of the as-of. */
  readonly asOf: number
  readonly #purchases: Times
  readonly #zone: Zone
  readonly #sameDay: boolean

  constructor(purchases: Times, zone: Zone, sameDay: boolean) {
    this.#purchases = purchases
    this.#zone = zone
    this.#sameDay = sameDay
    const { buyers, start, day, asOf } = purchases
    const [code, first, gap] = [take(Int32Array, buyers), take(Int32Array, buyers), take(Int32Array, buyers)]
    let count = 0
    for (let buyer = 1; buyer < buyers; buyer++) {
      const from = start[buyer]
      const to = start[buyer + 1]
      if (from === to) continue
      const next = nextOf(purchases, sameDay, from, to)
      code[count] = buyer
      first[count] = day[from]
      gap[count++] = next < to ? day[next] - day[from] : NEVER
    }
    this.count = count
    this.code = code
    this.first = first
    this.gap = gap
    this.asOf = asOf === -Infinity ? asOf : this.#wall(asOf)
  }

  #wall(at: Instant): number {
    return at + this.#zone.offsetAt(at)
  }

  /** Wall clock N × 24 h after the first purchase. */
  limit(i: number, days: number): number {
    const { start, row, paidAt } = this.#purchases
    return this.#wall(paidAt[row[start[this.code[i]]]]) + days * DAY_MS
  }

  /** Whether a buyer came again in time, by the clock. */
  #isByClock(i: number, days: number): boolean {
    const { start, row, day, paidAt } = this.#purchases
    const [from, to] = [start[this.code[i]], start[this.code[i] + 1]]
    const limit = this.limit(i, days)
    const next = nextOf(this.#purchases, this.#sameDay, from, to)
    for (let k = next; k < to && day[k] === day[next]; k++) if (this.#wall(paidAt[row[k]]) <= limit) return true
    return false
  }

  /** Whether a buyer came again within N × 24 h. */
  isInTime(i: number, days: number): boolean {
    const apart = this.gap[i] - (days - 1)
    return apart < 0 || (apart < UNSURE && this.#isByClock(i, days))
  }

  /** Buyers whose first purchase is old enough to tell, those of them who came again in time, and all who did. */
  within(days: number): { mature: number; again: number; againOfAll: number } {
    const { count, first, gap, asOf } = this
    // Buyers of the days before are old enough whatever the hour.
    const old = Math.floor(asOf / DAY_MS) - this.#purchases.from - days - 1
    let mature = 0
    let again = 0
    let againOfAll = 0
    for (let i = 0; i < count; i++) {
      const apart = (gap[i] - (days - 1)) >>> 0
      const age = (first[i] - old) >>> 0
      let came = apart >>> 31
      let isOld = age >>> 31
      if (apart < UNSURE) came = this.#isByClock(i, days) ? 1 : 0
      if (age < UNSURE) isOld = this.limit(i, days) <= asOf ? 1 : 0
      mature += isOld
      againOfAll += came
      again += isOld & came
    }
    return { mature, again, againOfAll }
  }
}

/** The day that is N later, the one before it and the one after. */
const UNSURE = 3

/** Place of the purchase that a buyer of [from, to) came again with; `to` for none. */
function nextOf({ day }: Times, sameDay: boolean, from: number, to: number): number {
  let next = from + 1
  if (!sameDay) while (next < to && day[next] === day[from]) next++
  return next
}
