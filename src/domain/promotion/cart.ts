import type { Instant } from '~/lib/zone'
import type { Amount } from '~/domain/money'
import type { RuleClass } from './kinds'
import type { Rule } from './rule'

/** What the engine has to know of a SKU. */
export interface CartGoods {
  sku: string
  product: string
  /** Keys from the leaf up to the root. */
  categories: readonly string[]
  brand: string
  tags: readonly string[]
  /** Of one unit; undefined: unknown. */
  cost?: Amount
  /** No unit below it; absent: zero. */
  floor?: Amount
}

export interface CartLine {
  /** Unique in its cart. */
  key: string
  goods: CartGoods
  /** A whole number above 0. */
  quantity: number
  /** Of all its units before promotions: price × quantity, or the file's own line amount. */
  amount: Amount
}

export interface CartBuyer {
  /** '' is unknown. */
  key: string
  tier: string
  /** Keys of the audiences that hold them. */
  audiences: readonly string[]
  /** Paid orders before this one. */
  orders: number
}

export interface Cart {
  at: Instant
  channel: string
  region: string
  buyer: CartBuyer
  lines: readonly CartLine[]
  shipping: Amount
  /** Batches of which the buyer has a valid code or a claimed coupon. */
  coupons: readonly string[]
  /** That the buyer wants to spend; they are known to be there. */
  points: number
}

/** What rules have given so far, by the rule's key. */
export interface Usage {
  orders: ReadonlyMap<string, number>
  /** By `rule/buyer`. */
  buyers: ReadonlyMap<string, number>
  spent: ReadonlyMap<string, Amount>
  /** Units by `rule/sku`. */
  units: ReadonlyMap<string, number>
}

/** Why a rule did nothing, or did. Facts of its sentence stand beside. */
export type Verdict =
  | 'fired'
  /** facts: from, to. */
  | 'notYet'
  | 'over'
  | 'weekday'
  | 'hour'
  | 'channel'
  | 'region'
  | 'tier'
  | 'audience'
  | 'notFirst'
  | 'noGoods'
  /** facts: reached, from — amounts, or units where `units` is 1. */
  | 'notReached'
  /** A set of buy X get Y or of a bundle is not full. */
  | 'noSet'
  | 'noCoupon'
  | 'noPoints'
  | 'noPostage'
  /** facts: limit. */
  | 'ordersUsed'
  | 'buyerUsed'
  | 'budget'
  | 'stock'
  /** facts: by (the rule that fired). */
  | 'group'
  | 'exclusive'
  | 'beaten'
  /** All lines were touched by an earlier one of its class. facts: by. */
  | 'touched'
  /** Floor prices leave nothing to take off, or it came to less than the smallest coin. */
  | 'floor'

/** One rule in one order. */
export interface Step {
  rule: string
  class: RuleClass
  verdict: Verdict
  facts: Readonly<Record<string, string | number>>
  /** Taken off goods and off postage. */
  goods: Amount
  shipping: Amount
  /** By the line's key, only lines that it took something off. */
  lines: readonly { line: string; off: Amount; units?: number }[]
  gifts: readonly { sku: string; units: number; cost: Amount }[]
  pointsEarned: number
  pointsSpent: number
  /** How often it was reached, where that can be more than once. */
  times: number
}

export interface PricedLine {
  key: string
  before: Amount
  off: Amount
  /** before − off. */
  pay: Amount
}

/** A cart after all rules. goods = Σ lines.pay; total = goods + shipping. */
export interface Priced {
  lines: readonly PricedLine[]
  before: Amount
  goods: Amount
  /** Postage after rules. */
  shipping: Amount
  shippingOff: Amount
  total: Amount
  /** Off goods and postage together. */
  discount: Amount
  gifts: readonly { sku: string; units: number; cost: Amount; rule: string }[]
  pointsEarned: number
  pointsSpent: number
  /** Every rule that was asked, in the order of application, exclusive ones first. */
  steps: readonly Step[]
}

/** What rules, carts and prices have in common. */
export interface PriceTerms {
  rules: readonly Rule[]
  zone: string
  /** One unit of the smallest coin as an Amount: 100 at every currency's scale (metrics.md R2). */
  minor: Amount
  /** Points that the shop gives for every `per` paid for goods; absent: none. */
  earn?: { per: Amount }
  /** Costs of gifts by SKU; one that is not named costs 0. */
  giftCosts?: Readonly<Record<string, Amount>>
}
