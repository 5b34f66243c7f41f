import { exchange } from '~/domain/exchange'
import { type Amounts, type FactTable, costAt } from '~/segments/orderTable'

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
