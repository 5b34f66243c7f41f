import type { Day } from '~/lib/zone'
import type { Dataset } from './dataset'
import { type DayIndex, firstFrom } from './dayIndex'
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
 * Marks payments by place, in the order of time: 0 where they are their buyer's first, else markOf the day of the one before, and 1 more where one of those before was a
 * purchase, not given back. Distinct buyers of a window are then payments marked before it, and returning ones those of them with an odd mark.
 */
export function markEarlier(shop: ShopColumns, nonProducts: boolean): (before: Uint16Array, from: number, to: number) => void {
  /** By buyer: the mark of a next payment. */
  let next = withRoom(new Uint16Array(0), 0)
  return (before, from, to) => {
    const { buyer, returned, count } = shop.columns.orders
    const { paid } = shop.money(nonProducts).get(count)
    const { row, day } = shop.paid
    const { codes, values } = buyer
    const { length } = next
    next = lengthen(next, values.length).fill(0, length)
    for (let k = from; k < to; k++) {
      const order = row[k]
      const code = codes[order]
      if (code === 0 || paid[order] <= 0) before[k] = NOBODY
      else {
        const mark = next[code]
        before[k] = mark
        next[code] = markOf(day[k], day[0]) | (mark & 1) | (returned[order] ? 0 : 1)
      }
    }
  }
}

/** Distinct buyers, and those of them who had bought before. */
interface Tally {
  readonly buyers: Float64Array
  readonly returning: Float64Array
}

/** Adds buyers of all orders in groups that come one after the other, told apart by time or not at all; false for others. */
export function addEarlier(dataset: Dataset, { nonProducts }: Scope, window: Window, { axes }: Groups, sums: Sums): boolean {
  const { shop, paid } = dataset
  const [time] = axes
  const { day } = paid
  if (axes.length > 1 || (time && !time.start) || day[day.length - 1] - day[0] >= MOST_DAYS) return false
  const marks = shop.earlier(nonProducts).get(day.length)
  const { start } = time ?? {}
  if (time?.by === 'day') addDays(tallyOf(paid, marks), day[0], window, sums)
  else tally(paid, marks.before, start ?? [window.from], window.to, sums)
  return true
}

const tallies = new WeakMap<{ before: Uint16Array }, Tally>()

/** Of each day from the first on; kept as long as the orders are the same. */
function tallyOf(paid: DayIndex, marks: { before: Uint16Array }): Tally {
  const { day } = paid
  let known = tallies.get(marks)
  if (!known) {
    const days = Array.from({ length: day.length === 0 ? 0 : day[day.length - 1] - day[0] + 1 }, (_, at) => day[0] + at)
    known = { buyers: new Float64Array(days.length), returning: new Float64Array(days.length) }
    tally(paid, marks.before, days, day[0] + days.length, known)
    tallies.set(marks, known)
  }
  return known
}

function addDays({ buyers, returning }: Tally, first: Day, window: Window, sums: Sums) {
  for (let day = Math.max(window.from, first), end = Math.min(window.to, first + buyers.length); day < end; day++) {
    sums.buyers[day - window.from] = buyers[day - first]
    if (sums.returning !== sums.idle) sums.returning[day - window.from] = returning[day - first]
  }
}

/** Of groups that begin on these days. */
function tally(paid: DayIndex, before: Uint16Array, starts: ArrayLike<Day>, end: Day, sums: Tally & { idle?: Float64Array }) {
  for (let group = 0, k = firstFrom(paid, starts[0]); group < starts.length; group++) {
    const to = firstFrom(paid, starts[group + 1] ?? end)
    // Nobody paid before the first day, and first payments are always marked before.
    countBefore(before, k, to, Math.max(1, markOf(starts[group], paid.day[0])))
    sums.buyers[group] = found.buyers
    if (sums.returning !== sums.idle) sums.returning[group] = found.returning
    k = to
  }
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
