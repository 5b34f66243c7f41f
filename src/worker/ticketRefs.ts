import { maskText, type Sight } from '~/domain/customer'
import type { Ticket } from '~/domain/ticket'
import type { TicketRef } from '~/store/lists'

/** Tickets as a record's details name them, newest first. */
export function ticketRefs(tickets: readonly Ticket[], { plain }: Sight): TicketRef[] {
  return tickets
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .map(({ key, subject, state, createdAt, solvedAt }) => ({
      key,
      subject: plain ? subject : maskText(subject),
      state,
      createdAt,
      ...(solvedAt === undefined ? {} : { solvedAt }),
    }))
}
