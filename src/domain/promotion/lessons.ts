import type { Promotion } from './promotion'

export interface Learned {
  promotion: Promotion
  lessons: readonly string[]
}

const MOST = 3

/** What was learned of the latest promotions that share a kind with a plan, or, while it has no rules, its goal. */
export function lessonsFor({ key, goal, rules }: Pick<Promotion, 'key' | 'goal' | 'rules'>, all: readonly Promotion[]): Learned[] {
  const kinds = new Set(rules.map(({ action }) => action.kind))
  const isAkin = (other: Promotion) => (kinds.size === 0 ? other.goal === goal : other.rules.some(({ action }) => kinds.has(action.kind)))
  return all
    .filter((other) => other.key !== key && (other.judged?.lessons.length ?? 0) > 0 && isAkin(other))
    .toSorted((a, b) => b.to - a.to)
    .slice(0, MOST)
    .map((promotion) => ({ promotion, lessons: promotion.judged?.lessons ?? [] }))
}
