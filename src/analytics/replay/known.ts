import type { Attributes } from '~/analytics/attributes'
import type { Amount } from '~/domain/money'
import type { CartGoods, PriceTerms } from '~/domain/promotion/cart'
import type { SimulationAsk } from '~/domain/promotion/simulation'

/** What is known of goods and buyers besides their orders. */
export interface ReplayKnown {
  goodsOf(sku: string): CartGoods
  titleOf(sku: string): string
  /** What can be sold now; undefined: no stock of it is kept. */
  onHand(sku: string): number | undefined
  attributes: Attributes
  /** Of the shop's program. */
  earn?: { per: Amount }
}

/** An Amount of the smallest coin, at every currency's scale (metrics.md R2). */
const MINOR = 100

/** Every SKU that these rules may give away. */
export const giftSkus = (variants: SimulationAsk['variants']): string[] => [
  ...new Set(
    variants.flatMap(({ rules }) => rules.flatMap(({ action }) => (action.kind === 'gift' ? action.gifts.map(({ sku }) => sku) : []))),
  ),
]

/** What the orders of a variant are priced by. */
export function termsOf(ask: SimulationAsk, variant: SimulationAsk['variants'][number], zone: string, known: ReplayKnown): PriceTerms {
  const earn = ask.earn ?? known.earn
  const costs = giftSkus([variant]).map((sku) => [sku, known.goodsOf(sku).cost ?? 0] as const)
  return { rules: variant.rules, zone, minor: MINOR, giftCosts: Object.fromEntries(costs), ...(earn && { earn }) }
}
