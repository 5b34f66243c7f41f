import type { Counter } from './count'
import { type FirstAndNext, foldFirstAndNext, spanOf } from './firstAndNext'
import type { Axis, Groups } from './groups'
import { type Purchases, purchasesOf } from './purchases'
import type { Sums } from './sums'

/** The N of metrics.md `repurchase_N`, and where each is summed. */
const SPANS = [
  { days: 30, mature: 'mature30', again: 'again30' },
  { days: 60, mature: 'mature60', again: 'again60' },
  { days: 90, mature: 'mature90', again: 'again90' },
] as const

/**
 * Adds buyers whose first purchase is old enough, and those of them who came again on another shop day in time, as of the end of each group's time: all buyers
 * up to then, whatever the first day of the window, which would leave nobody old enough. A member of a dimension is asked of its own orders alone. Groups that
 * orders do not tell stay NaN, and so do new and returning buyers, which are said of a window.
 */
export function addAgain({ dataset, scope, filters, window }: Counter, groups: Groups, sums: Sums) {
  const [axis, second] = groups.axes
  const told = axis?.start ?? axis?.orders ?? (axis?.by === 'newness' ? undefined : axis?.buyers)
  if (second || (axis && !told) || filters?.newness?.length) {
    for (const { mature, again } of SPANS) {
      sums[mature].fill(Number.NaN)
      sums[again].fill(Number.NaN)
    }
    return
  }
  const purchases = purchasesOf(dataset, { scope, filters }, window.to - 1)
  const members = axis && !axis.start ? byMember(purchases, axis, dataset.orders.buyer.codes) : undefined
  const buyers = foldFirstAndNext(members ?? purchases, dataset.zone)
  const asOf = axis?.start ? asOfEach(axis.start, window.to, buyers, dataset.zone) : [buyers.asOf]
  for (const { days, mature, again } of SPANS) {
    if (members) addMembers(buyers, members.member, days, sums[mature], sums[again])
    else addTimes(buyers, asOf, days, sums[mature], sums[again])
  }
}

/** The wall clock at the end of each group, but never after the newest order. */
function asOfEach(
  start: Int32Array,
  end: number,
  { asOf }: FirstAndNext,
  zone: { startOfDay(day: number): number; offsetAt(at: number): number },
) {
  return Array.from(start, (_, group) => {
    const at = zone.startOfDay(start[group + 1] ?? end)
    return Math.min(at + zone.offsetAt(at), asOf)
  })
}

/** A buyer who is old enough at the end of one group is so at the end of all later ones. */
function addTimes(
  { count, first, nextDay }: FirstAndNext,
  asOf: readonly number[],
  days: number,
  mature: Float64Array,
  again: Float64Array,
) {
  const span = spanOf(days)
  for (let i = 0; i < count; i++) {
    const limit = first[i] + span
    let low = 0
    let high = asOf.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (asOf[middle] < limit) low = middle + 1
      else high = middle
    }
    if (low === asOf.length) continue
    mature[low]++
    if (nextDay[i] <= limit) again[low]++
  }
  for (let group = 1; group < asOf.length; group++) {
    mature[group] += mature[group - 1]
    again[group] += again[group - 1]
  }
}

function addMembers(
  { count, first, nextDay, asOf }: FirstAndNext,
  member: Uint32Array,
  days: number,
  mature: Float64Array,
  again: Float64Array,
) {
  const span = spanOf(days)
  for (let i = 0; i < count; i++) {
    const limit = first[i] + span
    if (limit > asOf) continue
    mature[member[i]]++
    if (nextDay[i] <= limit) again[member[i]]++
  }
}

/** The same purchases, member by member and buyer by buyer; `member` by place of the ranges, none of which is empty. */
function byMember(purchases: Purchases, { orders, buyers, count }: Axis, buyerOf: Uint32Array): Purchases & { member: Uint32Array } {
  const { start, order, day, amount } = purchases
  const of = (row: number) => (orders ? orders[row] : buyers ? buyers[buyerOf[row]] : 0)
  const next = new Uint32Array(count + 1)
  for (const row of order) next[of(row) + 1]++
  for (let m = 1; m <= count; m++) next[m] += next[m - 1]
  const sorted = { order: new Int32Array(order.length), day: new Int32Array(order.length), amount: new Float64Array(order.length) }
  const owner = new Int32Array(order.length)
  for (let buyer = 1; buyer < start.length; buyer++)
    for (let k = start[buyer - 1]; k < start[buyer]; k++) {
      const at = next[of(order[k])]++
      sorted.order[at] = order[k]
      sorted.day[at] = day[k]
      sorted.amount[at] = amount[k]
      owner[at] = buyer
    }
  const starts: number[] = []
  const member: number[] = []
  for (let at = 0; at < owner.length; at++) {
    const of0 = of(sorted.order[at])
    if (at > 0 && owner[at] === owner[at - 1] && of0 === member[member.length - 1]) continue
    starts.push(at)
    member.push(of0)
  }
  starts.push(owner.length)
  return { ...purchases, ...sorted, start: Int32Array.from(starts), spent: new Float64Array(0), member: Uint32Array.from(member) }
}
