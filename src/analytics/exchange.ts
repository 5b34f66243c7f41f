import { type Currency, isCurrency, unitOf } from '~/domain/money'
import type { FactTable } from '~/segments/orderTable'
import { EXCLUDED } from './columns'

/**
 * What an order's amounts are multiplied by to stand in the shop's currency; undefined where all are in it already. Orders
 * that have no rate are excluded, as are hidden and test orders.
 */
export function rateOrders(facts: FactTable, currency: Currency): { factor: Float64Array | undefined; excluded: Uint8Array } {
  const { count, rate, test } = facts.orders
  const { codes, values } = facts.orders.currency
  const shopUnit = unitOf(currency)
  // 0: the shop's own; NaN: no currency at all.
  const scale = Float64Array.from(values, (value) => (value === currency ? 0 : isCurrency(value) ? shopUnit / unitOf(value) : Number.NaN))
  const excluded = new Uint8Array(count)
  let factor: Float64Array | undefined
  for (let order = 0; order < count; order++) {
    const step = scale[codes[order]]
    if (step !== 0) {
      factor ??= new Float64Array(count).fill(1)
      const found = step * rate[order]
      if (found > 0 && found < Infinity) factor[order] = found
      else excluded[order] = EXCLUDED.noRate
    }
    if (test[order]) excluded[order] = EXCLUDED.test
    if (facts.hidden?.[order]) excluded[order] = EXCLUDED.hidden
  }
  return { factor, excluded }
}

/** An amount in the shop's currency, a whole number again, so that parts sum to the total. */
export function exchange(amount: number, factor: number): number {
  return factor === 1 ? amount : Math.sign(amount) * Math.round(Math.abs(amount) * factor)
}

export function exchangeOrders(amounts: Float64Array, factor: Float64Array): Float64Array {
  return amounts.map((amount, order) => exchange(amount, factor[order]))
}

export function exchangeLines(amounts: Float64Array, lineStart: Uint32Array, factor: Float64Array): Float64Array {
  const out = new Float64Array(amounts.length)
  for (let order = 0; order < factor.length; order++) {
    for (let line = lineStart[order]; line < lineStart[order + 1]; line++) out[line] = exchange(amounts[line], factor[order])
  }
  return out
}
