import type { Instant } from '~/lib/zone'
import type { Amount } from '~/domain/money'
import type { CartGoods } from './cart'
import type { RecentHours, RoomAlert } from './pace'
import type { Promotion, PromotionState } from './promotion'

/** What orders that carry a promotion come to. Amounts in the shop's currency; GMV, orders and units are the dashboards' own (metrics.md). */
export interface RoomSums {
  gmv: Amount
  orders: number
  units: number
  /** Off goods and postage together. */
  discount: Amount
  /** Gifts at cost. */
  gifts: Amount
  /** What was paid less the cost of the goods, of lines whose cost is known; `costed` is what was paid for those. */
  margin: Amount
  costed: Amount
  /** All orders of the shop at the same time. */
  shopOrders: number
  shopGmv: Amount
}

export interface RoomPoint extends RoomSums {
  from: Instant
  to: Instant
  /** What was to be sold in it. */
  planned: Amount
  plannedOrders: number
  plannedDiscount: Amount
}

export interface RoomSku {
  sku: string
  title: string
  /** What rules ask of it. */
  goods: CartGoods
  /** Units in orders that carry the promotion. */
  units: number
  /** Units that were sold in the latest hours, in all orders. */
  recent: number
  hours: RecentHours
  /** What can be sold; absent: no stock is kept of it. */
  sellable?: number
  /** What is left of what was set aside for the promotion; absent: nothing was. */
  aside?: number
  /** What of both decides, is used up then; absent: not before the end. */
  runsOut?: Instant
  /** The latest hours tell how fast it sells. */
  hasPace: boolean
  /** Nothing is left. */
  isOut: boolean
  /** It was taken out of every rule that would cover it. */
  isStopped: boolean
}

/** A promotion as it runs, against its plan. */
export interface PromotionRoom {
  version: number
  now: Instant
  promotion: Promotion
  state: PromotionState
  /** Usual hours are known; else the plan is spread evenly. */
  hasProfile: boolean
  /** The part of the plan that is due by now, 0 before it begins. */
  due: number
  sums: RoomSums
  planned: { gmv: Amount; orders: number; units: number; margin: Amount; discount: Amount }
  /** Hours up to now and a few to come; of a long promotion the latest ones. */
  hours: RoomPoint[]
  /** Every day of the window. */
  days: RoomPoint[]
  budget: {
    amount: Amount
    spent: Amount
    /** In the latest hours. */
    recent: Amount
    hours: RecentHours
    /** Undefined: it lasts, or none was set. */
    runsOut?: Instant
  }
  /** Those that run out soonest first; `total`: how many the promotion covers, `sold`: sold at all since it began. */
  skus: {
    rows: RoomSku[]
    total: number
    sold: number
    soldOut: number
    sellsOut: number
    /** When the first of `sellsOut` is. */
    firstOut?: Instant
  }
  /** Of the last 24 hours: orders of the shop, and those that took part. */
  lastDay: { orders: number; taking: number }
  alerts: RoomAlert[]
}
