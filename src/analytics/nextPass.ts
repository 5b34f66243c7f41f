import type { Day } from '~/lib/zone'
import type { Dataset } from './dataset'
import { firstFrom, NO_DAY } from './dayIndex'
import type { Filter } from './filter'
import type { Groups } from './groups'
import { nextWindow } from './nextWindow'
import type { Choice } from './parts'
import { type Window, payments, pickSales } from './pick'
import { isTime } from './query'
import { sortMembers } from './sortMembers'
import type { Members } from './members'
import type { Sums } from './sums'

/**
 * Adds to each group the buyers who bought again in the time right after it; the same is asked of those orders, and orders given back are no purchases. Groups
 * that orders do not tell (goods, hours, two at once) stay NaN: who comes again cannot be told apart that way.
 */
export function addNext({ dataset, filter, window }: Choice, groups: Groups, sums: Sums, members: Members | undefined) {
  if (!members) return
  const [axis, second] = groups.axes
  if (second || (axis && !isTime(axis.by) && !axis.orders && !axis.buyers)) {
    sums.nextBuyers.fill(Number.NaN)
    return
  }
  const { start } = axis ?? {}
  const windows = start ? Array.from(start, (from, group) => nextWindow({ from, to: start[group + 1] ?? window.to })) : [nextWindow(window)]
  const from = windows.reduce((first, each) => Math.min(first, each.from), Infinity)
  const to = windows.reduce((last, each) => Math.max(last, each.to), -Infinity)
  if (!(to > from)) return
  const later = purchasesIn(dataset, filter, { from, to })
  const { buyer } = dataset.orders
  const seen = new Int32Array(buyer.values.length).fill(-1)
  const again = new Int32Array(buyer.values.length).fill(-1)
  const sorted = sortMembers(members, groups.slots)
  const memberOf = (order: number) => (axis?.orders ? axis.orders[order] : axis?.buyers ? axis.buyers[buyer.codes[order]] : undefined)
  for (let k = 0; k < members.count;) {
    const group = sorted.group[k]
    for (; k < members.count && sorted.group[k] === group; k++) seen[buyer.codes[sorted.order[k]]] = group
    const { from: first, to: end } = windows[start ? group : 0]
    for (let at = firstFrom(later, first); at < later.rows.length && later.day[at] < end; at++) {
      const code = buyer.codes[later.rows[at]]
      if (code === 0 || seen[code] !== group || again[code] === group) continue
      const member = memberOf(later.rows[at])
      if (member !== undefined && member !== group) continue
      again[code] = group
      sums.nextBuyers[group]++
    }
  }
}

/** Orders paid in the window that the filter takes and that were not given back, by day. */
function purchasesIn(dataset: Dataset, filter: Filter, window: Window): { rows: Uint32Array; day: Int32Array } {
  const what = payments(dataset)
  const picked = pickSales(dataset, filter, what, window)
  const { paid } = dataset.money(filter.scope.nonProducts)
  const { returned, paidDay } = dataset.orders
  const rows = picked.rows.subarray(0, picked.count).filter((row) => paid[row] > 0 && returned[row] === 0)
  const day = Int32Array.from(rows, (row) => paidDay[row])
  if (isSorted(day)) return { rows, day }
  rows.sort((a, b) => paidDay[a] - paidDay[b])
  return { rows, day: Int32Array.from(rows, (row) => paidDay[row]) }
}

function isSorted(days: Int32Array): boolean {
  let last: Day = NO_DAY
  for (const day of days) {
    if (day < last) return false
    last = day
  }
  return true
}
