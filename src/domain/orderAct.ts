import type { Instant } from '~/lib/zone'
import type { Amount } from './money'

/** Units of a line, by its place among the order's lines. */
export interface LineUnits {
  line: number
  /** Whole, at least 1. */
  units: number
}

/** Why money went back, why something was cancelled. */
export const ORDER_REASONS = [
  'customer',
  'outOfStock',
  'quality',
  'wrongItem',
  'lost',
  'late',
  'price',
  'fraud',
  'goodwill',
  'other',
] as const
export type OrderReason = (typeof ORDER_REASONS)[number]

/** Money that goes back, split; each is 0 or more, in the order's own currency at its scale. */
export interface RefundSplit {
  /** What of it is for units of lines. A line may have an amount without units: a part of the price is given back and the goods stay. */
  lines: readonly { line: number; units: number; amount: Amount }[]
  shipping: Amount
  /** The part of what is given back that is tax, where tax stands beside the prices. */
  tax: Amount
  /** For the order as a whole, beyond goods, shipping and tax: goodwill. */
  other: Amount
  /** Spent points that are given back, and earned ones that are taken back; whole, 0 or more. */
  pointsBack: number
  pointsTaken: number
  /** Keys of redemptions that are taken back, so that the coupon can be used again. */
  coupons: readonly string[]
}

/** Where goods are sent; personal data. */
export interface Address {
  name: string
  phone: string
  /** Province, city and street as one reads them, with line breaks. */
  text: string
  region: string
}

export type ActDone =
  /** A parcel with these units; the order is shipped once every unit that is not cancelled is. `whole`: all that was left, of an order that may tell no units. */
  | { kind: 'ship'; lines: readonly LineUnits[]; whole?: true; carrier: string; tracking: string }
  /** Another number for a parcel: that of the act `of`, or '' the one that the file told. */
  | { kind: 'track'; of: string; carrier: string; tracking: string }
  | { kind: 'deliver'; of: string }
  /** Units that will not be sent; where none is sent or left, the order is cancelled. Money goes back by an act of its own. */
  | { kind: 'cancel'; lines: readonly LineUnits[]; whole?: true; reason: OrderReason }
  /** `told`: what had been given back by then, as far as the order's source told: only what it tells beyond that can be this refund. `of`: key of the return that it settles. */
  | { kind: 'refund'; split: RefundSplit; told: Amount; reason: OrderReason; note?: string; of?: string }
  | { kind: 'address'; to: Address }

/**
 * Something that was done about an order since it came in. Acts are rows of the store; orders lie in packs, and a pack with the order as its acts make it
 * (applyActs.ts) is derived from them (store/orderActs/). Each act is told by the timeline as what it was.
 */
export interface OrderAct {
  key: string
  /** Number. */
  order: string
  at: Instant
  /** Key of a person. */
  who: string
  did: ActDone
}
