import { exchange, factorOf } from '~/domain/exchange'
import type { Currency } from '~/domain/money'
import { NOT_SALE, ORDER_TYPES } from '~/domain/order'
import type { OrderTable } from '~/segments/orderTable'
import type { OrderColumns, SeenTable } from './orderColumns'

const CREDIT = ORDER_TYPES.indexOf('credit')
const COUNTS = NOT_SALE.indexOf('')

/**
 * What was paid for each order of the list, in the shop's currency and before anything was given back: the amount that the metric `gmv_paid` sums where all lines count.
 * 0 for orders that no figure takes: not paid, tests, without a rate, credit notes.
 */
export function paidAmounts(tables: SeenTable[], { count, rowOf, total }: OrderColumns, currency: Currency): Float64Array {
  const paid = new Float64Array(count)
  tables.forEach(({ table }, t) => {
    const { orders } = table
    rowOf[t].forEach((row, order) => {
      if (row < 0 || orders.type[order] === CREDIT || orders.test[order] === 1 || Number.isNaN(orders.paidAt[order])) return
      const factor = factorOf(orders.currency.values[orders.currency.codes[order]], orders.rate[order], currency)
      if (factor !== undefined) paid[row] = factor === 1 ? total[row] : exchangedTotal(table, order, factor)
    })
  })
  return paid
}

/** Part by part, as the figures exchange them: the rounded whole may be another. */
function exchangedTotal({ orders, lines }: OrderTable, order: number, factor: number): number {
  let sum = exchange(orders.shipping[order], factor) - exchange(orders.discount[order], factor)
  for (let line = orders.lineStart[order], end = orders.lineStart[order + 1]; line < end; line++)
    if (lines.notSale[line] === COUNTS) sum += exchange(lines.amount[line], factor) - exchange(lines.discount[line], factor)
  return sum
}
