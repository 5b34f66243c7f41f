import type { Day } from '~/lib/zone'
import type { Block } from './block'
import type { Dataset } from './dataset'
import { MOST_DAYS, NO_DAY } from './dayIndex'
import type { Groups } from './groups'
import type { Window } from './pick'
import type { Scope } from './query'
import { takeFilled } from './scratch'
import type { Sums } from './sums'

/** A buyer already counted as one who came again on another day. */
const CAME_AGAIN = NO_DAY + 1

/** Buyers of each day by itself, those of them who had bought before, and by the end of each day all buyers there ever were. */
interface DayTally {
  readonly from: Day
  readonly buyers: Uint32Array
  readonly returning: Uint32Array
  readonly ever: Uint32Array
}

const tallies = new WeakMap<Dataset['paid'], Map<boolean, DayTally | undefined>>()

/** Made at the first question and kept as long as the orders are the same. */
function tallyOf(dataset: Dataset, nonProducts: boolean): DayTally | undefined {
  const known = tallies.get(dataset.paid) ?? new Map<boolean, DayTally | undefined>()
  tallies.set(dataset.paid, known)
  if (!known.has(nonProducts)) known.set(nonProducts, tally(dataset, nonProducts))
  return known.get(nonProducts)
}

function tally(dataset: Dataset, nonProducts: boolean): DayTally | undefined {
  const { row, day } = dataset.paid
  const [from, days] = [day[0], day.length === 0 ? 0 : day[day.length - 1] - day[0] + 1]
  if (days === 0 || days > MOST_DAYS) return undefined
  const { paid } = dataset.money(nonProducts)
  const { codes } = dataset.orders.buyer
  const first = dataset.firstDays(nonProducts)
  const last = takeFilled(Int32Array, first.length, NO_DAY)
  const column = () => new Uint32Array(days)
  const made = { from, buyers: column(), returning: column(), ever: column() }
  for (let k = 0; k < row.length; k++) {
    const buyer = codes[row[k]] | 0
    if (buyer === 0 || paid[row[k]] <= 0) continue
    const today = day[k]
    const before = last[buyer]
    if (before === today) continue
    last[buyer] = today
    const at = today - from
    made.buyers[at]++
    if (first[buyer] < today) made.returning[at]++
    if (before === NO_DAY) made.ever[at]++
  }
  for (let at = 1; at < days; at++) made.ever[at] += made.ever[at - 1]
  return made
}

/** Adds buyers where all orders take part: days by themselves, and all of history from its first day on, are known beforehand; false for everything else. */
export function addTallied(dataset: Dataset, { nonProducts }: Scope, window: Window, { axes }: Groups, sums: Sums): boolean {
  const [time] = axes
  if (axes.length > 1 || (time && time.by !== 'day')) return false
  const known = tallyOf(dataset, nonProducts)
  if (!known || (!time && window.from > known.from)) return false
  const end = Math.min(window.to, known.from + known.ever.length)
  if (!time) {
    if (end > known.from) sums.buyers[0] = known.ever[end - 1 - known.from]
    return true
  }
  const isAsked = sums.returning !== sums.idle
  for (let day = Math.max(window.from, known.from); day < end; day++) {
    sums.buyers[day - window.from] = known.buyers[day - known.from]
    if (isAsked) sums.returning[day - window.from] = known.returning[day - known.from]
  }
  return true
}

/** Distinct known buyers of groups that come one after the other, and how many of them came before or again, counted on the way. */
export interface DistinctBuyers {
  readonly dataset: Dataset
  readonly sums: Sums
  /** By buyer: the last group he was seen in, plus one. */
  readonly seen: Int32Array
  /** Where returning buyers are asked: day of the first purchase, by buyer; and the day before which it makes him one, by group. */
  readonly first: Int32Array | undefined
  readonly start: Int32Array
  /** Where it is asked who came again: the day of the last purchase in the group, by buyer. */
  readonly last: Int32Array | undefined
}

/** undefined where groups do not come one after the other: rows come by day, and only days or nothing at all tell the groups apart. */
export function distinctBuyers(
  dataset: Dataset,
  { scope, window, repeats }: { scope: Scope; window: Window; repeats: boolean },
  { axes }: Groups,
  sums: Sums,
): DistinctBuyers | undefined {
  const [time] = axes
  if (axes.length > 1 || (time && !time.start)) return undefined
  const size = dataset.orders.buyer.values.length
  // Nobody has bought before the first day of all.
  const isAsked = sums.returning !== sums.idle && (time !== undefined || window.from > (dataset.paid.day[0] ?? window.from))
  const first = isAsked ? dataset.firstDays(scope.nonProducts) : undefined
  const last = repeats ? takeFilled(Int32Array, size) : undefined
  return { dataset, sums, seen: takeFilled(Int32Array, size), first, start: time?.start ?? Int32Array.of(window.from), last }
}

/** `whole`: what is asked of all groups together; a buyer whom no group has seen is one of theirs too. */
export function countDistinct(
  distinct: DistinctBuyers,
  { count, counts, buyer, rows }: Block,
  codes: Int32Array | undefined,
  whole: DistinctBuyers | undefined,
) {
  const { dataset, sums, seen, first, start, last } = distinct
  const { buyers, returning } = sums
  for (let i = 0; i < count; i++) {
    const code = buyer[i]
    if (counts[i] === 0 || code === 0) continue
    const group = codes ? codes[i] : 0
    const before = seen[code]
    if (before !== group + 1) {
      seen[code] = group + 1
      buyers[group]++
      if (first && first[code] < start[group]) returning[group]++
      if (last) last[code] = NO_DAY
      if (whole && before === 0) {
        whole.sums.buyers[0]++
        if (whole.first && whole.first[code] < whole.start[0]) whole.sums.returning[0]++
      }
    }
    if (last) countAgain(dataset, rows[i], { code, group, last, sums })
  }
}

interface Came {
  code: number
  group: number
  last: Int32Array
  sums: Sums
}

/** Orders given back are no purchases. */
export function countAgain({ orders }: Dataset, order: number, { code, group, last, sums }: Came) {
  if (orders.returned[order]) return
  const before = last[code]
  const day = orders.paidDay[order]
  if (before === NO_DAY) {
    last[code] = day
    return
  }
  sums.repeatOrders[group]++
  if (before === CAME_AGAIN || before === day) return
  last[code] = CAME_AGAIN
  sums.repeatBuyers[group]++
}
