import type { TicketSort } from '~/store/ticketList'

/** The orders of the queue; the store's own list of them stays off the page with its code. */
export const SORTS = ['due', 'newest', 'oldest', 'updated', 'priority'] as const satisfies readonly TicketSort[]
