import type { TicketCommand } from '~/domain/ticketCommand'
import type { Deciders } from './deciders'
import { DESK_DECIDERS } from './decideDesk'
import { decideLink, decideMerge, decideSplit } from './decideTicketMatters'
import { decideAct, decideAssign, decideCloseOld, decideEscalate, decideMove, decideSet } from './decideTickets'
import { decideHear, decideNote, decideOpen, decideRate, decideReply, decideSent } from './decideTicketTalk'

/** Tickets, what is said in them, and how the desk works. */
export const TICKET_DECIDERS: Deciders<TicketCommand> = {
  'ticket.open': decideOpen,
  'ticket.reply': decideReply,
  'ticket.note': decideNote,
  'ticket.hear': decideHear,
  'ticket.rate': decideRate,
  'ticket.sent': decideSent,
  'ticket.set': decideSet,
  'ticket.assign': decideAssign,
  'ticket.move': decideMove,
  'ticket.act': decideAct,
  'ticket.closeOld': decideCloseOld,
  'ticket.escalate': decideEscalate,
  'ticket.merge': decideMerge,
  'ticket.split': decideSplit,
  'ticket.link': decideLink,
  'ticket.import': () => {
    throw new Error('a file of tickets is committed with what its check has found, see importTickets')
  },
  ...DESK_DECIDERS,
}
