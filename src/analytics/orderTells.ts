import { type Columns, CREDIT, TOTAL } from './columns'
import { type LineScope, type OrderTells, TELLS, TELLS_NOT, countsLine } from './orderSums'

type Lines = Columns['lines']

/** TELLS where the line's quantity is a count of units, TELLS_NOT for an order total without one. */
function tellsUnits(lines: Lines, line: number): number {
  return lines.kind[line] === TOTAL && lines.quantity[line] === 0 ? TELLS_NOT : TELLS
}

/** For orders [from, to). */
export function markTells({ orders, lines }: Columns, scope: LineScope, { told }: OrderTells, from: number, to: number) {
  for (let order = from; order < to; order++) {
    let bits = 0
    const end = orders.type[order] === CREDIT ? 0 : orders.lineStart[order + 1]
    for (let line = orders.lineStart[order]; line < end; line++) if (countsLine(lines, line, scope)) bits |= tellsUnits(lines, line)
    told[order] = bits
  }
}
