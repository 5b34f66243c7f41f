import type { Amount } from '~/domain/money'
import type { Instant } from '~/lib/zone'
import type { CartGoods } from './cart'
import type { CheckAnswer } from './feasibility'
import type { Sold } from './goalPlan'
import type { PromotionKind } from './kinds'

/** The feasibility board of a plan. */
export interface Feasibility {
  /** Of the data. */
  version: number
  answers: readonly CheckAnswer[]
  /** SKUs that its rules cover. */
  goods: number
}

/** What a plan's expectations can be taken from. */
export interface PlanHistory {
  /** The last promotion of the kind that is over and that orders carry. */
  last?: { key: string; name: string; from: Instant; to: Instant; sold: Sold; discountShare: number }
  /** The latest days, whatever ran on them; absent: no orders. */
  ordinary?: Sold
  /** Figures of those days by the metric's id, for a target. */
  metrics: Readonly<Record<string, number>>
}

export interface PlanHistoryAsk {
  kind: PromotionKind
  /** The plan itself, which is not compared with itself. */
  key: string
}

/** Goods as the try-out prices them. */
export interface TriedGoods {
  goods: CartGoods
  title: string
  price: Amount
}
