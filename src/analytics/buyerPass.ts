import type { Dataset } from './dataset'
import { NO_DAY, firstFrom } from './dayIndex'
import type { Groups, Selection, Window } from './selection'
import type { Members, Sums } from './sums'

/** A buyer already counted as one who came again on another day. */
const CAME_AGAIN = NO_DAY + 1

/** Distinct known buyers of a window or its days, weeks, months, where all orders take part: read off the chain. */
export function countChainedBuyers(dataset: Dataset, selection: Selection, window: Window, groups: Groups, sums: Sums) {
  const { before, first, purchase, earlier } = dataset.chain(selection.scope.nonProducts)
  const { day } = dataset.paid
  for (let k = firstFrom(dataset.paid, window.from), end = firstFrom(dataset.paid, window.to); k < end;) {
    const group = groups.kind === 'time' ? groups.of[day[k] - groups.from] : 0
    const start = groups.kind === 'time' ? groups.start[group] : window.from
    const stop = groups.kind === 'time' && group + 1 < groups.count ? firstFrom(dataset.paid, groups.start[group + 1]) : end
    let buyers = 0
    let returning = 0
    let repeatBuyers = 0
    let repeatOrders = 0
    for (; k < stop; k++) {
      if (before[k] < start) {
        buyers++
        if (first[k] < start) returning++
      }
      if (purchase[k] >= start) {
        repeatOrders++
        // The second distinct day: the day before it is in the window, the one before that is not.
        if (earlier[k] < start) repeatBuyers++
      }
    }
    sums.buyers[group] = buyers
    sums.returning[group] = returning
    sums.repeatBuyers[group] = repeatBuyers
    sums.repeatOrders[group] = repeatOrders
  }
}

/**
 * Distinct known buyers of each group, and how many of them came before or again, for any choice of orders. Members are sorted
 * by group, and within a group by day of payment; a generation stamp for each group stands in for a set.
 */
export function countBuyers(dataset: Dataset, selection: Selection, window: Window, groups: Groups, members: Members, sums: Sums) {
  const { orders } = dataset
  const first = dataset.firstDays(selection.scope.nonProducts)
  const code = orders.buyer.codes
  const stamp = new Uint32Array(orders.buyer.values.length)
  const lastDay = new Int32Array(orders.buyer.values.length)
  const sorted = groups.kind === 'one' || groups.kind === 'time' ? members : sortMembers(members, groups.count)
  for (let k = 0; k < sorted.count; k++) {
    const group = sorted.group[k]
    const order = sorted.order[k]
    const buyer = code[order]
    if (buyer === 0) continue
    if (stamp[buyer] !== group + 1) {
      stamp[buyer] = group + 1
      lastDay[buyer] = NO_DAY
      sums.buyers[group]++
      if (first[buyer] < (groups.kind === 'time' ? groups.start[group] : window.from)) sums.returning[group]++
    }
    if (orders.returned[order]) continue
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

/** By group; the order within a group is kept. */
function sortMembers(members: Members, groupCount: number): Pick<Members, 'group' | 'order' | 'count'> {
  const next = new Uint32Array(groupCount + 1)
  for (let k = 0; k < members.count; k++) next[members.group[k] + 1]++
  for (let g = 1; g <= groupCount; g++) next[g] += next[g - 1]
  const group = new Uint32Array(members.count)
  const order = new Uint32Array(members.count)
  for (let k = 0; k < members.count; k++) {
    const at = next[members.group[k]]++
    group[at] = members.group[k]
    order[at] = members.order[k]
  }
  return { group, order, count: members.count }
}
