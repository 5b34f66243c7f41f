import type { Instant } from '~/lib/zone'
import type { Amount } from '~/domain/money'
import type { PromotionKind, RuleClass, StackMode } from './kinds'

/** Goods that a rule covers. Of each list that is not empty one has to fit; no list at all: everything. `except` wins over all. */
export interface GoodsScope {
  skus?: readonly string[]
  /** Keys of products. */
  products?: readonly string[]
  /** Keys of categories, of any level: what lies below them is covered too. */
  categories?: readonly string[]
  brands?: readonly string[]
  tags?: readonly string[]
  /** SKU codes that are never covered: floor-price goods, or one that was stopped while it ran. */
  except?: readonly string[]
}

/** Who may have it. Of each list that is not empty one has to fit. */
export interface Who {
  channels?: readonly string[]
  regions?: readonly string[]
  tiers?: readonly string[]
  /** Keys of audiences. */
  audiences?: readonly string[]
  /** Only the buyer's first paid order. An unknown buyer is no new one. */
  firstOrder?: true
}

/** When it holds; absent parts come from the promotion's own window. Days and hours are cut in the shop's zone. */
export interface When {
  /** Half-open [from, to). */
  from?: Instant
  to?: Instant
  /** 1 Monday … 7 Sunday; of the day that an hour past midnight began on. Absent or empty: all. */
  weekdays?: readonly number[]
  /** Minutes of the day, half-open; `from` > `to` goes over midnight. Absent or empty: the whole day. */
  hours?: readonly { from: number; to: number }[]
}

/** Off one unit: a share (0.2 is 20 % off), an amount, or down to a price. */
export type Off = { share: number } | { amount: Amount } | { price: Amount }

/** What has to be reached, on covered goods: an amount of what is left to pay for them, or units. */
export type Reach = { amount: Amount } | { units: number }

/** What a kind does. One of these is one rule's whole effect. */
export type Action =
  /** 满减: the highest step that is reached, once; `each`: one step, as often as it is reached (每满). Off is an amount, or a share of the covered goods. */
  | { kind: 'threshold'; steps: readonly { from: Reach; off: { amount: Amount } | { share: number } }[]; each?: true }
  /** 限时折扣 */
  | { kind: 'timed'; off: Off }
  /** 折扣 */
  | { kind: 'percent'; off: Off }
  /** 会员专享: `Who.tiers` says whose. */
  | { kind: 'members'; off: Off }
  /**
   * 买X送Y: for every `buy` covered units, `get` units at `share` off (1: free), the cheapest ones. `other` absent: of the same goods, so that buy + get
   * units make one set; else of those goods (less what the rule itself covers).
   */
  | { kind: 'buyXGetY'; buy: number; get: number; share: number; other?: GoodsScope }
  /** 免邮: `most`: no more of the postage than that. */
  | { kind: 'freeShipping'; from: Reach; most?: Amount }
  /** 捆绑: so many units of each part for one price. */
  | { kind: 'bundle'; parts: readonly { scope: GoodsScope; units: number }[]; price: Amount }
  /** 赠品, once, or `each` time it is reached. */
  | { kind: 'gift'; from: Reach; each?: true; gifts: readonly { sku: string; units: number }[] }
  /** 积分, earned: so many times the points that the shop gives anyway (Program.earn), 2 is double. */
  | { kind: 'points'; times: number }
  /** 积分, spent: what the buyer wants to spend, up to a share of what is left to pay for covered goods. `worth` of one point. */
  | { kind: 'points'; worth: Amount; mostShare: number }
  /** 券: needs a code or a claimed coupon of this batch (Cart.coupons). `most`: of a share. */
  | { kind: 'coupon'; batch: string; from: Reach; off: { amount: Amount } | { share: number; most?: Amount } }

/** How often. Absent: no limit. */
export interface Limits {
  /** Orders in all, and orders of one buyer. An unknown buyer counts as one who has had it. */
  orders?: number
  perBuyer?: number
  /** In one order: units at a lower price (timed, percent, members), or times (each, buyXGetY, bundle, gift each). */
  perOrder?: number
  /** Discount in all, gifts at their cost among it. It fires only while its whole discount is left. */
  budget?: Amount
  /** Units at that price by SKU (timed, percent, members), or gifts. A SKU that is not named has no limit. */
  stock?: Readonly<Record<string, number>>
}

/** One mechanic of a promotion. */
export interface Rule {
  key: string
  /** As buyers read it; '' is named by its sentence. */
  name: string
  scope: GoodsScope
  who: Who
  when: When
  action: Action
  limits: Limits
  mode: StackMode
  /** Higher goes first; equal ones by key. */
  priority: number
  /** Of rules with the same group one fires in an order. */
  group?: string
}

const CLASS_OF = {
  threshold: 'order',
  timed: 'item',
  buyXGetY: 'item',
  freeShipping: 'shipping',
  percent: 'item',
  bundle: 'item',
  gift: 'order',
  points: 'points',
  members: 'item',
  coupon: 'coupon',
} as const satisfies Record<PromotionKind, RuleClass>

export const classOf = ({ action }: Pick<Rule, 'action'>): RuleClass => CLASS_OF[action.kind]
