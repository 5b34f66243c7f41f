import { TOTAL } from './columns'
import type { Dataset } from './dataset'
import { firstFrom } from './dayIndex'
import { groupOf } from './orderPass'
import type { Groups, Selection, Window } from './selection'
import type { Members, Sums } from './sums'

/** Measures of a group side by side, so that a line touches one place of memory and not ten. */
const STRIDE = 8
const NET = 0
const GROSS = 1
const UNITS = 2
const TOLD = 3
const UNTOLD = 4
const ORDERS = 5
const UNKNOWN_NET = 6
const UNKNOWN_ORDERS = 7

/** Paid sales of the window at the grain of lines: for a grouping by SKU and for a SKU filter. */
export function addPaidLines(
  dataset: Dataset,
  selection: Selection,
  window: Window,
  groups: Groups,
  sums: Sums,
  members: Members | undefined,
) {
  const { orders, lines, paid: index, safe } = dataset
  const { scope, orders: mask, skus } = selection
  const { paid } = dataset.money(scope.nonProducts)
  const marks = dataset.countedLines(scope)
  const bySku = groups.kind === 'sku'
  const groupAt = groupOf(groups)
  const { amount, discount, quantity, kind } = lines
  const { lineStart } = orders
  const { row, day } = index
  const { touched, salesSize } = sums
  const buyer = orders.buyer.codes
  const sku = lines.sku.codes
  const cells = new Float64Array(groups.count * STRIDE)
  // The last order, plus one, that counted in a group: an order counts once however many lines it has.
  const last = new Uint32Array(groups.count)
  for (let k = firstFrom(index, window.from), end = firstFrom(index, window.to); k < end; k++) {
    const order = row[k]
    if (mask && !mask[order]) continue
    const counts = paid[order] > 0
    const unknown = buyer[order] === 0
    const orderGroup = bySku ? 0 : groupAt(order, day[k])
    for (let line = lineStart[order], stop = lineStart[order + 1]; line < stop; line++) {
      if (!marks[line] || (skus && !skus[sku[line]])) continue
      const group = bySku ? sku[line] : orderGroup
      const cell = group * STRIDE
      const net = amount[line] - discount[line]
      touched[group] = 1
      cells[cell + NET] += net
      cells[cell + GROSS] += amount[line]
      if (unknown) cells[cell + UNKNOWN_NET] += net
      if (!safe) salesSize[group] += Math.abs(amount[line]) + Math.abs(discount[line])
      if (!counts) continue
      cells[cell + UNITS] += quantity[line]
      if (quantity[line] === 0 && kind[line] === TOTAL) cells[cell + UNTOLD]++
      else cells[cell + TOLD]++
      if (last[group] === order + 1) continue
      last[group] = order + 1
      cells[cell + ORDERS]++
      if (unknown) cells[cell + UNKNOWN_ORDERS]++
      if (members) members.add(group, order)
    }
  }
  if (bySku && !skus) addOrderLevel(dataset, mask, window, groups.count - 1, sums)
  spread(cells, sums)
}

/** What no line carries. */
function addOrderLevel({ orders, paid, safe }: Dataset, mask: Uint8Array | undefined, window: Window, group: number, sums: Sums) {
  let shipping = 0
  let discount = 0
  let known = 0
  let size = 0
  for (let k = firstFrom(paid, window.from), end = firstFrom(paid, window.to); k < end; k++) {
    const order = paid.row[k]
    if (mask && !mask[order]) continue
    shipping += orders.shipping[order]
    discount += orders.discount[order]
    if (orders.buyer.codes[order] !== 0) known += orders.shipping[order] - orders.discount[order]
    if (!safe) size += Math.abs(orders.shipping[order]) + Math.abs(orders.discount[order])
  }
  sums.gmv[group] += shipping - discount
  sums.knownGmv[group] += known
  sums.discounts[group] += discount
  sums.salesSize[group] += size
}

function spread(cells: Float64Array, sums: Sums) {
  for (let group = 0, cell = 0; cell < cells.length; group++, cell += STRIDE) {
    const net = cells[cell + NET]
    sums.gmv[group] += net
    sums.knownGmv[group] += net - cells[cell + UNKNOWN_NET]
    sums.gross[group] += cells[cell + GROSS]
    sums.discounts[group] += cells[cell + GROSS] - net
    sums.units[group] += cells[cell + UNITS]
    sums.told[group] += cells[cell + TOLD]
    sums.untold[group] += cells[cell + UNTOLD]
    sums.orders[group] += cells[cell + ORDERS]
    sums.unknownOrders[group] += cells[cell + UNKNOWN_ORDERS]
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
