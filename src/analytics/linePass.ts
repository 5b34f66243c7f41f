import type { Dataset } from './dataset'
import { firstFrom } from './dayIndex'
import { TELLS, tellsUnits } from './orderSums'
import { groupOf } from './orderPass'
import type { Groups, Selection, Window } from './selection'
import type { Members, Sums } from './sums'

/** Paid sales of the window at the grain of lines: for a grouping by SKU and for a SKU filter. */
export function addPaidLines(dataset: Dataset, selection: Selection, window: Window, groups: Groups, sums: Sums, members: Members | undefined) {
  const { orders, lines, paid: index, safe } = dataset
  const { scope, orders: mask, skus } = selection
  const { paid } = dataset.money(scope.nonProducts)
  const bySku = groups.kind === 'sku'
  const orderLevel = groups.count - 1
  const groupAt = groupOf(groups)
  const marks = dataset.countedLines(scope)
  const { amount, discount, quantity } = lines
  const sku = lines.sku.codes
  // The last order, plus one, that counted in a group: an order counts once however many lines it has.
  const last = new Uint32Array(groups.count)
  for (let k = firstFrom(index, window.from), end = firstFrom(index, window.to); k < end; k++) {
    const order = index.row[k]
    if (mask && !mask[order]) continue
    const counts = paid[order] > 0
    const known = orders.buyer.codes[order] !== 0
    const orderGroup = bySku ? 0 : groupAt(order, index.day[k])
    for (let line = orders.lineStart[order], stop = orders.lineStart[order + 1]; line < stop; line++) {
      if (skus && !skus[sku[line]]) continue
      if (!marks[line]) continue
      const group = bySku ? sku[line] : orderGroup
      const net = amount[line] - discount[line]
      sums.touched[group] = 1
      sums.gmv[group] += net
      sums.gross[group] += amount[line]
      sums.discounts[group] += discount[line]
      if (known) sums.knownGmv[group] += net
      if (!safe) sums.salesSize[group] += Math.abs(amount[line]) + Math.abs(discount[line])
      if (!counts) continue
      sums.units[group] += quantity[line]
      if (tellsUnits(lines, line) === TELLS) sums.told[group]++
      else sums.untold[group]++
      if (last[group] === order + 1) continue
      last[group] = order + 1
      sums.orders[group]++
      if (!known) sums.unknownOrders[group]++
      members?.add(group, order)
    }
    if (!bySku || skus) continue
    sums.gmv[orderLevel] += orders.shipping[order] - orders.discount[order]
    sums.discounts[orderLevel] += orders.discount[order]
    if (!safe) sums.salesSize[orderLevel] += Math.abs(orders.shipping[order]) + Math.abs(orders.discount[order])
  }
}

/** Lines placed in the window: what gmv_placed counts. */
export function addPlacedLines(dataset: Dataset, selection: Selection, window: Window, groups: Groups, sums: Sums) {
  const { orders, lines, placed: index, safe } = dataset
  const { scope, orders: mask, skus } = selection
  const bySku = groups.kind === 'sku'
  const groupAt = groupOf(groups)
  const marks = dataset.countedLines(scope)
  const { amount, discount } = lines
  const sku = lines.sku.codes
  for (let k = firstFrom(index, window.from), end = firstFrom(index, window.to); k < end; k++) {
    const order = index.row[k]
    if (mask && !mask[order]) continue
    const orderGroup = bySku ? 0 : groupAt(order, index.day[k])
    for (let line = orders.lineStart[order], stop = orders.lineStart[order + 1]; line < stop; line++) {
      if (skus && !skus[sku[line]]) continue
      if (!marks[line]) continue
      const group = bySku ? sku[line] : orderGroup
      sums.touched[group] = 1
      sums.placed[group] += amount[line] - discount[line]
      if (!safe) sums.placedSize[group] += Math.abs(amount[line]) + Math.abs(discount[line])
    }
  }
}
