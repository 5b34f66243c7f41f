import type { Instant } from '~/lib/zone'

/**
 * new: nobody has answered yet; open: we are at it; waitingCustomer: they have the word, and the clock of resolution stands; waitingUs: they have answered;
 * waitingThird: a carrier, a supplier or the platform has the word; solved: opens again when the customer writes; closed: for good.
 */
export const TICKET_STATES = ['new', 'open', 'waitingCustomer', 'waitingUs', 'waitingThird', 'solved', 'closed'] as const
export type TicketState = (typeof TICKET_STATES)[number]
export const isOver = ({ state }: { state: TicketState }): boolean => state === 'solved' || state === 'closed'

export const TICKET_QUEUES = ['preSale', 'inSale', 'afterSale', 'returns', 'complaints', 'disputes', 'reviews'] as const
export type TicketQueue = (typeof TICKET_QUEUES)[number]
export const TICKET_CHANNELS = ['chat', 'phone', 'email', 'social', 'platform'] as const
export type TicketChannel = (typeof TICKET_CHANNELS)[number]
/** Lowest first. */
export const TICKET_PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
export type TicketPriority = (typeof TICKET_PRIORITIES)[number]
/** What it is about, for the loop from tickets to products. */
export const TICKET_REASONS = [
  'quality',
  'size',
  'logistics',
  'wrongItem',
  'notAsDescribed',
  'attitude',
  'price',
  'question',
  'other',
] as const
export type TicketReason = (typeof TICKET_REASONS)[number]

/** Who speaks where it is not one of us. */
export const CUSTOMER = 'customer'

/**
 * Whether what we wrote has gone out: `waiting` for the platform to take it, `platform` it has; `byHand`: somebody copied it to where the customer reads, and said so;
 * `copy`: that is still to be done; `failed`: the platform refused it.
 */
export const SENT_STATES = ['waiting', 'platform', 'copy', 'byHand', 'failed'] as const
export type SentState = (typeof SENT_STATES)[number]

export interface Message {
  at: Instant
  /** CUSTOMER, or the key of a person. */
  from: string
  /** A note is for colleagues only. */
  note: boolean
  /** Paragraphs, lists, links and pictures in the small markup of domain/messageText.ts. */
  text: string
  /** Keys of attachments. */
  files?: readonly string[]
  /** Keys of people whom a note calls. */
  mentions?: readonly string[]
  /** Of what we wrote to the customer; absent: it came in from where it was sent. */
  sent?: SentState
}

/** A message as the store keeps it, beside its ticket. */
export interface MessageRow extends Message {
  key: string
  /** Key of the ticket. */
  ticket: string
}

/** A step of a ticket's way; `who`: a person, CUSTOMER who has written, or RULE. */
export interface TicketStep {
  at: Instant
  to: TicketState
  who: string
}

/** Who acts where nobody does: an answer that came in, a rule. */
export const RULE = 'rule'

/** first: until our first answer; next: until our answer to each turn of theirs; resolution: until it is solved. */
export const SLA_TARGETS = ['first', 'next', 'resolution'] as const
export type SlaTarget = (typeof SLA_TARGETS)[number]

/** A target that is not met yet. */
export interface RunningTarget {
  of: SlaTarget
  /** When its clock began. */
  from: Instant
  /** When it is due; absent while the clock stands. */
  dueAt?: Instant
  /** When it is warned of. */
  warnAt?: Instant
  /** Milliseconds of business hours that are left while the clock stands; below zero: it was breached before. */
  left?: number
}

/** What the targets of a ticket have come to; worked out at each of its steps. */
export interface TicketSla {
  /** Key of the policy that holds; '' none does. */
  policy: string
  running: readonly RunningTarget[]
  /** Targets that have come to their end, and those of them that were met in time; one that is late and runs is in `running` alone. */
  tally: Readonly<Partial<Record<SlaTarget, { due: number; met: number }>>>
  /** Breaches that somebody was called for, by nameOfTarget; the policy stays what it was then. */
  escalated?: readonly string[]
}

/** How long it took, in milliseconds of business hours (metrics.md `first_response`, `resolution_time`). */
export interface TicketTimes {
  /** The customer's first message to our first public answer; absent where we wrote first, or have not answered. */
  first?: number
  /** The same around the clock. */
  firstGross?: number
  /** To the last time it was solved, less the time that the customer had the word. */
  resolution?: number
  resolutionGross?: number
}

/** An enquiry, a complaint, a dispute: one matter of one customer. Its messages are rows of their own. */
export interface Ticket {
  key: string
  subject: string
  queue: TicketQueue
  channel: TicketChannel
  state: TicketState
  reason: TicketReason
  priority: TicketPriority
  /** Buyer.key; '' unknown. */
  buyer: string
  /** Number of the order; '' none. */
  order: string
  /** SKU code; '' none. */
  sku: string
  /** Key of a person; undefined: nobody's yet. */
  assignee?: string
  tags: string[]
  createdAt: Instant
  /** The earliest of its targets that run; undefined while none does. */
  dueAt?: Instant
  solvedAt?: Instant
  closedAt?: Instant
  /** How often it was opened again. */
  reopened?: number
  /** 1–5, the last one given. */
  rating?: number
  ratedAt?: Instant
  ratingNote?: string
  /** Its way, oldest first, from `new` on. */
  steps: TicketStep[]
  sla?: TicketSla
  times?: TicketTimes
  /** Its file tells times that cannot be true, or none: nothing of it is measured, then or later. */
  untimed?: true
  /** The last message that is no note, shortened, so that a list needs no messages. */
  last?: { at: Instant; from: string; text: string }
  /** Messages, notes among them. */
  said: number
  /** Keys of tickets that have to do with it. */
  links?: string[]
  /** All that was said stands there since. */
  mergedInto?: string
  splitFrom?: string
  /** Key of the buyer's review that it came from. */
  review?: string
  /** A dispute on a platform: its number there, and when the platform decides without us. */
  dispute?: { number: string; answerBy?: Instant }
}
