import { TOTAL } from './columns'
import { type LineGroups, lineGroups } from './groups'
import type { Pass } from './orderPass'
import type { Filter } from './filter'
import type { Target } from './paidPass'
import { takeFilled } from './scratch'
import { slotOf } from './slots'
import type { Sums } from './sums'

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

/** Paid sales at the grain of lines, whatever may come: for a grouping that lines tell, and for goods or hours that are chosen. */
export function addPaidLines(pass: Pass, filter: Filter, target: Target) {
  const of = lineGroups(pass.groups, pass.what)
  addLines(pass, of, target)
  if (!filter.goods) addOrderLevel(pass, filter, of, target)
}

function addLines(pass: Pass, of: LineGroups, target: Target) {
  const { dataset, scope, picked, codes, groups } = pass
  const { sums, members } = target
  const { orders, lines, safe } = dataset
  const { paid } = dataset.money(scope.nonProducts)
  const marks = dataset.countedLines(scope)
  const bySku = of.sku
  const byItself = of.line
  const { numbering } = groups
  const { amount, discount, quantity, kind } = lines
  const { lineStart } = orders
  const { touched, salesSize } = sums
  const buyer = orders.buyer.codes
  const sku = lines.sku.codes
  const { rows, count, lines: chosen } = picked
  const start = chosen?.start
  const chosenLine = chosen?.line
  const cells = takeFilled(Float64Array, groups.slots * STRIDE)
  // The last order, plus one, that counted in a group: an order counts once however many lines it has.
  const last = takeFilled(Uint32Array, groups.slots)
  for (let i = 0; i < count; i++) {
    const order = rows[i]
    const counts = paid[order] > 0
    const unknown = buyer[order] === 0
    const base = codes ? codes[i] : 0
    const stop = start ? start[i + 1] : lineStart[order + 1]
    for (let at = start ? start[i] : lineStart[order]; at < stop; at++) {
      const line = chosenLine ? chosenLine[at] : at
      if (!chosenLine && marks[line] === 0) continue
      let group = base
      if (bySku) group += bySku[sku[line]]
      if (byItself) group += byItself[line]
      if (numbering) group = numbering.of(group)
      const cell = group * STRIDE
      const whole = amount[line]
      const net = whole - discount[line]
      touched[group] = 1
      cells[cell + NET] += net
      cells[cell + GROSS] += whole
      if (unknown) cells[cell + UNKNOWN_NET] += net
      if (!safe) salesSize[group] += Math.abs(whole) + Math.abs(discount[line])
      if (!counts) continue
      const units = quantity[line]
      cells[cell + UNITS] += units
      cells[cell + (units === 0 && kind[line] === TOTAL ? UNTOLD : TOLD)]++
      if (last[group] === order + 1) continue
      last[group] = order + 1
      cells[cell + ORDERS]++
      if (unknown) cells[cell + UNKNOWN_ORDERS]++
      if (members) members.add(group, order)
    }
  }
  spread(cells, target, dataset.shop.hasTotals)
}

/** What no line carries: shipping, discounts of whole orders. By hours that lines tell themselves, it falls into the order's own. */
function addOrderLevel(pass: Pass, filter: Filter, of: LineGroups, { sums, members, goods, known }: Target) {
  const { dataset, scope, picked, codes, groups } = pass
  const { orders, safe } = dataset
  const { paid } = dataset.money(scope.nonProducts)
  const marks = dataset.countedLines(scope)
  const buyer = orders.buyer.codes
  const wanted = picked.lines ? filter.hours : undefined
  const hours = of.hourStride > 0 || wanted ? dataset.hours('paidAt') : undefined
  // An order of shipping alone is an order too, but of no goods.
  const countsBare = !groups.axes.some((axis) => axis.goods)
  for (let i = 0; i < picked.count; i++) {
    const order = picked.rows[i]
    if (wanted && hours && !wanted[hours[order]]) continue
    const group = slotOf(groups, (codes ? codes[i] : 0) + (hours ? hours[order] * of.hourStride : 0))
    const rest = orders.shipping[order] - orders.discount[order]
    const unknown = buyer[order] === 0
    sums.gmv[group] += rest
    if (goods) sums.discounts[group] += orders.discount[order]
    if (known && !unknown) sums.knownGmv[group] += rest
    if (!safe) sums.salesSize[group] += Math.abs(orders.shipping[order]) + Math.abs(orders.discount[order])
    if (!countsBare) continue
    sums.touched[group] = 1
    if (paid[order] <= 0 || hasCounted(orders.lineStart, order, marks)) continue
    sums.orders[group]++
    if (known && unknown) sums.unknownOrders[group]++
    if (members) members.add(group, order)
  }
}

function hasCounted(lineStart: Uint32Array, order: number, marks: Uint8Array): boolean {
  for (let line = lineStart[order], end = lineStart[order + 1]; line < end; line++) if (marks[line]) return true
  return false
}

function spread(cells: Float64Array, { sums, goods, known }: Target, hasTotals: boolean) {
  for (let group = 0, cell = 0; cell < cells.length; group++, cell += STRIDE) {
    const net = cells[cell + NET]
    sums.gmv[group] += net
    sums.units[group] += cells[cell + UNITS]
    sums.orders[group] += cells[cell + ORDERS]
    if (known) sums.knownGmv[group] += net - cells[cell + UNKNOWN_NET]
    if (known) sums.unknownOrders[group] += cells[cell + UNKNOWN_ORDERS]
    if (goods) sums.gross[group] += cells[cell + GROSS]
    if (goods) sums.discounts[group] += cells[cell + GROSS] - net
    if (hasTotals) sums.told[group] += cells[cell + TOLD]
    if (hasTotals) sums.untold[group] += cells[cell + UNTOLD]
  }
}

/** Runs over the lines that a pass takes, each with its group. */
export function eachLine(pass: Pass, see: (line: number, group: number) => void) {
  const { dataset, scope, picked, codes, groups } = pass
  const marks = dataset.countedLines(scope)
  const of = lineGroups(groups, pass.what)
  const { lineStart } = dataset.orders
  const sku = dataset.lines.sku.codes
  const chosen = picked.lines
  for (let i = 0; i < picked.count; i++) {
    const order = picked.rows[i]
    const base = codes ? codes[i] : 0
    for (
      let at = chosen ? chosen.start[i] : lineStart[order], stop = chosen ? chosen.start[i + 1] : lineStart[order + 1];
      at < stop;
      at++
    ) {
      const line = chosen ? chosen.line[at] : at
      if (chosen || marks[line]) see(line, slotOf(groups, base + (of.sku ? of.sku[sku[line]] : 0) + (of.line ? of.line[line] : 0)))
    }
  }
}

/** Lines placed: what gmv_placed counts. */
export function addPlacedLines(pass: Pass, sums: Sums) {
  const { safe, lines } = pass.dataset
  const { amount, discount } = lines
  eachLine(pass, (line, group) => {
    sums.touched[group] = 1
    sums.placed[group] += amount[line] - discount[line]
    if (!safe) sums.placedSize[group] += Math.abs(amount[line]) + Math.abs(discount[line])
  })
}
