import type { Day } from '~/lib/zone'
import type { Dataset } from './dataset'
import { NO_DAY, firstFrom } from './dayIndex'
import { MOST_DAYS } from './dayCube'
import type { Block } from './block'
import type { BuyerChain } from './buyerChain'
import type { Axis, Groups } from './groups'
import type { Window } from './pick'
import type { Scope } from './query'
import type { Members, Sums } from './sums'

/** A buyer already counted as one who came again on another day. */
const CAME_AGAIN = NO_DAY + 1

/** Distinct known buyers of a window or its days, weeks, months, where all orders take part: read off the chain. */
export function countChainedBuyers(dataset: Dataset, scope: Scope, window: Window, groups: Groups, sums: Sums, repeats: boolean) {
  const chain = dataset.chain(scope.nonProducts)
  const { before, first } = chain
  const again = repeats ? dataset.purchaseChain(scope.nonProducts) : undefined
  const { day } = dataset.paid
  const time = groups.axes[0]
  if (!repeats && foldTally(dataset, chain, window, time, sums)) return
  for (let k = firstFrom(dataset.paid, window.from), end = firstFrom(dataset.paid, window.to); k < end;) {
    const group = time?.days ? time.days.of[day[k] - time.days.from] : 0
    const start = time?.start ? time.start[group] : window.from
    const stop = time?.start && group + 1 < groups.count ? firstFrom(dataset.paid, time.start[group + 1]) : end
    let buyers = 0
    let returning = 0
    for (let at = k; at < stop; at++) {
      if (before[at] >= start) continue
      buyers++
      if (first[at] < start) returning++
    }
    sums.buyers[group] = buyers
    sums.returning[group] = returning
    if (again) {
      const { purchase, earlier } = again
      let repeatBuyers = 0
      let repeatOrders = 0
      for (let at = k; at < stop; at++) {
        if (purchase[at] < start) continue
        repeatOrders++
        // The second distinct day: the day before it is in the window, the one before that is not.
        if (earlier[at] < start) repeatBuyers++
      }
      sums.repeatBuyers[group] = repeatBuyers
      sums.repeatOrders[group] = repeatOrders
    }
    k = stop
  }
}

/** Buyers of each day by itself, those of them who had bought before, and by the end of each day all buyers there ever were. */
interface DayTally {
  readonly from: Day
  readonly buyers: Uint32Array
  readonly returning: Uint32Array
  readonly ever: Uint32Array
}

const tallies = new WeakMap<BuyerChain, DayTally>()

function tallyOf({ paid }: Dataset, chain: BuyerChain): DayTally | undefined {
  const known = tallies.get(chain)
  if (known) return known
  const { day } = paid
  const [from, days] = [day[0], day.length === 0 ? 0 : day[day.length - 1] - day[0] + 1]
  const column = () => new Uint32Array(days)
  if (days === 0 || days > MOST_DAYS) return undefined
  const tally = { from, buyers: column(), returning: column(), ever: column() }
  for (let k = 0; k < day.length; k++) {
    if (chain.before[k] >= day[k]) continue
    const at = day[k] - from
    tally.buyers[at]++
    if (chain.first[k] < day[k]) tally.returning[at]++
    if (chain.before[k] === NO_DAY) tally.ever[at]++
  }
  for (let at = 1; at < days; at++) tally.ever[at] += tally.ever[at - 1]
  tallies.set(chain, tally)
  return tally
}

/** Days by themselves, and all of history from its first day on, are known beforehand; false for everything else. */
function foldTally(dataset: Dataset, chain: BuyerChain, window: Window, time: Axis | undefined, sums: Sums): boolean {
  if (time && time.by !== 'day') return false
  const tally = tallyOf(dataset, chain)
  if (!tally || (!time && window.from > tally.from)) return false
  const end = Math.min(window.to, tally.from + tally.ever.length)
  if (!time) {
    if (end > tally.from) sums.buyers[0] = tally.ever[end - 1 - tally.from]
    return true
  }
  for (let day = Math.max(window.from, tally.from); day < end; day++) {
    sums.buyers[day - window.from] = tally.buyers[day - tally.from]
    sums.returning[day - window.from] = tally.returning[day - tally.from]
  }
  return true
}

/** Distinct buyers of groups that come one after the other, counted on the way. */
export interface DistinctBuyers {
  readonly sums: Sums
  /** By buyer: the last group he was seen in, plus one. */
  readonly seen: Uint32Array
  /** Day of the first purchase, by buyer; and the day before which it makes a buyer a returning one, by group. */
  readonly first: Int32Array
  readonly start: Int32Array
}

/** undefined where groups do not come one after the other: rows are sorted by day, and only days or nothing at all tell them apart. */
export function distinctBuyers(dataset: Dataset, scope: Scope, window: Window, { axes }: Groups, sums: Sums): DistinctBuyers | undefined {
  const [time] = axes
  if (axes.length > 1 || (time && !time.start)) return undefined
  const first = dataset.firstDays(scope.nonProducts)
  return { sums, seen: new Uint32Array(first.length), first, start: time?.start ?? Int32Array.of(window.from) }
}

export function countDistinct({ sums, seen, first, start }: DistinctBuyers, { count, counts, buyer }: Block, codes: Uint32Array | undefined) {
  const { buyers, returning } = sums
  for (let i = 0; i < count; i++) {
    const code = buyer[i]
    if (counts[i] === 0 || code === 0) continue
    const group = codes ? codes[i] | 0 : 0
    if (seen[code] === group + 1) continue
    seen[code] = group + 1
    buyers[group]++
    if (first[code] < start[group]) returning[group]++
  }
}

/** The first day of each group's own time; undefined: the window's for all. */
function startsOf({ axes, numbering }: Groups, slots: number): Int32Array | undefined {
  const place = axes.findIndex((axis) => axis.start)
  const start = axes[place]?.start
  if (!start) return undefined
  const other = axes.length > 1 ? axes[1].count : 1
  return Int32Array.from({ length: slots }, (_, slot) => {
    const group = numbering ? numbering.codes[slot] : slot
    return start[place === 0 ? Math.floor(group / other) : group % other]
  })
}

/**
 * Distinct known buyers of each group, and how many of them came before or again, for any choice of orders. Members are sorted
 * by group; a generation stamp for each group stands in for a set.
 */
export function countBuyers(
  dataset: Dataset,
  scope: Scope,
  window: Window,
  groups: Groups,
  members: Members,
  sums: Sums,
  repeats: boolean,
) {
  const { orders } = dataset
  const first = dataset.firstDays(scope.nonProducts)
  const code = orders.buyer.codes
  const stamp = new Uint32Array(orders.buyer.values.length)
  const lastDay = new Int32Array(repeats ? orders.buyer.values.length : 0)
  const starts = startsOf(groups, groups.slots)
  const sorted = members.sorted(groups.slots)
  for (let k = 0; k < members.count; k++) {
    const group = sorted.group[k]
    const order = sorted.order[k]
    const buyer = code[order]
    if (buyer === 0) continue
    if (stamp[buyer] !== group + 1) {
      stamp[buyer] = group + 1
      if (repeats) lastDay[buyer] = NO_DAY
      sums.buyers[group]++
      if (first[buyer] < (starts ? starts[group] : window.from)) sums.returning[group]++
    }
    if (!repeats || orders.returned[order]) continue
    const before = lastDay[buyer]
    const day = orders.paidDay[order]
    if (before === NO_DAY) lastDay[buyer] = day
    else {
      sums.repeatOrders[group]++
      if (before !== CAME_AGAIN && before !== day) {
        lastDay[buyer] = CAME_AGAIN
        sums.repeatBuyers[group]++
      }
    }
  }
}
