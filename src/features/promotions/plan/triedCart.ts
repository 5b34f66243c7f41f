import type { Amount } from '~/domain/money'
import type { Cart } from '~/domain/promotion/cart'
import type { TriedGoods } from '~/domain/promotion/planAnswers'
import type { Rule } from '~/domain/promotion/rule'
import type { Instant } from '~/lib/zone'

/** The cart of a try-out as it is put together. */
export interface TriedCart {
  lines: readonly { sku: string; units: number }[]
  /** '' none. */
  tier: string
  /** '' any: the first that a rule asks for. */
  channel: string
  hasCoupons: boolean
  isFirst: boolean
  shipping: Amount
  points: number
  at: Instant
}

/** One of each of the covered goods that sell best, in the first minute of the plan. */
export const firstCart = (best: readonly TriedGoods[], at: Instant): TriedCart => ({
  lines: best.map(({ goods }) => ({ sku: goods.sku, units: 1 })),
  tier: '',
  channel: '',
  hasCoupons: true,
  isFirst: false,
  shipping: 0,
  points: 0,
  at,
})

/** The cart that the engine prices. Whoever tries it belongs to every audience and region that a rule names: what is tried are the rules. */
export function toCart(tried: TriedCart, goods: ReadonlyMap<string, TriedGoods>, rules: readonly Rule[]): Cart {
  const named = <T>(of: (rule: Rule) => readonly T[] | undefined): T[] => rules.flatMap((rule) => of(rule) ?? [])
  return {
    at: tried.at,
    channel: tried.channel || (named(({ who }) => who.channels)[0] ?? ''),
    region: named(({ who }) => who.regions)[0] ?? '',
    buyer: {
      key: 'buyer',
      tier: tried.tier,
      audiences: named(({ who }) => who.audiences),
      orders: tried.isFirst ? 0 : 1,
    },
    lines: tried.lines.flatMap(({ sku, units }) => {
      const known = goods.get(sku)
      return known ? [{ key: sku, goods: known.goods, quantity: units, amount: known.price * units }] : []
    }),
    shipping: tried.shipping,
    coupons: tried.hasCoupons ? named(({ action }) => (action.kind === 'coupon' ? [action.batch] : [])) : [],
    points: tried.points,
  }
}
