import type { Codes } from '~/segments/orderTable'
import { type Histories, historiesOf, spanOf } from './histories'
import type { Axis, Groups } from './groups'
import type { Choice } from './parts'
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
  const buyers = historiesOf(members ?? purchases, dataset.zone)
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
  { asOf }: Histories,
  zone: { startOfDay(day: number): number; offsetAt(at: number): number },
) {
  return Array.from(start, (_, group) => {
    const at = zone.startOfDay(start[group + 1] ?? end)
    return Math.min(at + zone.offsetAt(at), asOf)
  })
}

/** A buyer who is old enough at the end of one group is so at the end of all later ones. */
function addTimes({ count, first, nextDay }: Histories, asOf: readonly number[], days: number, mature: Float64Array, again: Float64Array) {
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
  { count, first, nextDay, asOf }: Histories,
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

/** The same purchases, member by member, a buyer in each member being one by himself; `member` by his code. */
function byMember(purchases: Purchases, { orders, buyers, count }: Axis, buyerOf: Codes): Purchases & { member: Uint32Array } {
  const { row, day, buyer, amount } = purchases
  const of = (order: number) => (orders ? orders[order] : buyers ? buyers[buyerOf[order]] : 0)
  const next = new Uint32Array(count + 1)
  for (const order of row) next[of(order) + 1]++
  for (let m = 1; m <= count; m++) next[m] += next[m - 1]
  const sorted = { row: new Int32Array(row.length), day: new Int32Array(row.length), amount: new Float64Array(row.length) }
  const whose = new Int32Array(row.length)
  for (let k = 0; k < row.length; k++) {
    const at = next[of(row[k])]++
    sorted.row[at] = row[k]
    sorted.day[at] = day[k]
    sorted.amount[at] = amount[k]
    whose[at] = buyer[k]
  }
  /** By buyer: the last code given to him. */
  const given = new Int32Array(purchases.buyers).fill(-1)
  const member: number[] = []
  for (let at = 0; at < whose.length; at++) {
    const mine = of(sorted.row[at])
    const code = given[whose[at]]
    if (code < 0 || member[code] !== mine) given[whose[at]] = member.push(mine) - 1
    whose[at] = given[whose[at]]
  }
  return { ...purchases, ...sorted, buyer: whose, buyers: member.length, member: Uint32Array.from(member) }
}
