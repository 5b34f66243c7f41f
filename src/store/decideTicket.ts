import type { TicketCommand } from '~/domain/ticketCommand'
import type { Deciders } from './deciders'

export const TICKET_DECIDERS: Deciders<TicketCommand> = {}
