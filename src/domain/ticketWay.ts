import type { Instant } from '~/lib/zone'
import { isOver, type Ticket, type TicketState } from './ticket'

/**
 * What can happen to a ticket. hear: the customer writes; answer: we do, and name no state; claim: somebody takes it; the others are steps that somebody takes by hand. What is
 * over is opened again by any step but `close`.
 */
export const TICKET_EVENTS = ['hear', 'answer', 'claim', 'work', 'awaitCustomer', 'awaitUs', 'awaitThird', 'solve', 'close'] as const
export type TicketEvent = (typeof TICKET_EVENTS)[number]

const BY_HAND = {
  work: 'open',
  awaitCustomer: 'waitingCustomer',
  awaitUs: 'waitingUs',
  awaitThird: 'waitingThird',
  solve: 'solved',
  close: 'closed',
} as const satisfies Partial<Record<TicketEvent, TicketState>>

/** The state that an event leads to from another; what is absent cannot happen. */
const WAY: Record<TicketState, Readonly<Partial<Record<TicketEvent, TicketState>>>> = {
  new: { ...BY_HAND, hear: 'new', answer: 'waitingCustomer', claim: 'open' },
  open: { ...BY_HAND, hear: 'waitingUs', answer: 'waitingCustomer', claim: 'open' },
  waitingCustomer: { ...BY_HAND, hear: 'waitingUs', answer: 'waitingCustomer', claim: 'waitingCustomer' },
  waitingUs: { ...BY_HAND, hear: 'waitingUs', answer: 'waitingCustomer', claim: 'waitingUs' },
  waitingThird: { ...BY_HAND, hear: 'waitingUs', answer: 'waitingCustomer', claim: 'waitingThird' },
  solved: { ...BY_HAND, hear: 'waitingUs', answer: 'solved', claim: 'solved' },
  closed: { ...BY_HAND, solve: undefined, hear: 'waitingUs', answer: 'closed', claim: 'closed' },
}

export const stateAfter = (state: TicketState, event: TicketEvent): TicketState | undefined => WAY[state][event]

const STEPS_BY_HAND = ['work', 'awaitCustomer', 'awaitUs', 'awaitThird', 'solve', 'close'] as const satisfies (keyof typeof BY_HAND)[]

/** States that somebody can bring it to by hand, besides the one it has. */
export const statesFrom = (state: TicketState): TicketState[] =>
  STEPS_BY_HAND.flatMap((event) => WAY[state][event] ?? []).filter((to) => to !== state)

export const canMove = (from: TicketState, to: TicketState): boolean => from === to || statesFrom(from).includes(to)

/** A ticket in another state, with the step and what hangs on it; the same where it is there already. */
export function movedTicket(ticket: Ticket, to: TicketState, { who, at }: { who: string; at: Instant }): Ticket {
  const { state, steps, solvedAt, closedAt, reopened = 0, ...rest } = ticket
  if (to === state) return ticket
  const opens = isOver(ticket) && !isOver({ state: to })
  return {
    ...rest,
    state: to,
    steps: [...steps, { at, to, who }],
    ...(opens || reopened > 0 ? { reopened: reopened + (opens ? 1 : 0) } : {}),
    ...(isOver({ state: to }) ? { solvedAt: solvedAt ?? at } : {}),
    ...(to === 'closed' ? { closedAt: closedAt ?? at } : {}),
  }
}
