import type { Change } from './db'
import type { Decision } from './decide'

/** Decisions of one step as one, or the first refusal among them. */
export function joined(decisions: readonly Decision[]): Decision {
  const changes: Change[] = []
  for (const decision of decisions) {
    if ('refusal' in decision) return decision
    changes.push(...decision.changes)
  }
  return { changes }
}
