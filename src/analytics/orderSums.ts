import type { Amounts } from '~/segments/orderTable'
import { type Columns, CREDIT, NON_PRODUCT } from './columns'
import type { Scope } from './query'

/** What of a scope decides which lines count. */
export type LineScope = Pick<Scope, 'nonProducts' | 'free'>

/** What the buyer paid for each sale in a scope, by order, shop currency: gross − line discounts + shipping − order discount. */
export type OrderMoney = {
  readonly paid: Amounts
  /** 1 where that is more than 0: then it counts as an order. */
  readonly counts: Uint8Array
}

/** What that is made of. */
export type OrderGoods = {
  /** Selling price × quantity of the lines that count. */
  readonly gross: Amounts
  /** Discounts of those lines. */
  readonly lineDiscount: Amounts
}

/** Units of each sale in a scope, by order. */
export type OrderUnits = {
  readonly units: Amounts | Int16Array
  /** 1 where each of its lines counts. */
  readonly whole: Uint8Array
}

/** Where orders are told by their total alone, what each says of its units. */
export type OrderTells = {
  /** Bit 1: has a line that tells its units; bit 2: has a line that does not. */
  readonly told: Uint8Array
}

export const TELLS = 1
export const TELLS_NOT = 2

type Lines = Columns['lines']

/** A line that the scope counts. */
export function countsLine(lines: Lines, line: number, scope: LineScope): boolean {
  if (lines.notSale[line] !== 0) return false
  if (!scope.nonProducts && NON_PRODUCT[lines.kind[line]]) return false
  return scope.free || !lines.free[line]
}

/** Marks lines [from, to) that the scope counts. */
export function markLines(lines: Lines, scope: LineScope, marks: Uint8Array, from: number, to: number) {
  for (let line = from; line < to; line++) marks[line] = countsLine(lines, line, scope) ? 1 : 0
}

/** For orders [from, to), as the other sums here; false where a sum does not fit. */
export function sumMoney(
  { orders, lines }: Columns,
  nonProducts: boolean,
  { paid, counts }: OrderMoney,
  from: number,
  to: number,
): boolean {
  const { amount, discount, kind, notSale } = lines
  const { lineStart, shipping, discount: off, type } = orders
  let fits = true
  for (let order = from; order < to; order++) {
    let sum = shipping[order] - off[order]
    for (let line = lineStart[order], end = lineStart[order + 1]; line < end; line++)
      if (notSale[line] === 0 && (nonProducts || !NON_PRODUCT[kind[line]])) sum += amount[line] - discount[line]
    if (type[order] === CREDIT) sum = 0
    paid[order] = sum
    counts[order] = sum > 0 ? 1 : 0
    fits &&= paid[order] === sum
  }
  return fits
}

export function sumUnits({ orders, lines }: Columns, scope: LineScope, { units, whole }: OrderUnits, from: number, to: number): boolean {
  const { quantity } = lines
  let fits = true
  for (let order = from; order < to; order++) {
    let sum = 0
    let isWhole = 1
    const end = orders.type[order] === CREDIT ? 0 : orders.lineStart[order + 1]
    for (let line = orders.lineStart[order]; line < end; line++)
      if (countsLine(lines, line, scope)) sum += quantity[line]
      else isWhole = 0
    whole[order] = isWhole
    units[order] = sum
    fits &&= units[order] === sum
  }
  return fits
}
