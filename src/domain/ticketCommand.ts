import type { CommandTraits } from './commandTraits'
import type { Desk, Macro, MacroAction } from './desk'
import type { Message, SentState, Ticket, TicketState } from './ticket'

/** What somebody sets of a ticket by hand; state, assignee, messages and ratings have commands of their own. */
export type TicketFields = Partial<
  Pick<Ticket, 'subject' | 'queue' | 'channel' | 'reason' | 'priority' | 'buyer' | 'order' | 'sku' | 'tags' | 'dispute'>
>

/** A message that is written; who wrote it and when, the store says. */
export type NewMessage = Pick<Message, 'text' | 'files' | 'mentions'> & { key: string }

/** Writes to tickets, macros and the way the desk works. */
export type TicketCommand =
  /** A new one: somebody has called, or we write first. `from`: who says its first message. It is assigned by rule where the desk does so and nobody is named. */
  | {
      id: string
      kind: 'ticket.open'
      args: {
        key: string
        ticket: Required<Pick<TicketFields, 'subject' | 'queue' | 'channel'>> &
          TicketFields & { assignee?: string; review?: string; links?: string[] }
        message: NewMessage & { from: 'customer' | 'us' }
      }
    }
  /**
   * An answer that the customer reads, in the same step with what is done beside it; nobody's ticket becomes the writer's. `to`: the state after it, waitingCustomer where
   * none is named; one that is over stays so. `macro`: the key of the one that it came from. `saw`: how many messages had been said; refused as `ticket.saidMore` where the
   * customer or a colleague has written since, unless `anyway`.
   */
  | {
      id: string
      kind: 'ticket.reply'
      args: {
        key: string
        message: NewMessage
        to?: TicketState
        macro?: string
        actions?: readonly MacroAction[]
        sent: SentState
        anyway?: boolean
      }
      saw?: { said: number }
    }
  | { id: string; kind: 'ticket.note'; args: { key: string; message: NewMessage; macro?: string; actions?: readonly MacroAction[] } }
  /** What the customer said, written down by us (a call) or brought in by a platform; a ticket that is solved opens again. */
  | { id: string; kind: 'ticket.hear'; args: { key: string; message: NewMessage } }
  | {
      id: string
      kind: 'ticket.set'
      args: { keys: readonly string[]; set: TicketFields; addTags?: readonly string[]; dropTags?: readonly string[] }
      saw?: TicketFields
    }
  /** `to`: the key of a person, '' nobody, 'rule': whom it fits. Claiming is assigning to oneself, which opens a new one. */
  | { id: string; kind: 'ticket.assign'; args: { keys: readonly string[]; to: string } }
  | { id: string; kind: 'ticket.move'; args: { keys: readonly string[]; to: TicketState } }
  /** The actions of a macro for many; its text is written into none of them. */
  | { id: string; kind: 'ticket.act'; args: { keys: readonly string[]; macro: string; actions: readonly MacroAction[] } }
  /** All that was said moves into one ticket, the others are closed and lead there. */
  | { id: string; kind: 'ticket.merge'; args: { into: string; keys: readonly string[] } }
  /** These messages become a ticket of their own. */
  | { id: string; kind: 'ticket.split'; args: { from: string; key: string; messages: readonly string[]; subject: string } }
  | { id: string; kind: 'ticket.link'; args: { key: string; other: string; linked: boolean } }
  /** The customer has said how it went. */
  | { id: string; kind: 'ticket.rate'; args: { key: string; rating: number; note?: string } }
  /** Whether what we wrote has gone out. */
  | { id: string; kind: 'ticket.sent'; args: { key: string; message: string; sent: SentState } }
  /** What is solved for long is closed; the worker finds which. */
  | { id: string; kind: 'ticket.closeOld'; args: { keys: readonly string[] } }
  /** A target was breached: whom the policy names gets it, and it is urgent; the worker finds which. */
  | { id: string; kind: 'ticket.escalate'; args: { keys: readonly string[] } }
  /** A file of tickets; what it holds is committed with it (store/importTickets.ts). */
  | {
      id: string
      kind: 'ticket.import'
      args: { fileName: string; bytes: number; rows: number; added: number; changed: number; refused: number; flagged: number }
    }
  | { id: string; kind: 'macro.set'; args: { key: string; set: Partial<Omit<Macro, 'key'>> }; saw?: Partial<Macro> }
  | { id: string; kind: 'macro.remove'; args: { key: string } }
  | { id: string; kind: 'desk.set'; args: { set: Partial<Omit<Desk, 'key'>> }; saw?: Partial<Omit<Desk, 'key'>> }

const SERVERS = ['owner', 'operator', 'agent'] as const
const LEADS = ['owner', 'operator'] as const
const served = { areas: ['tickets', 'home'], roles: SERVERS, group: 'service' } as const satisfies CommandTraits

export const TICKET_COMMANDS = {
  // A review says which ticket it led to.
  'ticket.open': { ...served, areas: ['tickets', 'home', 'reviews'] },
  'ticket.reply': served,
  'ticket.note': served,
  'ticket.hear': served,
  'ticket.set': served,
  'ticket.assign': served,
  'ticket.move': served,
  'ticket.act': served,
  'ticket.merge': served,
  'ticket.split': served,
  'ticket.link': served,
  'ticket.rate': served,
  'ticket.sent': served,
  'ticket.closeOld': served,
  'ticket.escalate': served,
  'ticket.import': { areas: ['tickets', 'home'], roles: LEADS, group: 'imports' },
  'macro.set': { areas: ['desk'], roles: SERVERS, group: 'service' },
  'macro.remove': { areas: ['desk'], roles: SERVERS, group: 'service' },
  'desk.set': { areas: ['desk', 'tickets', 'home'], roles: LEADS, group: 'service' },
} as const satisfies Record<TicketCommand['kind'], CommandTraits>

/** Why tickets refuse. */
export type TicketRule =
  | 'ticket.noSubject'
  | 'ticket.noText'
  /** A text, a subject or a tag. facts: most. */
  | 'ticket.longText'
  /** Somebody wrote meanwhile. facts: count. */
  | 'ticket.saidMore'
  /** It was merged into another, whose key stands in facts: into. */
  | 'ticket.merged'
  /** facts: state, to. */
  | 'ticket.state'
  /** A complaint is closed by its steps. */
  | 'ticket.complaint'
  | 'ticket.sameTicket'
  /** Of different customers. */
  | 'ticket.otherCustomer'
  /** All of its messages, or none. */
  | 'ticket.splitAll'
  /** Nobody whom it fits is there. */
  | 'ticket.nobodyFits'
  | 'ticket.rating'
  /** It has a key that is taken. */
  | 'ticket.taken'
  /** Of a file: the shop has changed since it was checked. */
  | 'ticket.stale'
  /** Nothing of it is due to be closed or escalated any more. */
  | 'ticket.notDue'
  /** Not one of ours: nobody active with this key. */
  | 'ticket.noPerson'
  /** The platform may have sent it on: it cannot be taken back. */
  | 'ticket.goneOut'
  /** The platform does not send in this channel. */
  | 'ticket.notSendable'
  | 'macro.noName'
  /** What is typed has a blank or a slash in it. */
  | 'macro.short'
  /** facts: short, name. */
  | 'macro.taken'
  /** Neither a text nor an action. */
  | 'macro.empty'
  | 'desk.noName'
  /** facts: name. */
  | 'desk.intervals'
  /** facts: name. */
  | 'desk.zone'
  /** A day of it is none of the calendar, or stands twice. facts: name, day. */
  | 'desk.day'
  /** facts: name. */
  | 'desk.noTarget'
  /** A policy goes by a calendar that is not there. facts: name: the policy. */
  | 'desk.calendarUsed'
  /** It escalates to nobody, or somebody who is not there has skills. */
  | 'desk.person'
  /** Days and limits are whole and at least 1. */
  | 'desk.number'
