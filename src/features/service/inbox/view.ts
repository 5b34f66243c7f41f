import {
  TICKET_CHANNELS,
  TICKET_PRIORITIES,
  TICKET_QUEUES,
  TICKET_REASONS,
  TICKET_STATES,
  type TicketChannel,
  type TicketPriority,
  type TicketQueue,
  type TicketReason,
  type TicketState,
} from '~/domain/ticket'
import { day, defineUrlState, oneOf, someOf, text, texts } from '~/lib/urlState'
import { zoneOf } from '~/lib/zone'
import { SORTS } from './sorts'
import type { TicketFilter } from '~/store/ticketList'

export const DUE = ['any', 'late', 'soon'] as const
const STARS = ['1', '2', '3', '4', '5'] as const

/** Who has a ticket, where it is not the key of a person. */
export const ME = 'me'
export const NOBODY = 'nobody'

/** What the queue is asked, as it stands in the address. */
export const inboxView = defineUrlState({
  /** Searched in all that was said. */
  q: text(),
  /** None: all that are not over. */
  state: someOf<TicketState>(TICKET_STATES),
  queue: someOf<TicketQueue>(TICKET_QUEUES),
  channel: someOf<TicketChannel>(TICKET_CHANNELS),
  priority: someOf<TicketPriority>(TICKET_PRIORITIES),
  reason: someOf<TicketReason>(TICKET_REASONS),
  /** ME, NOBODY, or keys of people. */
  assignee: texts(),
  tag: texts(),
  due: oneOf(DUE, 'any'),
  rating: someOf(STARS),
  sku: text(),
  order: text(),
  /** customerIdOf the buyer. */
  customer: text(),
  /** Days of the shop on which it was opened, half-open [from, to). */
  from: day(),
  to: day(),
  sort: oneOf(SORTS, 'due'),
})
export type InboxView = typeof inboxView.initial

/** What a filter can narrow by, besides words and order. */
export const NARROWING = [
  'state',
  'queue',
  'channel',
  'priority',
  'reason',
  'assignee',
  'tag',
  'due',
  'rating',
  'sku',
  'order',
  'customer',
  'from',
  'to',
] as const satisfies readonly (keyof InboxView)[]

const { initial } = inboxView
export const WIDE: Pick<InboxView, (typeof NARROWING)[number]> = {
  state: initial.state,
  queue: initial.queue,
  channel: initial.channel,
  priority: initial.priority,
  reason: initial.reason,
  assignee: initial.assignee,
  tag: initial.tag,
  due: initial.due,
  rating: initial.rating,
  sku: initial.sku,
  order: initial.order,
  customer: initial.customer,
  from: initial.from,
  to: initial.to,
}

/** How many filters narrow the queue. */
export const countNarrowing = (view: InboxView): number =>
  NARROWING.filter((name) => JSON.stringify(view[name]) !== JSON.stringify(WIDE[name])).length

/** Whose the address is read for: the person that `me` stands for, and the zone that cuts the shop's days. */
export interface Reader {
  who: string
  zone: string
}

/** Where words are searched, what is over is searched too, unless states are named. */
export function toFilter(view: InboxView, { who, zone }: Reader): TicketFilter {
  const searching = view.q.trim() !== ''
  const days = zoneOf(zone)
  return {
    ...(view.state.length > 0 ? { states: view.state } : searching ? {} : { open: true }),
    ...(view.queue.length > 0 && { queues: view.queue }),
    ...(view.channel.length > 0 && { channels: view.channel }),
    ...(view.priority.length > 0 && { priorities: view.priority }),
    ...(view.reason.length > 0 && { reasons: view.reason }),
    ...(view.assignee.length > 0 && { assignees: view.assignee.map((each) => (each === ME ? who : each === NOBODY ? '' : each)) }),
    ...(view.tag.length > 0 && { tags: view.tag }),
    ...(view.due !== 'any' && { due: view.due }),
    ...(view.rating.length > 0 && { ratings: view.rating.map(Number) }),
    ...(view.sku !== '' && { sku: view.sku }),
    ...(view.order !== '' && { order: view.order }),
    ...(view.customer !== '' && { customer: view.customer }),
    ...(view.from !== undefined && { from: days.startOfDay(view.from) }),
    ...(view.to !== undefined && { to: days.startOfDay(view.to) }),
  }
}

/** The filter of an address, such as that of a saved view. */
export const filterOfSearch = (search: string, reader: Reader): TicketFilter =>
  toFilter(inboxView.parse(new URLSearchParams(search)), reader)
