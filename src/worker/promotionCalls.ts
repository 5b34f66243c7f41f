import type { PromotionJudgement } from '~/domain/promotion/judgement'
import type { PromotionRoom } from '~/domain/promotion/paceRoom'
import type { Plan } from '~/domain/promotion/mergePlan'
import type { Feasibility, PlanHistory, PlanHistoryAsk, TriedGoods } from '~/domain/promotion/planAnswers'
import type { Promotion } from '~/domain/promotion/promotion'
import type { Rule } from '~/domain/promotion/rule'
import type { CallContext, None } from './protocol'

/** The calls about promotions and their plans. */
export interface PromotionCalls {
  /** All promotions, the latest first. */
  'promotions.list'(args: None, context: CallContext): Promise<Promotion[]>
  'promotions.get'(args: { key: string }, context: CallContext): Promise<Promotion | null>
  /** The checks of a plan before it goes on sale: of what is saved, or of `plan` as it is being edited. null: no such promotion. */
  'promotions.feasibility'(
    args: { key: string; plan?: Plan },
    context: CallContext<{ done: number; total: number }>,
  ): Promise<Feasibility | null>
  'promotions.history'(args: { ask: PlanHistoryAsk }, context: CallContext): Promise<PlanHistory>
  /** Goods by SKU, those of what the rules cover that sell best, and the costs of the rules' gifts. */
  'promotions.goods'(
    args: { skus: readonly string[]; rules: readonly Rule[] },
    context: CallContext,
  ): Promise<{ goods: TriedGoods[]; best: TriedGoods[]; costs: Record<string, number> }>
  /** How a promotion runs against its plan. */
  'promotions.room'(args: { key: string; now: number }, context: CallContext): Promise<PromotionRoom | null>
  /** What came of it, against usual days. */
  'promotions.judgement'(args: { key: string; now: number }, context: CallContext): Promise<PromotionJudgement | null>
}
