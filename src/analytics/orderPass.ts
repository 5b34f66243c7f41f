import type { Dataset } from './dataset'
import { type Groups, rowGroups } from './groups'
import { type OrderGoods, TELLS, TELLS_NOT } from './orderSums'
import type { Target } from './paidPass'
import type { Happenings, Picked } from './pick'
import type { Scope } from './query'
import type { Sums } from './sums'

/** What a pass adds up: the rows picked of what happens, for a scope, into groups. */
export interface Pass {
  readonly dataset: Dataset
  readonly scope: Scope
  readonly what: Happenings
  readonly picked: Picked
  readonly groups: Groups
  /** Group of each row, as far as rows tell it. */
  readonly codes: Int32Array | undefined
}

export function passOf(dataset: Dataset, scope: Scope, what: Happenings, picked: Picked, groups: Groups): Pass {
  const codes = rowGroups(dataset, groups, what, picked)
  const { numbering, byLine } = groups
  if (codes && numbering && !byLine) for (let i = 0; i < codes.length; i++) codes[i] = numbering.of(codes[i])
  return { dataset, scope, what, picked, groups, codes }
}

/** Paid sales at the grain of orders, whatever may come: no line is read. Not where lines are told apart or chosen. */
export function addPaidOrders({ dataset, scope, picked, codes }: Pass, { sums, members, goods, known }: Target) {
  const { orders, safe } = dataset
  const { paid } = dataset.money(scope.nonProducts)
  const { units, told } = dataset.units(scope)
  const ofGoods = goods || !safe ? dataset.goods(scope.nonProducts) : undefined
  const tells = dataset.shop.hasTotals ? told : undefined
  const buyer = orders.buyer.codes
  const { rows, count } = picked
  for (let i = 0; i < count; i++) {
    const order = rows[i]
    const group = codes ? codes[i] : 0
    const amount = paid[order]
    const unknown = buyer[order] === 0
    sums.touched[group] = 1
    sums.gmv[group] += amount
    if (known && !unknown) sums.knownGmv[group] += amount
    if (ofGoods) addGoods(dataset, ofGoods, order, group, sums, goods)
    if (amount <= 0) continue
    sums.orders[group]++
    if (known && unknown) sums.unknownOrders[group]++
    sums.units[group] += units[order]
    if (tells && (tells[order] & TELLS) !== 0) sums.told[group]++
    if (tells && (tells[order] & TELLS_NOT) !== 0) sums.untold[group]++
    if (members) members.add(group, order)
  }
}

function addGoods(
  { orders, safe }: Dataset,
  { gross, lineDiscount }: OrderGoods,
  order: number,
  group: number,
  sums: Sums,
  asked: boolean,
) {
  const { discount, shipping } = orders
  if (asked) {
    sums.gross[group] += gross[order]
    sums.discounts[group] += lineDiscount[order] + discount[order]
  }
  if (!safe)
    sums.salesSize[group] += Math.abs(gross[order]) + Math.abs(lineDiscount[order]) + Math.abs(discount[order]) + Math.abs(shipping[order])
}

/** Sales placed, goods only: what gmv_placed counts. */
export function addPlacedOrders({ dataset, scope, picked, codes }: Pass, sums: Sums) {
  const { safe } = dataset
  const { gross, lineDiscount } = dataset.goods(scope.nonProducts)
  const { rows, count } = picked
  for (let i = 0; i < count; i++) {
    const order = rows[i]
    const group = codes ? codes[i] : 0
    sums.touched[group] = 1
    sums.placed[group] += gross[order] - lineDiscount[order]
    if (!safe) sums.placedSize[group] += Math.abs(gross[order]) + Math.abs(lineDiscount[order])
  }
}
