import type { Instant } from '~/lib/zone'
import type { CommandTraits } from './commandTraits'
import type { Amount, Currency } from './money'
import type { PreviewSum, PriceRule } from './price/priceRule'

/** What somebody else asks for the same goods, as it was seen on a day. */
export interface RivalPrice {
  sku: string
  /** Who: a shop or a platform, in the seller's words. */
  seller: string
  price: Amount
  at: Instant
  note?: string
}

/** Writes to prices. */
export type PriceCommand =
  /**
   * One change of many prices. The rule is applied again to the products as they are now; where it comes to something else than `expect`, which the person saw, nothing
   * is written. `skus`: only these codes of the products; absent: all of them.
   */
  | {
      id: string
      kind: 'prices.set'
      args: { rule: PriceRule; products: readonly string[]; skus?: readonly string[]; currency: Currency; expect: PreviewSum }
    }
  | { id: string; kind: 'rival.add'; args: { key: string; set: RivalPrice } }
  | { id: string; kind: 'rival.remove'; args: { key: string } }

const SETTERS = ['owner', 'operator'] as const

export const PRICE_COMMANDS = {
  'prices.set': { areas: ['listings', 'products', 'stock'], roles: SETTERS, group: 'products', goods: true },
  'rival.add': { areas: ['listings'], group: 'products' },
  'rival.remove': { areas: ['listings'], group: 'products' },
} as const satisfies Record<PriceCommand['kind'], CommandTraits>

/** Why prices stay as they are. */
export type PriceRefusal =
  /** The preview is not what it would come to now. facts: skus (then), now. */
  'prices.changed' | 'prices.none' | 'prices.rule' | 'rival.seller' | 'rival.price'
