import type { OrderState } from '~/domain/orderState'
import type { ReturnKind, ReturnState } from '~/domain/returns'
import type { MessageRow, Ticket, TicketChannel, TicketPriority, TicketQueue, TicketReason, TicketState } from '~/domain/ticket'
import type { Amount } from '~/domain/money'
import type { Instant } from '~/lib/zone'
import type { Page } from './lists'

/** What of the tickets is asked for; absent fields ask for any. Lists are alternatives. */
export interface TicketFilter {
  states?: readonly TicketState[]
  /** Not solved or closed. */
  open?: boolean
  queues?: readonly TicketQueue[]
  channels?: readonly TicketChannel[]
  priorities?: readonly TicketPriority[]
  reasons?: readonly TicketReason[]
  /** Keys of people; '' nobody's. */
  assignees?: readonly string[]
  tags?: readonly string[]
  /** late: a target was due before now; soon: within the hour. */
  due?: 'late' | 'soon'
  sku?: string
  order?: string
  /** customerIdOf the buyer. */
  customer?: string
  /** Ratings 1 to 5. */
  ratings?: readonly number[]
  /** Opened in [from, to). */
  from?: Instant
  to?: Instant
  /** In subject, number, order, tags and the buyer's name; messages are searched by `tickets.search`. */
  text?: string
}

export const TICKET_SORTS = ['due', 'newest', 'oldest', 'updated', 'priority'] as const
export type TicketSort = (typeof TICKET_SORTS)[number]

export interface TicketQuery {
  filter: TicketFilter
  /** due: what is due first, then what is due never by when it was last spoken in. */
  sort: TicketSort
  offset: number
  limit: number
  now: Instant
}

/** A ticket as the queue shows it. */
export interface TicketListRow extends Pick<
  Ticket,
  | 'key'
  | 'subject'
  | 'queue'
  | 'channel'
  | 'state'
  | 'reason'
  | 'priority'
  | 'order'
  | 'sku'
  | 'assignee'
  | 'tags'
  | 'createdAt'
  | 'dueAt'
  | 'last'
  | 'said'
  | 'rating'
> {
  /** The buyer as the viewer may see them; '' unknown. */
  buyerName: string
  /** customerIdOf the buyer. */
  customer: string
}

export type TicketPage = Page<TicketListRow>

export interface TicketFacets {
  states: Partial<Record<TicketState, number>>
  queues: Partial<Record<TicketQueue, number>>
  channels: Partial<Record<TicketChannel, number>>
  priorities: Partial<Record<TicketPriority, number>>
  reasons: Partial<Record<TicketReason, number>>
  /** By person; '' nobody's. */
  assignees: Record<string, number>
  tags: Record<string, number>
}

/** A ticket opened. `masked`: its texts are not as they are. */
export interface TicketDetail {
  ticket: Omit<Ticket, 'buyer'>
  customer: string
  buyerName: string
  messages: MessageRow[]
  masked: boolean
  /** Values of the variables of macros that are known: `customer.name`, `order.tracking`. */
  variables: Readonly<Record<string, string>>
}

export interface TicketHit {
  ticket: string
  subject: string
  state: TicketState
  /** Key of the message; '' the hit is in the subject. */
  message: string
  at: Instant
  from: string
  note: boolean
  /** Of the text around the first hit; `marks` are [from, to) in it. */
  excerpt: string
  marks: readonly (readonly [number, number])[]
}

export interface TicketHits {
  hits: TicketHit[]
  /** Absent: there are more than were looked at, `tickets.found` counts them. */
  total?: number
}

/** One thing that happened with a customer. */
export interface CustomerMoment {
  at: Instant
  kind: 'order' | 'refund' | 'ticket' | 'return' | 'review' | 'points'
  /** Number or key of what it leads to. */
  key: string
  /** Of an order or a ticket. */
  state?: OrderState | TicketState
  /** What kind of return, and where it stands. */
  returned?: { kind: ReturnKind; state: ReturnState }
  /** Of an order, a refund; in the shop's currency. */
  amount?: Amount
  /** Points, rating or units. */
  count?: number
  text?: string
}

/** The customer beside a ticket. */
export interface TicketCustomer {
  /** customerIdOf; '' nobody is known. */
  customer: string
  name: string
  email: string
  phone: string
  masked: boolean
  tier?: string
  tags: string[]
  note?: string
  /** RFM segment by its id; absent: has bought nothing. */
  segment?: string
  orders: number
  gmv: Amount
  /** Orders with a refund ÷ paid orders; absent: none was paid. */
  refundRate?: number
  /** Units of returns and exchanges, less those refused and cancelled, ÷ units of paid orders; absent: none was paid. */
  returnRate?: number
  /** Keys of their other tickets that are open. */
  openTickets: { key: string; subject: string; state: TicketState }[]
  points?: number
  /** The latest first. */
  moments: CustomerMoment[]
}
