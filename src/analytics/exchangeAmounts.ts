import { exchange, factorOf } from '~/domain/exchange'
import type { Currency } from '~/domain/money'
import { type Amounts, type FactTable, costAt } from '~/segments/orderTable'
import { EXCLUDED } from './columns'

/** What each order's amounts are multiplied by to stand in the shop's currency; those that have no rate are marked in `excluded`. Both of the orders from row `from` on. */
export function factorsOf({ orders }: FactTable, currency: Currency, excluded: Uint8Array, from: number): Float64Array {
  const { codes, values } = orders.currency
  const factor = new Float64Array(excluded.length).fill(1)
  for (let i = 0; i < factor.length; i++) {
    const order = from + i
    const found = factorOf(values[codes[order]], orders.rate[order], currency)
    if (found === undefined) excluded[i] = EXCLUDED.noRate
    else factor[i] = found
  }
  return factor
}

/** All amounts in the shop's currency; `factor` is what those of each order are multiplied by. */
export function exchangeAmounts({ orders, lines }: FactTable, factor: Float64Array) {
  const ofOrders = (amounts: Amounts) => factor.map((rate, order) => exchange(amounts[order], rate))
  const ofLines = (amounts: Amounts) => {
    const out = new Float64Array(amounts.length)
    for (let order = 0; order < factor.length; order++) {
      for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++)
        out[line] = exchange(amounts[line], factor[order])
    }
    return out
  }
  return {
    orders: { shipping: ofOrders(orders.shipping), discount: ofOrders(orders.discount) },
    lines: {
      amount: ofLines(lines.amount),
      discount: ofLines(lines.discount),
      cost: ofLines(Float64Array.from(lines.cost, (_, line) => costAt(lines.cost, line))),
    },
  }
}
