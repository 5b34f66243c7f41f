import type { TicketCustomer, TicketDetail, TicketFacets, TicketFilter, TicketHits, TicketPage, TicketQuery } from '~/store/ticketList'
import type { CallContext } from './protocol'

/** The calls about tickets. Texts are masked for those who do not see personal data. */
export interface TicketCalls {
  'tickets.list'(args: { query: TicketQuery }, context: CallContext): Promise<TicketPage>
  /** How many there are of each, as of now. */
  'tickets.counts'(args: { filters: readonly TicketFilter[]; now: number }, context: CallContext): Promise<number[]>
  'tickets.facets'(args: { filter: TicketFilter; now: number }, context: CallContext): Promise<TicketFacets>
  /** With all that was said, closed ones from their files. null: there is none. */
  'tickets.get'(args: { key: string }, context: CallContext): Promise<TicketDetail | null>
  /** Messages that hold all the words, the newest first; `total` comes with the call where it is quick, else by `tickets.found`. */
  'tickets.search'(args: { text: string; filter: TicketFilter; now: number; limit: number }, context: CallContext): Promise<TicketHits>
  /** How many messages hold them, in how many tickets. */
  'tickets.found'(
    args: { text: string; filter: TicketFilter; now: number },
    context: CallContext,
  ): Promise<{ messages: number; tickets: number }>
  /** What an agent has to know of a ticket's customer, beside the conversation. */
  'tickets.customer'(args: { key: string; now: number }, context: CallContext): Promise<TicketCustomer | null>
}

/** The calls that move tickets which were closed long ago into files. */
export interface TicketPackCalls {
  /** Whether there is something to move. */
  'tickets.packable'(args: { now: number }, context: CallContext): Promise<boolean>
  /** Moves them, some at a time, until none is left. */
  'tickets.pack'(args: { now: number }, context: CallContext): Promise<{ moved: number }>
}
