import type { ImportNotice } from '~/domain/importPlan'
import { toDecimalText } from '~/domain/money'
import type { OrderTable } from '~/segments/orderTable'
import type { OrderRows } from './orderRows'
import type { Rows } from './rows'

/** Of a cent, a line: files round tax and shares of discounts line by line. */
const ROUNDING = 100

/**
 * Compares what the lines of each order come to with what the file says of the order. Discounts in a column that was not chosen, a row that repeats its order and
 * amounts that are told line by line show here, and nowhere else.
 */
export class OrderTotals {
  #orders = 0
  #of = 0
  #first: { number: string; lines: string; total: string } | undefined

  constructor(
    readonly rows: Rows,
    readonly paidIsNet: boolean,
  ) {}

  /** Takes order `i` of the table, which is written but for its count, in its currency. */
  look(table: OrderTable, i: number, order: OrderRows, currency: string): void {
    const { money } = this.rows
    const values = (money.paidAmount ?? money.orderTotal)?.values
    if (!values || table.orders.type[i] !== 0) return
    const isLeft = Number.isNaN(table.orders.paidAt[i]) || !Number.isNaN(table.orders.cancelledAt[i])
    const told = toldBy(values, order).filter((total) => total !== 0 || !isLeft)
    // What was never paid is told as it would have been, or as nothing.
    if (told.length === 0) return
    this.#of++
    const refund = order.amount('refundAmount')
    const sums = sumsOf(table, i)
    const room = ROUNDING * (2 + table.lines.count - table.orders.lineStart[i])
    const fits = (sum: number, total: number) =>
      Math.abs(sum - total) <= room ||
      (refund !== 0 && Math.abs(sum - refund - total) <= room) ||
      (this.paidIsNet && Math.abs(sum - refund - total) <= room)
    if (told.some((total) => sums.some((sum) => fits(sum, total)))) return
    this.#orders++
    this.#first ??= { number: table.orders.number[i], lines: toDecimalText(sums[0], currency), total: toDecimalText(told[0], currency) }
  }

  /** What is told of it, where there is something to tell. */
  notice(): ImportNotice | undefined {
    return this.#first && { kind: 'totalsDiffer', orders: this.#orders, of: this.#of, ...this.#first }
  }
}

/** The amount of the order: that of its first row, or where each row tells its own, what they come to. */
function toldBy(values: Float64Array, order: OrderRows): number[] {
  const own: number[] = []
  for (let at = order.from; at < order.to; at++) if (!Number.isNaN(values[order.of[at]])) own.push(values[order.of[at]])
  return own.length === 0 ? [] : [...new Set([own[0], own.reduce((sum, each) => sum + each, 0)])]
}

/** What an order's lines may be said to come to: with postage and tax or without, less discounts or before them. */
function sumsOf({ orders, lines }: OrderTable, i: number): number[] {
  let goods = 0
  let less = orders.discount[i]
  for (let line = orders.lineStart[i]; line < lines.count; line++) {
    if (lines.notSale[line] !== 0) continue
    goods += lines.amount[line]
    less += lines.discount[line]
  }
  const [shipping, tax] = [orders.shipping[i], orders.tax[i]]
  const net = goods - less
  return [net + shipping, net, net + shipping + tax, net + tax, goods + shipping, goods]
}
