import type { Day, Instant } from '~/lib/zone'
import type { Amount } from '~/domain/money'
import type { Cart, Priced, Verdict } from './cart'
import type { Rule } from './rule'

/**
 * How many more units an order is assumed to come to. elasticity: an order whose goods cost a share d less than was really paid for them counts 1 + e × d times. goal: every
 * order that a rule fired in counts 1 + share times.
 */
export type Uplift = { kind: 'none' } | { kind: 'elasticity'; e: number } | { kind: 'goal'; share: number }

/** What a simulation takes for granted. Shares are of 1. */
export interface Assumptions {
  uplift: Uplift
  /** So many more orders of the same visits, as a share of all: 0.1 is a tenth more. */
  conversion: number
  /** Of the additional orders, the share that buyers bring who never bought; absent: as in the window itself. */
  newBuyers?: number
  /** Of the buyers, the share that has a batch's coupon; always the same ones (takesCoupon). */
  couponTake: number
  /** Points that a known buyer has to spend on each order; 0 none. */
  points: number
  /** What one point is worth to the shop, for those that are earned. */
  pointWorth: Amount
  /** What sending one order costs. */
  parcelCost: Amount
  /** low and high are this share of the uplift less and more. */
  band: number
}

export const NO_ASSUMPTIONS: Assumptions = {
  uplift: { kind: 'none' },
  conversion: 0,
  couponTake: 0,
  points: 0,
  pointWorth: 0,
  parcelCost: 0,
  band: 0,
}

export interface SimulationVariant {
  key: string
  name: string
  /** As orders are priced by them (effectiveRules): windows lie in the plan's time. */
  rules: readonly Rule[]
}

export const MOST_VARIANTS = 4

export interface SimulationAsk {
  /** Orders paid on shop days [from, to). */
  window: { from: Day; to: Day }
  /** The first day of the window is replayed as this one, the n-th after it as the n-th after this, at the same time of day. */
  planFrom: Day
  variants: readonly SimulationVariant[]
  assume: Assumptions
  /** Whether postage, fees and corrections that stand as lines count into GMV (the dashboards' scope); absent: they do. */
  nonProducts?: boolean
  /** Points that the shop gives; absent: as the shop's program says. */
  earn?: { per: Amount }
}

/** What orders come to. Amounts in the shop's currency; every figure is whole where nothing is assumed. */
export interface ReplaySums {
  /** Paid with more than 0 (metrics.md). */
  orders: number
  buyers: number
  /** Known buyers without a purchase before the window. */
  newBuyers: number
  units: number
  /** gmv_paid: goods, postage and other lines, less all discounts. */
  gmv: Amount
  /** Paid for goods. */
  goods: Amount
  offGoods: Amount
  offShipping: Amount
  /** Postage paid. */
  shipping: Amount
  shippingCost: Amount
  /** Gifts at cost. */
  gifts: Amount
  pointsEarned: number
  pointsSpent: number
  /** What the earned ones are worth to the shop; in no margin. Spent ones are discount. */
  pointsWorth: Amount
  /** Paid for goods of known cost, and that cost. costed ÷ goods is the coverage. */
  costed: Amount
  cost: Amount
  /** costed + shipping − cost − gifts − shippingCost. */
  margin: Amount
  /** Orders in which a rule fired; before: which carried a promotion or a discount. */
  participating: number
  /** Of those whose every line has a known cost: orders with a margin below 0. */
  lossOrders: number
  /** Orders that cannot be told, since a line has no known cost. */
  costUnknown: number
  /** Times that a coupon rule fired. */
  coupons: number
}

/** One rule in all orders, none assumed beside them. */
export interface RuleReplay {
  rule: string
  /** In how many it fired. */
  orders: number
  offGoods: Amount
  offShipping: Amount
  gifts: Amount
  giftUnits: number
  pointsEarned: number
  pointsSpent: number
  /** How many orders each verdict was given to; `fired` among them. They sum to the orders that were priced. */
  verdicts: Partial<Record<Verdict, number>>
  /** In the plan's time: the first order that its budget, its number of orders or its stock refused. */
  ranOutAt?: Instant
}

export interface SkuReplay {
  sku: string
  title: string
  /** As it was, and as assumed; gifts of it are among the latter. */
  units: { before: number; after: number }
  /** Before promotions, of the replayed orders. */
  amount: Amount
  /** What rules take off it. */
  off: Amount
  /** Absent: no line of it has a known cost. */
  margin?: Amount
  isLoss: boolean
  /** What can be sold now; absent: the shop keeps no stock of it. */
  onHand?: number
  /** In the plan's time: when `units.after` passes what can be sold. */
  soldOutAt?: Instant
}

export const SKU_SORTS = ['off', 'units', 'margin', 'soldOut'] as const
export type SkuSort = (typeof SKU_SORTS)[number]

export interface VariantReplay {
  key: string
  /** The replay itself: each order at the engine's price, none beside them. */
  plain: ReplaySums
  /** As assumed, and with the band's share of the uplift less and more. Equal to `plain` where nothing is assumed. */
  low: ReplaySums
  mid: ReplaySums
  high: ReplaySums
  /** So many more of the orders that take part (a share; below 0: so many fewer) bring the margin that there really was; absent where each of them loses money. */
  breakEven?: number
  rules: RuleReplay[]
  /** `sku.top` of them by each of SKU_SORTS (a SKU may stand in several, it comes once), and how many there are in all. */
  skus: { rows: SkuReplay[]; total: number; loss: number; soldOut: number }
  /** Beside Simulation.series: one value a point, as assumed. */
  series: { gmv: Amount[]; discount: Amount[] }
}

export interface Simulation {
  /** Of the data. */
  version: number
  /** Orders of the window that were replayed. Not those left out: without a rate, tests, without a line of goods (these keep their GMV, see `other`). */
  orders: number
  noRate: number
  test: number
  noGoods: number
  /** GMV that no rule can touch: orders without goods, and lines that are no goods. It stands in every `gmv`. */
  other: Amount
  /** What really was. */
  before: ReplaySums
  variants: VariantReplay[]
  /** Starts of hours, or of days where the window has more than 14, in the plan's time, and what really was. */
  series: { by: 'hour' | 'day'; at: Instant[]; gmv: Amount[]; discount: Amount[] }
}

/** Days up to which the series is by hour. */
export const MOST_HOURLY_DAYS = 14

export const REPLAY_SORTS = ['time', 'after', 'discount', 'margin'] as const
export type ReplaySort = (typeof REPLAY_SORTS)[number]

export interface ReplayQuery {
  /** loss: margin below 0 · fired: any rule did · notFired: none did · { rule }: that one did · { rule, verdict }: it was told that. */
  only?: 'loss' | 'fired' | 'notFired' | { rule: string; verdict?: Verdict }
  sku?: string
  sort: ReplaySort
  /** Absent: the newest, the greatest first. */
  ascending?: boolean
  offset: number
  limit: number
}

export interface ReplayRow {
  number: string
  /** When it was really paid, and when it is replayed. */
  paidAt: Instant
  at: Instant
  /** Really paid, and paid by the plan. */
  before: Amount
  after: Amount
  discount: Amount
  /** Absent: a line has no known cost. */
  margin?: Amount
  fired: string[]
}

export interface ReplayPage {
  rows: ReplayRow[]
  total: number
}

export interface ReplayedOrder {
  number: string
  paidAt: Instant
  /** `cart.at` is the plan's time; the buyer's key is their customer id. */
  cart: Cart
  priced: Priced
  /** By SKU. */
  titles: Record<string, string>
  margin?: Amount
  before: { paid: Amount; goods: Amount; discount: Amount; shipping: Amount; promotion: string; margin?: Amount }
}

/** Whether a buyer is among the share that has a batch's coupon: by a hash, so that a larger share holds the smaller one. Unknown buyers are told apart by their order. */
export function takesCoupon(buyer: string, batch: string, share: number): boolean {
  let hash = 0x811c9dc5
  const text = `${batch}\n${buyer}`
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  // FNV-1a alone leaves neighbours near each other.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32 < share
}
