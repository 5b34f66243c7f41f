import type { Currency } from '~/domain/money'
import type { FactTable } from '~/segments/orderTable'
import { EXCLUDED } from './columns'
import { part } from './parts'

/**
 * What an order's amounts are multiplied by to stand in the shop's currency; undefined where all are in it already. Orders
 * that have no rate are excluded, as are hidden and test orders. For orders from row `from` on.
 */
export function rateOrders(facts: FactTable, currency: Currency, from = 0): { factor: Float64Array | undefined; excluded: Uint8Array } {
  const { count, test } = facts.orders
  const { codes, values } = facts.orders.currency
  const excluded = new Uint8Array(count - from)
  const isForeign = values.some((value, code) => value !== currency && codes.includes(code, from))
  const factor = isForeign ? part('tables').factorsOf(facts, currency, excluded, from) : undefined
  for (let order = from; order < count; order++) {
    if (test[order]) excluded[order - from] = EXCLUDED.test
    if (facts.hidden?.[order]) excluded[order - from] = EXCLUDED.hidden
  }
  return { factor, excluded }
}
