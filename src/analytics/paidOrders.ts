import type { Dataset } from './dataset'
import type { Pass } from './orderPass'
import { type OrderGoods, TELLS, TELLS_NOT } from './orderSums'
import type { Target } from './paidPass'
import type { Sums } from './sums'

/** Paid sales at the grain of orders, whatever may come: no line is read. Not where lines are told apart or chosen. */
export function addPaidOrders({ dataset, scope, picked, codes }: Pass, { sums, members, goods, known }: Target) {
  const { orders, safe } = dataset
  const { paid } = dataset.money(scope.nonProducts)
  const { units } = dataset.units(scope)
  const ofGoods = goods || !safe ? dataset.goods(scope.nonProducts) : undefined
  const tells = dataset.shop.hasTotals ? dataset.shop.tells(scope).get(orders.count).told : undefined
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
