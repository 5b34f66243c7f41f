import { type Amount, type Currency, isCurrency, unitOf } from './money'

/**
 * What amounts at one currency's scale are multiplied by to stand at the shop's. `rate` is units of the shop's currency for one
 * unit of `currency`; undefined where it is missing or no rate at all.
 */
export function factorOf(currency: Currency, rate: number | undefined, shopCurrency: Currency): number | undefined {
  if (currency === shopCurrency) return 1
  if (!isCurrency(currency) || rate === undefined) return undefined
  const factor = (unitOf(shopCurrency) / unitOf(currency)) * rate
  return factor > 0 && factor < Infinity ? factor : undefined
}

/** An amount in the shop's currency, a whole number again, so that parts sum to the total. */
export function exchange(amount: Amount, factor: number): Amount {
  return factor === 1 ? amount : Math.sign(amount) * Math.round(Math.abs(amount) * factor)
}
