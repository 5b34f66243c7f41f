import { buyerKeyOf } from '~/domain/import/rowRules'
import { isEqual } from '~/lib/isEqual'
import type { Instant } from '~/lib/zone'
import type { Desk } from '~/domain/desk'
import { isLate, nameOfTarget, slaAfter } from '~/domain/sla/slaAfter'
import { CUSTOMER, isOver, type MessageRow, RULE, type Ticket, type TicketStep } from '~/domain/ticket'
import { saidOf } from '~/domain/ticketTimes'
import type { FileTicket, TicketRules } from './fields'

/** The shop that a file is compared with. */
export interface ShopTickets {
  /** Those in rows and those that lie in files. */
  tickets: readonly Ticket[]
  desk: Desk
  /** Keys of people by their names. */
  people: ReadonlyMap<string, string>
  /** SKU codes that there are. */
  skus: ReadonlySet<string>
  /** Who imports. */
  who: string
}

export interface TicketSet {
  key: string
  isNew: boolean
  set: Partial<Ticket>
  messages: MessageRow[]
}

/** A ticket that would come in or change, for the reader. */
export interface TicketChange {
  key: string
  row: number
  isNew: boolean
  subject: string
  queue: Ticket['queue']
  state: Ticket['state']
  at: Instant
  flagged: boolean
  fields: { field: string; before: unknown; after: unknown }[]
}

export interface MatchedTickets {
  sets: TicketSet[]
  changes: TicketChange[]
  unchanged: number
}

const KNOWN_AFTER_MS = 7 * 86_400_000

/** What a file may change of a ticket that the shop has; all else is done here. */
const TOLD = ['subject', 'queue', 'channel', 'reason', 'priority', 'order', 'sku', 'rating', 'ratingNote'] as const

/** Finds each ticket by its number in the file; one without a number by all that its row says. */
export function matchTickets(read: readonly FileTicket[], shop: ShopTickets, rules: TicketRules, now: Instant): MatchedTickets {
  const known = new Map(shop.tickets.map((ticket) => [ticket.key, ticket]))
  const matched: MatchedTickets = { sets: [], changes: [], unchanged: 0 }
  for (const row of read) {
    const key = keyOf(row, rules)
    const before = known.get(key)
    const made = madeOf(row, key, shop, { rules, now })
    if (before) {
      const set = changed(before, made.ticket)
      const fields = Object.entries(set).map(([field, after]) => ({ field, before: has(before, field) ? before[field] : undefined, after }))
      if (fields.length === 0) matched.unchanged++
      else {
        matched.sets.push({ key, isNew: false, set, messages: [] })
        matched.changes.push(changeOf(row, { ...before, ...set }, fields))
      }
    } else {
      const { key: _, ...set } = made.ticket
      matched.sets.push({ key, isNew: true, set, messages: made.messages })
      matched.changes.push(changeOf(row, made.ticket, []))
      known.set(key, made.ticket)
    }
  }
  return matched
}

const has = (ticket: Ticket, field: string): field is keyof Ticket => field in ticket

function changeOf({ row, flag }: FileTicket, ticket: Ticket, fields: TicketChange['fields']): TicketChange {
  const { key, subject, queue, state, createdAt } = ticket
  return { key, row, isNew: fields.length === 0, subject, queue, state, at: createdAt, flagged: flag !== undefined, fields }
}

/** What the file tells otherwise. Where it says that it is over and it is not here, it is. */
function changed(before: Ticket, told: Ticket): Partial<Ticket> {
  const set: Record<string, unknown> = {}
  for (const field of TOLD) {
    const after = told[field]
    if (after !== undefined && after !== '' && !isEqual(before[field] ?? '', after)) set[field] = after
  }
  const last = told.steps.at(-1)
  if (isOver(told) && !isOver(before) && last) {
    set.state = told.state
    set.steps = [...before.steps, { ...last, at: Math.max(last.at, before.steps.at(-1)?.at ?? 0) }]
    set.solvedAt = told.solvedAt ?? last.at
    if (told.closedAt !== undefined) set.closedAt = told.closedAt
  }
  return set
}

function keyOf({ id, subject, text, email, phone, customer, at }: FileTicket, { prefix }: TicketRules): string {
  if (id !== '') return `${prefix}${id}`
  return `${prefix}${hashOf(JSON.stringify([subject, text, email, phone, customer, at ?? 0]))}`
}

/** 53 bits of a text (cyrb53, public domain, by bryc). */
function hashOf(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    high = Math.imul(high ^ unit, 2_654_435_761)
    low = Math.imul(low ^ unit, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return ((low & 0x1f_ffff) * 4_294_967_296 + (high >>> 0)).toString(36)
}

interface How {
  rules: TicketRules
  now: Instant
}

/** The ticket that a row makes, and what was said in it. */
function madeOf(row: FileTicket, key: string, shop: ShopTickets, { rules, now }: How): { ticket: Ticket; messages: MessageRow[] } {
  const { state, subject, queue, channel, reason, priority, order, firstAt, solvedAt, rating, ratingNote } = row
  const createdAt = row.at ?? now
  const assignee = shop.people.get(row.agent.toLowerCase())
  const who = assignee ?? shop.who
  const endAt = solvedAt ?? Math.max(createdAt, firstAt ?? 0)
  const messages = messagesOf(row, key, rules.answered, { createdAt, endAt, who })
  const bare: Ticket = {
    key,
    subject,
    queue,
    channel,
    state,
    reason,
    priority,
    buyer: buyerKeyOf('', row.email, row.phone) || row.customer,
    order,
    sku: shop.skus.has(row.sku) ? row.sku : '',
    ...(assignee === undefined ? {} : { assignee }),
    tags: row.flag === undefined || rules.flag === '' ? row.tags : [...new Set([...row.tags, rules.flag])],
    createdAt,
    ...(solvedAt !== undefined && isOver(row) ? { solvedAt } : {}),
    ...(state === 'closed' ? { closedAt: endAt } : {}),
    ...(rating === undefined ? {} : { rating, ratedAt: endAt }),
    ...(ratingNote === '' ? {} : { ratingNote }),
    steps: stepsOf(row, { createdAt, endAt, who }),
    ...(isTimed(row) ? {} : { untimed: true as const }),
    ...saidOf(messages),
  }
  return { ticket: { ...bare, ...measured(bare, row, { who, desk: shop.desk, now }) }, messages }
}

interface Told {
  createdAt: Instant
  endAt: Instant
  who: string
}

/** Of its way the beginning, the first answer and the end are known. */
function stepsOf({ state, firstAt }: FileTicket, { createdAt, endAt, who }: Told): TicketStep[] {
  const steps: TicketStep[] = [{ at: createdAt, to: 'new', who: RULE }]
  if (state === 'new') return steps
  if (firstAt !== undefined && state !== 'open') steps.push({ at: firstAt, to: 'open', who })
  return [...steps, { at: Math.max(endAt, firstAt ?? 0), to: state, who }]
}

/** The first answer stands among what was said though its words are not known: else it would look as if nobody had answered. */
function messagesOf(
  { text, subject, answer, firstAt }: FileTicket,
  key: string,
  answered: string,
  { createdAt, endAt, who }: Told,
): MessageRow[] {
  const said = [{ at: createdAt, from: CUSTOMER, text: text || subject }]
  if (firstAt !== undefined && answered !== '') said.push({ at: firstAt, from: who, text: answered })
  if (answer !== '') said.push({ at: Math.max(endAt, firstAt ?? 0), from: who, text: answer })
  return said.map((message, i) => ({ key: `${key}/${i}`, ticket: key, note: false, ...message }))
}

/** Whether the moments of a row can be measured by. */
const isTimed = ({ told, flag }: FileTicket): boolean => told && flag === undefined

/**
 * Its times and targets: from moments that the file tells, and from none that it does not. A ticket whose opening is not known is measured from nothing; while it is open, its
 * targets run from when it came to be known. What was due long before it came in is known to be late: nobody is called for it.
 */
function measured(
  ticket: Ticket,
  { firstAt }: FileTicket,
  { who, desk, now }: { who: string; desk: Desk; now: Instant },
): Pick<Ticket, 'sla' | 'times' | 'dueAt'> {
  if (ticket.untimed && isOver(ticket)) return {}
  const said = [
    { at: ticket.createdAt, from: CUSTOMER, note: false },
    ...(firstAt === undefined ? [] : [{ at: firstAt, from: who, note: false }]),
  ]
  const { sla: ran, times, dueAt } = slaAfter(ticket, said, desk)
  const known = ran.running.filter((target) => isLate(target, now - KNOWN_AFTER_MS)).map(nameOfTarget)
  const sla = known.length > 0 ? { ...ran, escalated: known } : ran
  const facts = ticket.untimed ? { sla } : { sla, times }
  return { ...facts, ...(dueAt === undefined ? {} : { dueAt }) }
}
