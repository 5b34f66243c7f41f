import type { Dataset } from './dataset'
import { firstFrom } from './dayIndex'
import { TELLS, TELLS_NOT } from './orderSums'
import type { Groups, Selection, Window } from './selection'
import type { Members, Sums } from './sums'

/** Paid sales of the window at the grain of orders: no line is read. Not for a SKU filter or grouping. */
export function addPaidOrders(
  dataset: Dataset,
  selection: Selection,
  window: Window,
  groups: Groups,
  sums: Sums,
  members: Members | undefined,
) {
  const { orders, paid: index, safe } = dataset
  const { gross, lineDiscount, paid } = dataset.money(selection.scope.nonProducts)
  const { units, told } = dataset.units(selection.scope)
  const mask = selection.orders
  const buyer = orders.buyer.codes
  const groupAt = groupOf(groups)
  for (let k = firstFrom(index, window.from), end = firstFrom(index, window.to); k < end; k++) {
    const order = index.row[k]
    if (mask && !mask[order]) continue
    const group = groupAt(order, index.day[k])
    const amount = paid[order]
    sums.touched[group] = 1
    sums.gmv[group] += amount
    sums.gross[group] += gross[order]
    sums.discounts[group] += lineDiscount[order] + orders.discount[order]
    if (buyer[order] !== 0) sums.knownGmv[group] += amount
    if (!safe)
      sums.salesSize[group] +=
        Math.abs(gross[order]) + Math.abs(lineDiscount[order]) + Math.abs(orders.discount[order]) + Math.abs(orders.shipping[order])
    if (amount <= 0) continue
    sums.orders[group]++
    if (buyer[order] === 0) sums.unknownOrders[group]++
    sums.units[group] += units[order]
    if (told[order] & TELLS) sums.told[group]++
    if (told[order] & TELLS_NOT) sums.untold[group]++
    members?.add(group, order)
  }
}

/** Sales placed in the window, goods only: what gmv_placed counts. */
export function addPlacedOrders(dataset: Dataset, selection: Selection, window: Window, groups: Groups, sums: Sums) {
  const { placed: index, safe } = dataset
  const { gross, lineDiscount } = dataset.money(selection.scope.nonProducts)
  const mask = selection.orders
  const groupAt = groupOf(groups)
  for (let k = firstFrom(index, window.from), end = firstFrom(index, window.to); k < end; k++) {
    const order = index.row[k]
    if (mask && !mask[order]) continue
    const group = groupAt(order, index.day[k])
    sums.touched[group] = 1
    sums.placed[group] += gross[order] - lineDiscount[order]
    if (!safe) sums.placedSize[group] += Math.abs(gross[order]) + Math.abs(lineDiscount[order])
  }
}

/** Group of an order by its day, channel or region. */
export function groupOf(groups: Groups): (order: number, day: number) => number {
  if (groups.kind === 'time') return (_, day) => groups.of[day - groups.from]
  if (groups.kind === 'order') return (order) => groups.of[order]
  return () => 0
}
