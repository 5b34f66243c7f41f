import { maskText, type Sight } from '~/domain/customer'
import type { TicketRef } from '~/store/lists'
import type { TicketFilter } from '~/store/ticketList'
import type { OpenShop } from './shop'

/** Tickets as a record's details name them, newest first, wherever they lie. */
export async function ticketRefs(open: OpenShop, filter: Pick<TicketFilter, 'order' | 'customer'>, { plain }: Sight): Promise<TicketRef[]> {
  // Lists of orders and customers are there without the code of tickets.
  const { ticketsOf } = await import('./shopTickets')
  const refs = (await ticketsOf(open)).refs(filter, Date.now())
  return plain ? refs : refs.map((ref) => ({ ...ref, subject: maskText(ref.subject) }))
}
