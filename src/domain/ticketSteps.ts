import type { Instant } from '~/lib/zone'
import type { MacroAction } from './desk'
import { CUSTOMER, isOver, type MessageRow, type Ticket } from './ticket'
import type { TicketFields } from './ticketCommand'
import { saidOf } from './ticketTimes'
import { movedTicket, stateAfter, type TicketEvent } from './ticketWay'

/** A ticket with all that was said, oldest first. */
export interface Talk {
  ticket: Ticket
  messages: readonly MessageRow[]
}

export interface By {
  who: string
  at: Instant
}

/** Oldest first; of the same moment by key. */
const inOrder = (messages: readonly MessageRow[]): MessageRow[] =>
  [...messages].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))

/** After an event of its way that is always possible. */
const after = (ticket: Ticket, event: TicketEvent, by: By): Ticket =>
  movedTicket(ticket, stateAfter(ticket.state, event) ?? ticket.state, by)

/** With what a list shows of its messages. */
export function withSaid({ last: _, ...ticket }: Ticket, messages: readonly MessageRow[]): Ticket {
  return { ...ticket, ...saidOf(messages) }
}

const added = ({ ticket, messages }: Talk, message: MessageRow): Talk => {
  const all = inOrder([...messages, message])
  return { ticket: withSaid(ticket, all), messages: all }
}

/** The customer has written. */
export function heard(talk: Talk, message: MessageRow, by: By): Talk {
  const { ticket, messages } = added(talk, message)
  return { ticket: after(ticket, 'hear', { ...by, who: CUSTOMER }), messages }
}

/** We have written to the customer; what is nobody's becomes the writer's. The state is the caller's, else what an answer leads to. */
export function answered(talk: Talk, message: MessageRow, to: Ticket['state'] | undefined, by: By): Talk {
  const { ticket, messages } = added(talk, message)
  const moved = to === undefined ? after(ticket, 'answer', by) : movedTicket(ticket, to, by)
  return { ticket: moved.assignee === undefined ? { ...moved, assignee: by.who } : moved, messages }
}

export const noted = (talk: Talk, message: MessageRow): Talk => added(talk, message)

/** To a person, '' to nobody. Who takes a new one oneself is at it. */
export function assigned(ticket: Ticket, to: string, by: By): Ticket {
  const { assignee: _, ...nobodys } = ticket
  if (to === '') return nobodys
  return to === by.who ? after({ ...ticket, assignee: to }, 'claim', by) : { ...ticket, assignee: to }
}

const tidyTag = (tag: string): string => tag.replaceAll(/\s+/g, ' ').trim()

/** Tags keep their order, new ones go behind. */
function tagsWith(tags: readonly string[], add: readonly string[] = [], drop: readonly string[] = []): string[] {
  const gone = new Set(drop.map(tidyTag))
  const next = [...tags, ...add].map(tidyTag).filter((tag) => tag !== '' && !gone.has(tag))
  return [...new Set(next)]
}

/** With what somebody set by hand. */
export function withFields(ticket: Ticket, set: TicketFields, add?: readonly string[], drop?: readonly string[]): Ticket {
  const next = { ...ticket, ...set, tags: tagsWith(set.tags ?? ticket.tags, add, drop) }
  return set.subject === undefined ? next : { ...next, subject: set.subject.trim() }
}

/** What the actions of a macro make of it, one after another; those that open a sheet make nothing. */
export function acted(ticket: Ticket, actions: readonly MacroAction[], by: By): Ticket {
  return actions.reduce((now, action) => actedOnce(now, action, by), ticket)
}

function actedOnce(ticket: Ticket, action: MacroAction, by: By): Ticket {
  switch (action.kind) {
    case 'state':
      return movedTicket(ticket, action.to, by)
    case 'tag':
      return withFields(ticket, {}, [action.tag])
    case 'untag':
      return withFields(ticket, {}, [], [action.tag])
    case 'priority':
      return withFields(ticket, { priority: action.to })
    case 'queue':
      return withFields(ticket, { queue: action.to })
    case 'reason':
      return withFields(ticket, { reason: action.to })
    case 'assign':
      return assigned(ticket, action.to === 'me' ? by.who : action.to, by)
    case 'return':
    case 'refund':
      return ticket
  }
}

/** All that was said moves into one; the others are closed and lead there. What that one does not know (customer, order, SKU) it takes from the first that does. */
export function merged(into: Talk, others: readonly Talk[], by: By): { into: Talk; others: Talk[] } {
  const { ticket } = into
  const moved = others.flatMap(({ messages }) => messages.map((message) => ({ ...message, ticket: ticket.key })))
  const messages = inOrder([...into.messages, ...moved])
  const known = (field: 'buyer' | 'order' | 'sku') =>
    [ticket, ...others.map((each) => each.ticket)].find((each) => each[field] !== '')?.[field] ?? ''
  const links = linksWith(ticket.key, [...(ticket.links ?? []), ...others.flatMap((each) => each.ticket.links ?? [])], others)
  const whole: Ticket = {
    ...withSaid(ticket, messages),
    buyer: known('buyer'),
    order: known('order'),
    sku: known('sku'),
    tags: tagsWith(
      ticket.tags,
      others.flatMap((each) => each.ticket.tags),
    ),
    ...(links.length > 0 ? { links } : {}),
  }
  const theirs = messages.findLast(({ note }) => !note)?.from === CUSTOMER
  const waits = isOver(ticket) || ticket.state === 'waitingCustomer'
  return {
    into: { ticket: theirs && waits ? after(whole, 'hear', { ...by, who: CUSTOMER }) : whole, messages },
    others: others.map((each) => ({ ticket: mergedAway(each.ticket, ticket.key, by), messages: [] })),
  }
}

const linksWith = (own: string, links: readonly string[], gone: readonly Talk[]): string[] =>
  [...new Set(links)].filter((key) => key !== own && !gone.some(({ ticket }) => ticket.key === key))

/** It was never solved where it is merged away: its matter goes on in the other. */
function mergedAway(ticket: Ticket, into: string, by: By): Ticket {
  const { solvedAt: _s, dueAt: _d, ...closed } = withSaid(movedTicket(ticket, 'closed', by), [])
  return { ...closed, mergedInto: into }
}

/** Some of its messages become a ticket of their own, which goes on where they end. */
export function split(
  from: Talk,
  keys: ReadonlySet<string>,
  { key, subject }: { key: string; subject: string },
  by: By,
): { from: Talk; made: Talk } {
  const { ticket } = from
  const taken = from.messages.filter((message) => keys.has(message.key)).map((message) => ({ ...message, ticket: key }))
  const rest = from.messages.filter((message) => !keys.has(message.key))
  const createdAt = taken[0]?.at ?? by.at
  const { queue, channel, reason, priority, buyer, order, sku, assignee, tags } = ticket
  const made: Ticket = {
    key,
    subject: subject.trim(),
    queue,
    channel,
    reason,
    priority,
    buyer,
    order,
    sku,
    tags: [...tags],
    ...(assignee === undefined ? {} : { assignee }),
    state: 'new',
    createdAt,
    steps: [{ at: createdAt, to: 'new', who: taken[0]?.from ?? by.who }],
    splitFrom: ticket.key,
    links: [ticket.key],
    said: 0,
  }
  const spoken = taken.filter(({ note }) => !note)
  const isAnswered = spoken.some((message) => message.from !== CUSTOMER)
  const state = spoken.at(-1)?.from === CUSTOMER ? 'waitingUs' : 'waitingCustomer'
  return {
    from: { ticket: withSaid(linked(ticket, key, true), rest), messages: rest },
    made: { ticket: withSaid(isAnswered ? movedTicket(made, state, by) : made, taken), messages: taken },
  }
}

export function linked(ticket: Ticket, other: string, isLinked: boolean): Ticket {
  const { links = [], ...rest } = ticket
  const next = links.filter((key) => key !== other)
  if (isLinked) next.push(other)
  return next.length > 0 ? { ...rest, links: next } : rest
}
