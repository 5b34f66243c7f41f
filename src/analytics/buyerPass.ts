import { sizeOf } from '~/segments/orderTable'
import type { Block } from './block'
import type { Dataset } from './dataset'
import { NO_DAY } from './dayIndex'
import type { Filter } from './filter'
import type { Groups } from './groups'
import { part } from './parts'
import type { Window } from './pick'
import { takeFilled } from './scratch'
import type { Sums } from './sums'

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
  /** No others are chosen than those who bought before the window: all of them return. */
  readonly allReturn: boolean
}

/** undefined where groups do not come one after the other: rows come by day, and only days or nothing at all tell the groups apart. */
export function distinctBuyers(
  dataset: Dataset,
  { filter: { scope, tests }, window, repeats }: { filter: Filter; window: Window; repeats: boolean },
  { axes }: Groups,
  sums: Sums,
): DistinctBuyers | undefined {
  const [time] = axes
  if (axes.length > 1 || (time && !time.start)) return undefined
  const size = sizeOf(dataset.orders.buyer)
  const isAsked = sums.returning !== sums.idle
  const [, fresh, returning] = tests.find(({ kinds }) => kinds)?.kinds?.wanted ?? [1, 1, 1]
  // Nobody has bought before the first day of all, and of new ones nobody has before the window.
  const isOpen = fresh && (time || (returning && window.from > (dataset.paid.day[0] ?? window.from)))
  const first = isAsked && isOpen ? dataset.firstDays(scope.nonProducts) : undefined
  const last = repeats ? takeFilled(Int32Array, size) : undefined
  let seen: Int32Array | undefined
  return {
    dataset,
    sums,
    // A whole that is counted with its times has none.
    get seen() {
      return (seen ??= takeFilled(Int32Array, size))
    },
    first,
    start: time?.start ?? Int32Array.of(window.from),
    last,
    allReturn: isAsked && !fresh,
  }
}

/** `whole`: what is asked of all groups together; a buyer whom no group has seen is one of theirs too. */
export function countDistinct(
  distinct: DistinctBuyers,
  { count, counts, buyer, rows }: Block,
  codes: Int32Array,
  whole: DistinctBuyers | undefined,
) {
  const { dataset, sums, seen, first, start, last } = distinct
  const { buyers, returning } = sums
  const countAgain = last && part('tiles').countAgain
  const firstOfAll = whole?.first
  const began = whole?.start[0] ?? 0
  let all = 0
  let allBefore = 0
  for (let i = 0; i < count; i++) {
    const code = buyer[i]
    if (counts[i] === 0 || code === 0) continue
    const group = codes[i]
    const before = seen[code]
    // Whether a buyer is new cannot be guessed: it is added and not asked.
    const isNew = (0 - (before ^ (group + 1))) >>> 31
    const isFirst = (before - 1) >>> 31
    seen[code] = group + 1
    buyers[group] += isNew
    all += isFirst
    if (first) returning[group] += first[code] < start[group] ? isNew : 0
    if (firstOfAll) allBefore += firstOfAll[code] < began ? isFirst : 0
    if (countAgain) {
      if (isNew) last[code] = NO_DAY
      countAgain(dataset, rows[i], { code, group, last, sums })
    }
  }
  if (!whole) return
  whole.sums.buyers[0] += all
  whole.sums.returning[0] += allBefore
}
