import type { Codes } from '~/segments/orderTable'
import type { Axis, Groups } from './groups'
import { Comebacks, type Times } from './histories'
import type { Choice } from './parts'
import { type Purchases, purchasesOf } from './purchases'
import { take } from './scratch'
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
export function addAgain({ dataset, scope, filters, window }: Choice, groups: Groups, sums: Sums) {
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
  const buyers = new Comebacks(members ?? purchases, dataset.zone, false)
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
  { asOf }: Comebacks,
  zone: { startOfDay(day: number): number; offsetAt(at: number): number },
) {
  return Array.from(start, (_, group) => {
    const at = zone.startOfDay(start[group + 1] ?? end)
    return Math.min(at + zone.offsetAt(at), asOf)
  })
}

/** A buyer who is old enough at the end of one group is so at the end of all later ones. */
function addTimes(buyers: Comebacks, asOf: readonly number[], days: number, mature: Float64Array, again: Float64Array) {
  for (let i = 0; i < buyers.count; i++) {
    const limit = buyers.limit(i, days)
    let low = 0
    let high = asOf.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (asOf[middle] < limit) low = middle + 1
      else high = middle
    }
    if (low === asOf.length) continue
    mature[low]++
    if (buyers.isInTime(i, days)) again[low]++
  }
  for (let group = 1; group < asOf.length; group++) {
    mature[group] += mature[group - 1]
    again[group] += again[group - 1]
  }
}

function addMembers(buyers: Comebacks, member: Int32Array, days: number, mature: Float64Array, again: Float64Array) {
  for (let i = 0; i < buyers.count; i++) {
    if (buyers.limit(i, days) > buyers.asOf) continue
    const of = member[i]
    mature[of]++
    if (buyers.isInTime(i, days)) again[of]++
  }
}

/** The same purchases, member by member, a buyer in each member being one by himself; `member` in their order. */
function byMember(purchases: Purchases, { orders, buyers, count: members }: Axis, buyerOf: Codes): Times & { member: Int32Array } {
  const { start, row, day } = purchases
  const of = (order: number) => (orders ? orders[order] : buyers ? buyers[buyerOf[order]] : 0)
  const [first, size] = [start[1], start[purchases.buyers]]
  const next = new Int32Array(members + 1)
  for (let k = first; k < size; k++) next[of(row[k]) + 1]++
  for (let m = 1; m <= members; m++) next[m] += next[m - 1]
  const rows = take(Int32Array, size)
  const days = take(Int32Array, size)
  const whose = take(Int32Array, size)
  for (let code = 1; code < purchases.buyers; code++) {
    for (let k = start[code]; k < start[code + 1]; k++) {
      const at = next[of(row[k])]++
      rows[at] = row[k]
      days[at] = day[k]
      whose[at] = code
    }
  }
  const starts = take(Int32Array, size - first + 2)
  const member = take(Int32Array, size - first)
  let count = 0
  for (let at = 0; at < size - first; at++) {
    const mine = of(rows[at])
    if (at > 0 && whose[at] === whose[at - 1] && mine === member[count - 1]) continue
    member[count++] = mine
    starts[count] = at
  }
  starts[count + 1] = size - first
  return { ...purchases, start: starts, row: rows, day: days, buyers: count + 1, member }
}
