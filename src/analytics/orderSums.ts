import { type Columns, CREDIT, NON_PRODUCT, TOTAL } from './columns'
import type { Scope } from './query'

/** Money of each sale in a scope, by order, shop currency. */
export interface OrderMoney {
  /** Selling price × quantity of the lines that count. */
  readonly gross: Float64Array
  /** Discounts of those lines. */
  readonly lineDiscount: Float64Array
  /** What the buyer paid: gross − line discounts + shipping − order discount. */
  readonly paid: Float64Array
}

/** Units of each sale in a scope, by order. */
export interface OrderUnits {
  readonly units: Float64Array
  /** Bit 1: has a line that tells its units; bit 2: has a line that does not. */
  readonly told: Uint8Array
}

export const TELLS = 1
export const TELLS_NOT = 2

type Lines = Columns['lines']

/** A line that the scope counts. */
function countsLine(lines: Lines, line: number, scope: Pick<Scope, 'nonProducts' | 'free'>): boolean {
  if (lines.notSale[line] !== 0) return false
  if (!scope.nonProducts && NON_PRODUCT[lines.kind[line]]) return false
  return scope.free || !lines.free[line]
}

export function markLines(lines: Lines, scope: Pick<Scope, 'nonProducts' | 'free'>): Uint8Array {
  const marks = new Uint8Array(lines.count)
  for (let line = 0; line < lines.count; line++) if (countsLine(lines, line, scope)) marks[line] = 1
  return marks
}

/** TELLS where the line's quantity is a count of units, TELLS_NOT for an order total without one. */
function tellsUnits(lines: Lines, line: number): number {
  return lines.kind[line] === TOTAL && lines.quantity[line] === 0 ? TELLS_NOT : TELLS
}

export function sumMoney({ orders, lines }: Columns, nonProducts: boolean): OrderMoney {
  const gross = new Float64Array(orders.count)
  const lineDiscount = new Float64Array(orders.count)
  const paid = new Float64Array(orders.count)
  const { amount, discount, kind, notSale } = lines
  for (let order = 0; order < orders.count; order++) {
    if (orders.type[order] === CREDIT) continue
    let goods = 0
    let off = 0
    for (let line = orders.lineStart[order], end = orders.lineStart[order + 1]; line < end; line++) {
      if (notSale[line] !== 0 || (!nonProducts && NON_PRODUCT[kind[line]])) continue
      goods += amount[line]
      off += discount[line]
    }
    gross[order] = goods
    lineDiscount[order] = off
    paid[order] = goods - off + orders.shipping[order] - orders.discount[order]
  }
  return { gross, lineDiscount, paid }
}

export function sumUnits({ orders, lines }: Columns, scope: Pick<Scope, 'nonProducts' | 'free'>): OrderUnits {
  const units = new Float64Array(orders.count)
  const told = new Uint8Array(orders.count)
  const { quantity } = lines
  for (let order = 0; order < orders.count; order++) {
    if (orders.type[order] === CREDIT) continue
    let sum = 0
    let bits = 0
    for (let line = orders.lineStart[order], end = orders.lineStart[order + 1]; line < end; line++) {
      if (!countsLine(lines, line, scope)) continue
      sum += quantity[line]
      bits |= tellsUnits(lines, line)
    }
    units[order] = sum
    told[order] = bits
  }
  return { units, told }
}
