import type { WordRow } from './feasibility'
import type { Plan } from './mergePlan'
import type { Rule } from './rule'

/** No rule covers these SKUs any more, whatever it covers besides. */
export function leaveOut(rules: readonly Rule[], skus: readonly string[]): Rule[] {
  return rules.map((rule) => {
    const { action } = rule
    const narrowed = { ...rule, scope: { ...rule.scope, except: union(rule.scope.except, skus) } }
    if (action.kind !== 'bundle') return narrowed
    const parts = action.parts.map((part) => ({ ...part, scope: { ...part.scope, except: union(part.scope.except, skus) } }))
    return { ...narrowed, action: { ...action, parts } }
  })
}

const union = (one: readonly string[] = [], other: readonly string[]): string[] => [...new Set([...one, ...other])]

/** Its rules stand alone on an order, so that nothing adds up with other promotions. */
export const standAlone = (rules: readonly Rule[]): Rule[] => rules.map((rule) => ({ ...rule, mode: 'exclusive' }))

/** A word that the text check found becomes what it suggests. */
export function mendWord(plan: Plan, { text, at, from, to, mend = '' }: WordRow): Partial<Plan> {
  const put = (words: string) => words.slice(0, from) + mend + words.slice(to)
  if (text === 'name') return { name: put(plan.name) }
  if (text === 'terms') return { terms: put(plan.terms ?? '') }
  return { rules: plan.rules.map((rule, i) => (i === at ? { ...rule, name: put(rule.name) } : rule)) }
}
