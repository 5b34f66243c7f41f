import { isEqual } from '~/lib/isEqual'
import type { PlannedFields } from '~/domain/promotionCommand'
import type { Promotion } from './promotion'

/** What the plan sheet edits; variants are the simulation's. */
export const PLAN_FIELDS = [
  'name',
  'goal',
  'from',
  'to',
  'rules',
  'audiences',
  'test',
  'budget',
  'split',
  'expected',
  'terms',
  'stock',
  'packing',
] as const satisfies readonly (keyof PlannedFields)[]
export type PlanField = (typeof PLAN_FIELDS)[number]
export type Plan = Pick<PlannedFields, PlanField>

export function planOf(promotion: Promotion): Plan {
  const { name, goal, from, to, rules, audiences, test, budget, split, expected, terms, stock, packing } = promotion
  return { name, goal, from, to, rules, audiences, test, budget, split, expected, terms, stock, packing }
}

export type PlanSide = 'mine' | 'theirs'

export interface MergedPlan {
  plan: Plan
  /** Fields that two have set to different values; mine stands until somebody chooses. */
  clashes: PlanField[]
  /** Fields that only they have set, and that are taken in. */
  taken: PlanField[]
}

/** Three-way, field by field: `base` is what both began with. */
export function mergePlan(base: Plan, mine: Plan, theirs: Plan, choices: Partial<Record<PlanField, PlanSide>> = {}): MergedPlan {
  const clashes: PlanField[] = []
  const taken: PlanField[] = []
  const plan = PLAN_FIELDS.reduce((now, field) => {
    const [was, here, there] = [base[field], mine[field], theirs[field]]
    if (isEqual(here, there) || isEqual(was, there)) return now
    if (isEqual(was, here)) taken.push(field)
    else clashes.push(field)
    const isTheirs = isEqual(was, here) || choices[field] === 'theirs'
    return isTheirs ? { ...now, [field]: there } : now
  }, mine)
  return { plan, clashes, taken }
}

/** What a save sets, with what was seen there: only fields that differ. */
export function planChanges(before: Plan, after: Plan): { set: Partial<Plan>; saw: Partial<Plan> } {
  const fields = PLAN_FIELDS.filter((field) => !isEqual(before[field], after[field]))
  const pick = (of: Plan): Partial<Plan> => Object.fromEntries(fields.map((field) => [field, of[field]]))
  return { set: pick(after), saw: pick(before) }
}
