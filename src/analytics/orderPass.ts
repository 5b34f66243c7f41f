import type { Dataset } from './dataset'
import { type Groups, rowGroups } from './groups'
import { TELLS, TELLS_NOT } from './orderSums'
import type { Happenings, Picked } from './pick'
import type { Scope } from './query'
import type { Members, Sums } from './sums'

/** What a pass adds up: the rows picked of what happens, for a scope, into groups. */
export interface Pass {
  readonly dataset: Dataset
  readonly scope: Scope
  readonly what: Happenings
  readonly picked: Picked
  readonly groups: Groups
  /** Group of each row, as far as rows tell it. */
  readonly codes: Uint32Array | undefined
}

export function passOf(dataset: Dataset, scope: Scope, what: Happenings, picked: Picked, groups: Groups): Pass {
  const codes = rowGroups(dataset, groups, what, picked)
  const { numbering, byLine } = groups
  if (codes && numbering && !byLine) for (let i = 0; i < codes.length; i++) codes[i] = numbering.of(codes[i])
  return { dataset, scope, what, picked, groups, codes }
}

/** Paid sales at the grain of orders: no line is read. Not where lines are told apart or chosen. */
export function addPaidOrders({ dataset, scope, picked, codes }: Pass, sums: Sums, members: Members | undefined) {
  const { orders, safe } = dataset
  const { gross, lineDiscount, paid } = dataset.money(scope.nonProducts)
  const { units, told } = dataset.units(scope)
  const buyer = orders.buyer.codes
  const { rows, count } = picked
  const { touched, gmv, knownGmv, gross: goods, discounts, orders: paidOrders, unknownOrders, units: pieces } = sums
  const { told: telling, untold: notTelling, salesSize } = sums
  const { discount: off, shipping } = orders
  for (let i = 0; i < count; i++) {
    const order = rows[i] | 0
    const group = codes ? codes[i] | 0 : 0
    const amount = paid[order]
    const unknown = buyer[order] === 0
    touched[group] = 1
    gmv[group] += amount
    goods[group] += gross[order]
    discounts[group] += lineDiscount[order] + off[order]
    if (!unknown) knownGmv[group] += amount
    if (!safe) salesSize[group] += Math.abs(gross[order]) + Math.abs(lineDiscount[order]) + Math.abs(off[order]) + Math.abs(shipping[order])
    if (amount <= 0) continue
    paidOrders[group]++
    if (unknown) unknownOrders[group]++
    pieces[group] += units[order]
    const tells = told[order]
    if ((tells & TELLS) !== 0) telling[group]++
    if ((tells & TELLS_NOT) !== 0) notTelling[group]++
    if (members) members.add(group, order)
  }
}

/** The same with all of it one group: sums are kept in registers. */
export function addAllPaid({ dataset, scope, picked }: Pass, sums: Sums) {
  const { orders } = dataset
  const { gross, lineDiscount, paid } = dataset.money(scope.nonProducts)
  const { units, told } = dataset.units(scope)
  const buyer = orders.buyer.codes
  const off = orders.discount
  const { rows, count } = picked
  let gmv = 0
  let unknownGmv = 0
  let goods = 0
  let discounts = 0
  let paidOrders = 0
  let unknown = 0
  let pieces = 0
  let telling = 0
  let notTelling = 0
  for (let i = 0; i < count; i++) {
    const order = rows[i]
    const amount = paid[order]
    gmv += amount
    goods += gross[order]
    discounts += lineDiscount[order] + off[order]
    if (buyer[order] === 0) unknownGmv += amount
    if (amount <= 0) continue
    paidOrders++
    if (buyer[order] === 0) unknown++
    pieces += units[order]
    telling += told[order] & TELLS
    notTelling += (told[order] & TELLS_NOT) >> 1
  }
  if (count > 0) sums.touched[0] = 1
  sums.gmv[0] += gmv
  sums.knownGmv[0] += gmv - unknownGmv
  sums.gross[0] += goods
  sums.discounts[0] += discounts
  sums.orders[0] += paidOrders
  sums.unknownOrders[0] += unknown
  sums.units[0] += pieces
  sums.told[0] += telling
  sums.untold[0] += notTelling
}

/** Orders that count, all of one group. */
export function addAllMembers({ dataset, scope, picked }: Pass, members: Members) {
  const { paid } = dataset.money(scope.nonProducts)
  const { rows, count } = picked
  const order = new Uint32Array(count)
  let at = 0
  for (let i = 0; i < count; i++) {
    order[at] = rows[i]
    at += paid[rows[i]] > 0 ? 1 : 0
  }
  members.take(order, at)
}

/** Sales placed, goods only: what gmv_placed counts. */
export function addPlacedOrders({ dataset, scope, picked, codes }: Pass, sums: Sums) {
  const { safe } = dataset
  const { gross, lineDiscount } = dataset.money(scope.nonProducts)
  const { rows, count } = picked
  for (let i = 0; i < count; i++) {
    const order = rows[i]
    const group = codes ? codes[i] : 0
    sums.touched[group] = 1
    sums.placed[group] += gross[order] - lineDiscount[order]
    if (!safe) sums.placedSize[group] += Math.abs(gross[order]) + Math.abs(lineDiscount[order])
  }
}

/** Costs of paid sales at the grain of orders. */
export function addOrderCosts({ dataset, scope, picked, codes }: Pass, sums: Sums) {
  const { cost, costedNet } = dataset.costs(scope)
  const { rows, count } = picked
  for (let i = 0; i < count; i++) {
    const group = codes ? codes[i] : 0
    sums.cost[group] += cost[rows[i]]
    sums.costedNet[group] += costedNet[rows[i]]
  }
}
