import type { Day, Instant } from '~/lib/zone'
import type { Amount } from '~/domain/money'
import type { Promotion, PromotionState, SuccessTest } from './promotion'

/** What came against what usual days would have brought; `band`: one standard deviation of the latter. */
export interface Lifted {
  actual: number
  base: number
  lift: number
  band: number
}

/** Units, and amounts in the shop's currency. */
export interface Lifts {
  units: Lifted
  gmv: Lifted
  margin: Lifted
}

/** The same weekdays a year before, and what they would have come to with the growth since. */
export interface LastYear {
  sum: number
  growth: number
  scaled: number
  lift: number
}

export interface Repurchase {
  days: number
  /** Buyers whose first purchase is so old, and those of them who came again in time. */
  mature: number
  again: number
}

/** A success test with what was reached. */
export interface Tested extends SuccessTest {
  value?: number
  met?: boolean
  /** Why nobody can tell: a reason of the metric's own (analytics/query.ts Why), or of the baseline. */
  why?: string
}

/**
 * open: none of its days is over · fewDays: too few usual days before it · noOrders: no order carries it.
 */
export const NOT_JUDGED = ['open', 'fewDays', 'noOrders'] as const
export type NotJudged = (typeof NOT_JUDGED)[number]

export interface SiblingSku {
  sku: string
  title: string
  units: number
  baseUnits: number
  gmv: Amount
  baseGmv: Amount
}

/** What came of a promotion. */
export interface PromotionJudgement {
  version: number
  now: Instant
  promotion: Promotion
  state: PromotionState
  /** Its days, and those of them that are over and were compared. */
  from: Day
  to: Day
  compared: number
  /** Orders that carry it. */
  own: { orders: number; gmv: Amount; units: number; discount: Amount; gifts: Amount; margin: Amount; costed: Amount }
  /** Absent: see `why`. */
  lifts?: {
    /** Goods that it covers, and their siblings: what it is judged by. */
    effect: Lifts
    covered: Lifts
    siblings: Lifts
    /** All else, postage among it; with the two above it comes to the whole shop. */
    rest: Lifts
    total: Lifts
  }
  why?: NotJudged
  /** How many usual days the baseline stands on, and how many were passed over since another promotion ran. */
  baseline: { days: number; leftOut: number }
  /** Other promotions on the same days: what they did cannot be told apart. */
  beside: string[]
  coverage: number
  /** GMV of covered goods and siblings by day, its days and those after. */
  days: { day: Day; actual: Amount | null; base: Amount | null; spread: Amount; isAfter: boolean }[]
  lastYear?: LastYear & { promoted: string[] }
  /** Those that lost most; `count`: SKUs that are siblings at all. */
  siblings: { rows: SiblingSku[]; count: number }
  /** Days after the end against usual ones; absent: not over, or other promotions. */
  after?: { days: number; lifts: Lifts }
  newBuyers: { count: number; buyers: number; repurchase: Repurchase[] }
  cost: { discount: Amount; gifts: Amount; ads: Amount; perNew?: Amount; roi?: number }
  test?: Tested
  /** Buyers of each follow-up audience; `unused`: customerIdOf those who have a coupon of it and did not use it; absent: it has no claimed coupons. */
  audiences: { bought: number; fresh: number; unused?: string[] }
}
