import type { Day } from '~/lib/zone'
import { sizeOf } from '~/segments/orderTable'
import type { Dataset } from './dataset'
import { firstFrom } from './dayIndex'
import type { Groups } from './groups'
import { lengthen, withRoom } from './grow'
import type { Window } from './pick'
import type { Scope } from './query'
import type { ShopColumns } from './shopColumns'
import type { Sums } from './sums'

/** Of an order that counts for no known buyer. */
const NOBODY = 2 ** 16 - 1
/** More days than can be told. */
const MOST_DAYS = NOBODY >> 1

/** As it is told of an order whose buyer's last one before was paid on the day. */
const markOf = (day: Day, from: Day): number => (day - from + 1) * 2

/**
 * When buyers had paid before, by place in the index of payments: 0 where a payment is its buyer's first, else markOf the day of the one before, and 1 more where one of
 * those before was a purchase, not given back. Distinct buyers of a window are then payments marked before it, and returning ones those of them with an odd mark.
 */
export class Earlier {
  readonly #shop: ShopColumns
  readonly #nonProducts: boolean
  #before = withRoom(new Uint16Array(0), 0)
  /** By buyer: the mark of a next payment. */
  #next = withRoom(new Uint16Array(0), 0)
  /** By day from the first: buyers of the day by itself, those of them who return, and those who never paid before. */
  readonly buyers: number[] = []
  readonly returning: number[] = []
  readonly fresh: number[] = []

  constructor(shop: ShopColumns, nonProducts: boolean) {
    this.#shop = shop
    this.#nonProducts = nonProducts
  }

  /** Takes in payments that have come behind the others. */
  refresh(): void {
    const { paid, columns } = this.#shop
    const { row, day } = paid
    const { length: from } = this.#before
    if (from === row.length || day[day.length - 1] - day[0] >= MOST_DAYS) return
    const { buyer, returned, count } = columns.orders
    const { paid: amount } = this.#shop.money(this.#nonProducts).get(count)
    const { codes } = buyer
    const { length: known } = this.#next
    const before = (this.#before = lengthen(this.#before, row.length))
    const next = (this.#next = lengthen(this.#next, sizeOf(buyer)).fill(0, known))
    this.#addDays(day[day.length - 1] - day[0] + 1)
    for (let k = from; k < row.length; k++) {
      const order = row[k]
      const code = codes[order]
      if (code === 0 || amount[order] <= 0) before[k] = NOBODY
      else {
        const mark = next[code]
        const today = markOf(day[k], day[0])
        before[k] = mark
        next[code] = today | (mark & 1) | (returned[order] ? 0 : 1)
        if (mark < today) this.#count((today >> 1) - 1, mark)
      }
    }
  }

  #addDays(days: number) {
    for (const table of [this.buyers, this.returning, this.fresh]) while (table.length < days) table.push(0)
  }

  #count(at: number, mark: number) {
    this.buyers[at]++
    this.returning[at] += mark & 1
    if (mark === 0) this.fresh[at]++
  }

  /** Adds buyers of groups that begin on these days, in order. */
  add(starts: ArrayLike<Day>, end: Day, sums: Sums): void {
    const { paid } = this.#shop
    for (let group = 0, k = firstFrom(paid, starts[0]); group < starts.length; group++) {
      const to = firstFrom(paid, starts[group + 1] ?? end)
      // Nobody paid before the first day, and first payments are always marked before.
      countBefore(this.#before, k, to, Math.max(1, markOf(starts[group], paid.day[0])))
      sums.buyers[group] = found.buyers
      if (sums.returning !== sums.idle) sums.returning[group] = found.returning
      k = to
    }
  }
}

/** Made at the first question and kept as long as orders only come behind the others. */
export function earlierOf(shop: ShopColumns, nonProducts: boolean): Earlier {
  let known = shop.earlier.get(nonProducts)
  if (!known) {
    known = new Earlier(shop, nonProducts)
    shop.earlier.set(nonProducts, known)
  }
  known.refresh()
  return known
}

/** Adds buyers of all orders in groups that come one after the other, told apart by time or not at all; false for others. */
export function addEarlier(
  { shop, paid: { day } }: Dataset,
  { nonProducts }: Scope,
  window: Window,
  { axes }: Groups,
  sums: Sums,
): boolean {
  const [time] = axes
  const [first = 0] = day
  if (axes.length > 1 || (time && !time.start) || day[day.length - 1] - first >= MOST_DAYS) return false
  const known = earlierOf(shop, nonProducts)
  const { buyers, returning, fresh } = known
  const end = Math.min(window.to, first + buyers.length)
  if (time?.by === 'day') {
    for (let at = Math.max(window.from, first); at < end; at++) {
      sums.buyers[at - window.from] = buyers[at - first]
      if (sums.returning !== sums.idle) sums.returning[at - window.from] = returning[at - first]
    }
  } else if (!time && window.from <= first) for (let at = first; at < end; at++) sums.buyers[0] += fresh[at - first]
  else known.add(time?.start ?? [window.from], window.to, sums)
  return true
}

const found = { buyers: 0, returning: 0 }

/** Payments [from, to) marked before the limit, and how many of their marks are odd. */
function countBefore(before: Uint16Array, from: number, to: number, limit: number) {
  let buyers = 0
  let returning = 0
  for (let k = from; k < to; k++) {
    const mark = before[k]
    const isBefore = (mark - limit) >>> 31
    buyers = (buyers + isBefore) | 0
    returning = (returning + (mark & isBefore)) | 0
  }
  found.buyers = buyers
  found.returning = returning
}
