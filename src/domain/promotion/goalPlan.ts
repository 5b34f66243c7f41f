import type { Amount } from '~/domain/money'
import type { MetricId } from '~/domain/metric'
import type { PromotionGoal } from './kinds'
import type { Expected, SuccessTest } from './promotion'

/** What a promotion lifts over what would have been anyway, as its judgement finds it; targets are shares of the baseline. */
export const LIFTS = ['lift_gmv', 'lift_units', 'lift_margin'] as const
export type Lift = (typeof LIFTS)[number]
export const isLift = (metric: string): metric is Lift => LIFTS.some((lift) => lift === metric)

/** By what each goal is judged, the usual one first. A rise of GMV alone tells nothing of a clearance or of loyalty. */
export const GOAL_METRICS = {
  awareness: ['visitors', 'new_buyers'],
  traffic: ['sessions', 'visitors', 'new_buyers'],
  conversion: ['cvr_session', 'orders', 'lift_gmv'],
  productSales: ['lift_gmv', 'lift_units', 'gmv_paid', 'lift_margin'],
  clearance: ['units', 'lift_units'],
  loyalty: ['returning_buyers', 'repeat_order_rate', 'orders'],
} as const satisfies Record<PromotionGoal, readonly (MetricId | Lift)[]>
export type GoalMetric = (typeof GOAL_METRICS)[PromotionGoal][number]

/** What a promotion of this goal has to bring to be worth its trouble, over an ordinary time of its length. */
const WORTHWHILE: Record<PromotionGoal, number> = {
  awareness: 0.3,
  traffic: 0.3,
  conversion: 0.1,
  productSales: 0.3,
  clearance: 0.5,
  loyalty: 0.15,
}

/** Figures that add up over days; the others are rates, which stay what they are however long it runs. */
const SUMS: ReadonlySet<GoalMetric> = new Set(['visitors', 'sessions', 'new_buyers', 'orders', 'gmv_paid', 'units', 'returning_buyers'])

export interface MetricHistory {
  value: number
  /** Of how many days it is. */
  days: number
}

/** A target for a plan of so many days: what an ordinary time of its length brings, and so much more as makes it worthwhile. Undefined without a history. */
export function suggestedTarget(
  goal: PromotionGoal,
  metric: GoalMetric,
  history: MetricHistory | undefined,
  days: number,
): number | undefined {
  const rise = WORTHWHILE[goal]
  if (isLift(metric)) return rise
  if (!history || history.days <= 0 || !(history.value > 0)) return undefined
  if (!SUMS.has(metric)) return Math.min(1, Math.round(history.value * (1 + rise) * 10_000) / 10_000)
  return rounded((history.value / history.days) * days * (1 + rise), 2)
}

/** To so many digits: what is planned is a round figure. */
function rounded(value: number, digits: number): number {
  if (!(value > 0)) return 0
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - digits + 1)
  return Math.round(value / step) * step
}

/** The test of a goal that nobody has set one for yet. */
export function usualTest(goal: PromotionGoal, history: MetricHistory | undefined, days: number): SuccessTest | undefined {
  const [metric] = GOAL_METRICS[goal]
  const target = suggestedTarget(goal, metric, history, days)
  return target === undefined ? undefined : { metric, target }
}

/** What was sold in some days: of a promotion of the kind, or of ordinary ones. */
export interface Sold {
  days: number
  gmv: Amount
  orders: number
  units: number
  /** Gross margin as a share of what was paid; absent: no cost is known. */
  marginShare?: number
}

/** What plans of a goal bring over ordinary days where no promotion of the kind is there to go by. */
export const USUAL_LIFT: Record<PromotionGoal, number> = {
  awareness: 1.15,
  traffic: 1.25,
  conversion: 1.3,
  productSales: 1.5,
  clearance: 1.6,
  loyalty: 1.15,
}

/** What is to be expected of a plan of so many days, by the days that it is compared with. `discountShare`: of what is paid, by its rules. */
export function expectedFrom(sold: Sold, days: number, lift = 1, discountShare = 0): Expected {
  const times = sold.days > 0 ? (days / sold.days) * lift : 0
  const gmv = sold.gmv * times
  return {
    gmv: rounded(gmv, 3),
    orders: Math.round(sold.orders * times),
    units: Math.round(sold.units * times),
    margin: Math.max(0, rounded(gmv * (sold.marginShare ?? 0), 3)),
    discount: rounded(gmv * discountShare, 3),
  }
}
