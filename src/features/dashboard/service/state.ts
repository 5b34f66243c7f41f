import type { TicketFilters, TicketSplit } from '~/analytics/query'
import { defineUrlState, oneOf, texts } from '~/lib/urlState'

export const SPLITS = ['agent', 'queue', 'ticketChannel', 'reason', 'priority', 'policy'] as const satisfies readonly TicketSplit[]

/** What the service board keeps in the address besides the view that all boards share. */
export const serviceState = defineUrlState({
  /** What the table of tickets is told apart by. */
  split: oneOf(SPLITS, 'agent'),
  agent: texts(),
  queue: texts(),
  ticketChannel: texts(),
  reason: texts(),
  priority: texts(),
  policy: texts(),
})
export type ServiceState = typeof serviceState.initial

/** What tickets are narrowed to; undefined: nothing. */
export function filtersOf(state: ServiceState): TicketFilters | undefined {
  const chosen = SPLITS.filter((split) => state[split].length > 0)
  return chosen.length === 0 ? undefined : Object.fromEntries(chosen.map((split) => [split, state[split]]))
}

/** The members of a split with one more, or one less where it was among them. */
export const toggled = (state: ServiceState, split: TicketSplit, value: string): Partial<ServiceState> => ({
  [split]: state[split].includes(value) ? state[split].filter((other) => other !== value) : [...state[split], value].sort(),
})
