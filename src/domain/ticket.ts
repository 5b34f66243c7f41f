import type { Instant } from '~/lib/zone'

export const TICKET_STATES = ['new', 'open', 'waitingCustomer', 'waitingUs', 'solved', 'closed'] as const
export type TicketState = (typeof TICKET_STATES)[number]
export const TICKET_QUEUES = ['preSale', 'inSale', 'afterSale', 'returns', 'complaints', 'disputes', 'reviews'] as const
export type TicketQueue = (typeof TICKET_QUEUES)[number]
export const TICKET_CHANNELS = ['chat', 'phone', 'email', 'social', 'platform'] as const
export type TicketChannel = (typeof TICKET_CHANNELS)[number]
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

export interface Message {
  at: Instant
  /** 'customer', or the key of a person. */
  from: string
  /** A note is for colleagues only. */
  note: boolean
  text: string
}

export interface Ticket {
  key: string
  subject: string
  queue: TicketQueue
  channel: TicketChannel
  state: TicketState
  reason: TicketReason
  urgent: boolean
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
  /** When the next answer of ours is due; undefined while we wait for the customer or it is over. */
  dueAt?: Instant
  solvedAt?: Instant
  /** 1–5, once rated. */
  rating?: number
  messages: Message[]
}
