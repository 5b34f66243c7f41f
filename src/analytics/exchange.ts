import { factorOf } from '~/domain/exchange'
import type { Currency } from '~/domain/money'
import type { FactTable } from '~/segments/orderTable'
import { EXCLUDED } from './columns'

/**
 * What an order's amounts are multiplied by to stand in the shop's currency; undefined where all are in it already. Orders
 * that have no rate are excluded, as are hidden and test orders. For orders from row `from` on.
 */
export function rateOrders(facts: FactTable, currency: Currency, from = 0): { factor: Float64Array | undefined; excluded: Uint8Array } {
  const { count, rate, test } = facts.orders
  const { codes, values } = facts.orders.currency
  const own = Uint8Array.from(values, (value) => (value === currency ? 1 : 0))
  const excluded = new Uint8Array(count - from)
  let factor: Float64Array | undefined
  for (let order = from; order < count; order++) {
    if (!own[codes[order]]) {
      factor ??= new Float64Array(count - from).fill(1)
      const found = factorOf(values[codes[order]], rate[order], currency)
      if (found === undefined) excluded[order - from] = EXCLUDED.noRate
      else factor[order - from] = found
    }
    if (test[order]) excluded[order - from] = EXCLUDED.test
    if (facts.hidden?.[order]) excluded[order - from] = EXCLUDED.hidden
  }
  return { factor, excluded }
}
