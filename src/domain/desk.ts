import type { TicketChannel, TicketPriority, TicketQueue, TicketReason, TicketState, SlaTarget } from './ticket'

/** Minutes of a day, half-open [from, to); `to` at most 2,880: what is past 1,440 is of the next morning. */
export interface BusinessInterval {
  from: number
  to: number
}

/** When we are there. Weekday 1 is Monday, 7 Sunday; a day may have several intervals. */
export interface BusinessCalendar {
  key: string
  name: string
  /** IANA zone. */
  zone: string
  /** Seven lists, Monday first. */
  week: readonly (readonly BusinessInterval[])[]
  /** Days as `2026-10-01`: absent intervals mean closed, else what holds instead of the week's. */
  days: readonly { day: string; name?: string; intervals?: readonly BusinessInterval[] }[]
}

/** Within how many minutes of business hours. */
export interface SlaPolicy {
  key: string
  name: string
  /** Which tickets it is for; absent: any. The first policy of the list that fits holds. */
  queues?: readonly TicketQueue[]
  channels?: readonly TicketChannel[]
  tiers?: readonly string[]
  priorities?: readonly TicketPriority[]
  /** Key of a calendar; '' around the clock. */
  calendar: string
  within: Readonly<Partial<Record<SlaTarget, number>>>
  /** Minutes of business hours before the breach at which it is warned of. */
  warn?: number
  /** Key of a person who gets it when it is breached. */
  escalateTo?: string
}

/** What an agent takes: absent lists take everything. */
export interface AgentSkills {
  person: string
  queues?: readonly TicketQueue[]
  channels?: readonly TicketChannel[]
  /** Open tickets at most; absent: no limit. */
  most?: number
  /** Gets none by itself. */
  away?: boolean
}

/** How the service desk works; one row, `shop`. */
export interface Desk {
  key: string
  calendars: readonly BusinessCalendar[]
  /** In the order in which they are tried. */
  policies: readonly SlaPolicy[]
  agents: readonly AgentSkills[]
  /** New tickets are given to whom they fit, the one with the fewest open first. */
  autoAssign?: boolean
  /** Days after which what is solved is closed; absent: never by itself. */
  closeAfter?: number
  /** Somebody has changed the macros: they are what the rows say, else defaultMacros. */
  ownMacros?: boolean
}

/** What a macro does besides its text. */
export type MacroAction =
  | { kind: 'state'; to: TicketState }
  | { kind: 'tag'; tag: string }
  | { kind: 'untag'; tag: string }
  | { kind: 'priority'; to: TicketPriority }
  | { kind: 'queue'; to: TicketQueue }
  | { kind: 'reason'; to: TicketReason }
  /** `to`: the key of a person, or 'me'. */
  | { kind: 'assign'; to: string }
  /** Opens the return of the ticket's order. */
  | { kind: 'return' }
  /** Opens the refund of the ticket's order. */
  | { kind: 'refund' }

/** A canned reply: text with variables such as {{customer.name}}, and what is done with it. */
export interface Macro {
  key: string
  name: string
  /** What is typed after `/` to find it. */
  short: string
  /** Text by language of the customer; what is absent is taken from the other. */
  text: Readonly<{ zh?: string; en?: string }>
  /** It writes a note instead of an answer. */
  note?: boolean
  actions: readonly MacroAction[]
  /** Queues in which it is offered first; absent: all. */
  queues?: readonly TicketQueue[]
}
