import type { Dataset } from './dataset'
import { NO_DAY } from './dayIndex'
import type { Groups } from './groups'
import type { Window } from './pick'
import type { Scope } from './query'
import { countAgain } from './repeats'
import { takeFilled } from './scratch'
import { sortMembers } from './sortMembers'
import type { Members } from './members'
import type { Sums } from './sums'

export { Members } from './members'

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
  const first = dataset.firstDays(scope.nonProducts)
  const { codes } = dataset.orders.buyer
  const seen = takeFilled(Int32Array, first.length)
  const last = repeats ? takeFilled(Int32Array, first.length) : undefined
  const starts = startsOf(groups, groups.slots)
  const sorted = sortMembers(members, groups.slots)
  const isAsked = sums.returning !== sums.idle
  for (let k = 0; k < members.count; k++) {
    const group = sorted.group[k]
    const order = sorted.order[k]
    const code = codes[order]
    if (code === 0) continue
    if (seen[code] !== group + 1) {
      seen[code] = group + 1
      if (last) last[code] = NO_DAY
      sums.buyers[group]++
      if (isAsked && first[code] < (starts ? starts[group] : window.from)) sums.returning[group]++
    }
    if (last) countAgain(dataset, order, { code, group, last, sums })
  }
}
