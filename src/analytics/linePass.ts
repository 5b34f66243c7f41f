import type { Dataset } from './dataset'
import { firstFrom } from './dayIndex'
import { TELLS, tellsUnits } from './orderSums'
import { groupOf } from './orderPass'
import type { Groups, Selection, Window } from './selection'
import type { Members, Sums } from './sums'

/** Measures of a group side by side, so that a line touches one place of memory and not ten. */
const CELL = { net: 0, gross: 1, units: 2, told: 3, untold: 4, orders: 5, unknownNet: 6, unknownOrders: 7 } as const
const STRIDE = 8

/** Paid sales of the window at the grain of lines: for a grouping by SKU and for a SKU filter. */
export function addPaidLines(dataset: Dataset, selection: Selection, window: Window, groups: Groups, sums: Sums, members: Members | undefined) {
  const { orders, lines, paid: index, safe } = dataset
  const { scope, orders: mask, skus } = selection
  const { paid } = dataset.money(scope.nonProducts)
  const marks = dataset.countedLines(scope)
  const bySku = groups.kind === 'sku'
  const groupAt = groupOf(groups)
  const { amount, discount, quantity } = lines
  const sku = lines.sku.codes
  const cells = new Float64Array(groups.count * STRIDE)
  // The last order, plus one, that counted in a group: an order counts once however many lines it has.
  const last = new Uint32Array(groups.count)
  for (let k = firstFrom(index, window.from), end = firstFrom(index, window.to); k < end; k++) {
    const order = index.row[k]
    if (mask && !mask[order]) continue
    const counts = paid[order] > 0
    const unknown = orders.buyer.codes[order] === 0
    const orderGroup = bySku ? 0 : groupAt(order, index.day[k])
    if (bySku && !skus) addOrderLevel(dataset, order, groups.count - 1, sums)
    for (let line = orders.lineStart[order], stop = orders.lineStart[order + 1]; line < stop; line++) {
      if (!marks[line] || (skus && !skus[sku[line]])) continue
      const group = bySku ? sku[line] : orderGroup
      const cell = group * STRIDE
      const net = amount[line] - discount[line]
      sums.touched[group] = 1
      cells[cell + CELL.net] += net
      cells[cell + CELL.gross] += amount[line]
      if (unknown) cells[cell + CELL.unknownNet] += net
      if (!safe) sums.salesSize[group] += Math.abs(amount[line]) + Math.abs(discount[line])
      if (!counts) continue
      cells[cell + CELL.units] += quantity[line]
      cells[cell + (tellsUnits(lines, line) === TELLS ? CELL.told : CELL.untold)]++
      if (last[group] === order + 1) continue
      last[group] = order + 1
      cells[cell + CELL.orders]++
      if (unknown) cells[cell + CELL.unknownOrders]++
      members?.add(group, order)
    }
  }
  spread(cells, sums)
}

/** What no line carries. */
function addOrderLevel({ orders, safe }: Dataset, order: number, group: number, sums: Sums) {
  sums.gmv[group] += orders.shipping[order] - orders.discount[order]
  if (orders.buyer.codes[order] !== 0) sums.knownGmv[group] += orders.shipping[order] - orders.discount[order]
  sums.discounts[group] += orders.discount[order]
  if (!safe) sums.salesSize[group] += Math.abs(orders.shipping[order]) + Math.abs(orders.discount[order])
}

function spread(cells: Float64Array, sums: Sums) {
  for (let group = 0, cell = 0; cell < cells.length; group++, cell += STRIDE) {
    const net = cells[cell + CELL.net]
    sums.gmv[group] += net
    sums.knownGmv[group] += net - cells[cell + CELL.unknownNet]
    sums.gross[group] += cells[cell + CELL.gross]
    sums.discounts[group] += cells[cell + CELL.gross] - net
    sums.units[group] += cells[cell + CELL.units]
    sums.told[group] += cells[cell + CELL.told]
    sums.untold[group] += cells[cell + CELL.untold]
    sums.orders[group] += cells[cell + CELL.orders]
    sums.unknownOrders[group] += cells[cell + CELL.unknownOrders]
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
