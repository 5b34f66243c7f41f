import type { Instant } from '~/lib/zone'
import type { Amount } from '~/domain/money'
import type { PromotionGoal, PromotionKind } from './kinds'
import type { Rule } from './rule'

/** What is written down of a promotion's way; running and ended follow from the clock (promotionState). */
export const PROMOTION_STAGES = ['draft', 'inReview', 'approved', 'scheduled', 'paused', 'stopped', 'judged'] as const
export type PromotionStage = (typeof PROMOTION_STAGES)[number]

export const PROMOTION_STATES = ['draft', 'inReview', 'approved', 'scheduled', 'running', 'paused', 'ended', 'judged'] as const
export type PromotionState = (typeof PROMOTION_STATES)[number]

/** What success is measured by, and from what on it is one. */
export interface SuccessTest {
  /** A metric of domain/metrics, or `lift_gmv`, `lift_units`, `lift_margin` of the judgement. */
  metric: string
  /** Amount, share or number by the metric's unit. */
  target: number
}

/** What a plan says that it will bring. Amounts in the shop's currency. */
export interface Expected {
  gmv: Amount
  orders: number
  units: number
  margin: Amount
  discount: Amount
}

/** A check of the feasibility board that was overruled. */
export interface Overrule {
  check: string
  note: string
  who: string
  at: Instant
}

/** A variant of the plan that was simulated, kept for comparison. At most four. */
export interface PlanVariant {
  key: string
  name: string
  rules: readonly Rule[]
}

/** What came of it, as written down when it was judged. */
export interface Verdicted {
  at: Instant
  who: string
  /** The success test was met; absent: not enough data. */
  met?: boolean
  /** Figures that the judgement stood on, by name (worker/promotions judgement). */
  figures: Readonly<Record<string, number>>
  lessons: readonly string[]
}

/** A promotion: what is planned, by which rules, and how far it is. */
export interface Promotion {
  key: string
  name: string
  goal: PromotionGoal
  stage: PromotionStage
  stageSince: Instant
  /** Half-open [from, to). */
  from: Instant
  to: Instant
  rules: readonly Rule[]
  /** Keys of audiences that it is for; none: everybody. A rule may narrow further by its own. */
  audiences: readonly string[]
  test?: SuccessTest
  budget: Amount
  /** Parts of the budget by rule key or purpose (`ads`, `gifts`…), as Amounts; they need not use it up. */
  split: Readonly<Record<string, Amount>>
  expected: Expected
  /** What buyers are told. */
  terms?: string
  /** Units set aside by SKU. */
  stock: Readonly<Record<string, number>>
  /** Orders a day that can be packed; absent: not known. */
  packing?: number
  variants: readonly PlanVariant[]
  overruled: readonly Overrule[]
  /** Key of the person. */
  author?: string
  /** Who handed it in for review last. */
  submittedBy?: string
  createdAt: Instant
  judged?: Verdicted
}

export function promotionState({ from, to, stage }: Pick<Promotion, 'from' | 'to' | 'stage'>, now: Instant): PromotionState {
  if (stage === 'stopped') return 'ended'
  if (stage !== 'scheduled' && stage !== 'paused') return stage
  if (now >= to) return 'ended'
  if (stage === 'paused') return 'paused'
  return now < from ? 'scheduled' : 'running'
}

/** What it is called by in short: the kind of its first rule. */
export const mainKind = ({ rules }: Pick<Promotion, 'rules'>): PromotionKind => rules[0]?.action.kind ?? 'percent'

/** Keys of the categories that its rules cover between them; [] where any rule covers everything. */
export function coveredCategories({ rules }: Pick<Promotion, 'rules'>): string[] {
  const narrow = rules.filter(({ scope }) => (scope.categories?.length ?? 0) > 0)
  return narrow.length < rules.length ? [] : [...new Set(narrow.flatMap(({ scope }) => scope.categories ?? []))]
}

/** The rules as an order is priced by them: named `promotion/rule`, with the promotion's window and audiences where a rule has none of its own. */
export function effectiveRules({
  key,
  from,
  to,
  audiences,
  rules,
}: Pick<Promotion, 'key' | 'from' | 'to' | 'audiences' | 'rules'>): Rule[] {
  return rules.map((rule) => ({
    ...rule,
    key: `${key}/${rule.key}`,
    when: { ...rule.when, from: rule.when.from ?? from, to: rule.when.to ?? to },
    who: rule.who.audiences?.length ? rule.who : { ...rule.who, audiences },
  }))
}
