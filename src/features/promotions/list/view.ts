import { PROMOTION_GOALS, PROMOTION_KINDS, type PromotionGoal, type PromotionKind } from '~/domain/promotion/kinds'
import { type Promotion, PROMOTION_STATES, type PromotionState, promotionState } from '~/domain/promotion/promotion'
import { defineUrlState, flag, oneOf, someOf, text } from '~/lib/urlState'
import type { Instant } from '~/lib/zone'

export const PROMOTION_SORTS = ['name', 'state', 'from', 'expected', 'actual', 'budget'] as const
type Sort = (typeof PROMOTION_SORTS)[number]

export const promotionsView = defineUrlState({
  q: text(),
  state: someOf<PromotionState>(PROMOTION_STATES),
  kind: someOf<PromotionKind>(PROMOTION_KINDS),
  goal: someOf<PromotionGoal>(PROMOTION_GOALS),
  sort: oneOf(PROMOTION_SORTS, 'from'),
  descending: flag(true),
})
export type PromotionsView = typeof promotionsView.initial

/** A promotion as its row shows it. */
export interface PromotionRow {
  promotion: Promotion
  state: PromotionState
  /** Of its rules, each once, in their order. */
  kinds: PromotionKind[]
  /** GMV of the orders that carry it, as a decimal; undefined while it is not known. */
  actual: number | undefined
}

export const countFilters = ({ state, kind, goal }: PromotionsView): number =>
  Number(state.length > 0) + Number(kind.length > 0) + Number(goal.length > 0)

export function promotionRows(promotions: readonly Promotion[], gmv: ReadonlyMap<string, number>, now: Instant): PromotionRow[] {
  return promotions.map((promotion) => ({
    promotion,
    state: promotionState(promotion, now),
    kinds: [...new Set(promotion.rules.map(({ action }) => action.kind))],
    actual: gmv.get(promotion.key),
  }))
}

const fits = <T>(chosen: readonly T[], values: readonly T[]) => chosen.length === 0 || values.some((value) => chosen.includes(value))

export const isShown =
  ({ q, state, kind, goal }: Pick<PromotionsView, 'q' | 'state' | 'kind' | 'goal'>) =>
  (row: PromotionRow): boolean =>
    fits(state, [row.state]) && fits(kind, row.kinds) && fits(goal, [row.promotion.goal]) && says(row.promotion, q)

function says({ name, terms = '', rules }: Promotion, q: string): boolean {
  const sought = q.trim().toLowerCase()
  return sought === '' || [name, terms, ...rules.map((rule) => rule.name)].some((each) => each.toLowerCase().includes(sought))
}

/** What is not known stands last, whichever way round. */
export function sortedRows(rows: readonly PromotionRow[], sort: Sort, descending: boolean): PromotionRow[] {
  const sign = descending ? -1 : 1
  const byKey = (one: PromotionRow, other: PromotionRow) => (one.promotion.key < other.promotion.key ? -1 : 1)
  if (sort === 'name') return rows.toSorted((a, b) => sign * a.promotion.name.localeCompare(b.promotion.name) || byKey(a, b))
  const of = VALUES[sort]
  return rows.toSorted((a, b) => {
    const [one, other] = [of(a), of(b)]
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined) || byKey(a, b)
    return sign * (one - other) || byKey(a, b)
  })
}

const VALUES: Record<Exclude<Sort, 'name'>, (row: PromotionRow) => number | undefined> = {
  state: ({ state }) => PROMOTION_STATES.indexOf(state),
  from: ({ promotion }) => promotion.from,
  expected: ({ promotion }) => promotion.expected.gmv || undefined,
  actual: ({ actual }) => actual,
  budget: ({ promotion }) => promotion.budget || undefined,
}

/** How many rows there are of each value, with the other filters in force. */
export function countsOf<K extends 'state' | 'kind' | 'goal'>(
  rows: readonly PromotionRow[],
  view: PromotionsView,
  by: K,
): (value: PromotionsView[K][number]) => number {
  const shown = rows.filter(isShown({ ...view, [by]: [] }))
  return (value) => shown.filter(({ state, kinds, promotion }) => [state, promotion.goal, ...kinds].some((each) => each === value)).length
}
