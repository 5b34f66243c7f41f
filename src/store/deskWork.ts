import { customerIdOf } from '~/domain/customer'
import { slaAfter } from '~/domain/sla/slaAfter'
import type { Desk } from '~/domain/desk'
import type { MessageRow, Ticket } from '~/domain/ticket'
import type { Talk } from '~/domain/ticketSteps'
import { isEqual } from '~/lib/isEqual'
import type { Change, RowTable, ShopDb } from './db'
import { bySaid, readTickets, wholeMessage, wholeTicket } from './ticketRows'

/** A ticket before and after a command; a new one has no before. */
export interface Worked {
  before?: Talk
  after: Talk
}

/** The tickets of these keys with all that was said, as far as there are such. Part of the caller's transaction. */
export async function readTalks(db: ShopDb, keys: readonly string[]): Promise<Map<string, Talk>> {
  const tickets = (await readTickets(db, keys)).filter((ticket) => ticket !== undefined)
  return talksOf(db, tickets.map(wholeTicket))
}

/** With all that was said in them, by key. */
export async function talksOf(db: ShopDb, tickets: readonly Ticket[]): Promise<Map<string, Talk>> {
  const rows = await db.messages
    .where('ticket')
    .anyOf(tickets.map(({ key }) => key))
    .toArray()
  const said = new Map<string, MessageRow[]>()
  for (const row of rows.map(wholeMessage).sort(bySaid)) {
    const own = said.get(row.ticket)
    if (own) own.push(row)
    else said.set(row.ticket, [row])
  }
  return new Map(tickets.map((ticket) => [ticket.key, { ticket, messages: said.get(ticket.key) ?? [] }]))
}

/** Tiers of customers, by Buyer.key. */
async function tiersOf(db: ShopDb, tickets: readonly Ticket[]): Promise<(buyer: string) => string> {
  const ids = [...new Set(tickets.map(({ buyer }) => customerIdOf(buyer)))].filter((id) => id !== '')
  const rows = await db.customers.bulkGet(ids)
  const tiers = new Map(ids.map((id, at) => [id, rows[at]?.tier ?? '']))
  return (buyer) => tiers.get(customerIdOf(buyer)) ?? ''
}

/** The same with their targets worked out anew. */
export async function settled(db: ShopDb, talks: readonly Talk[], desk: Desk): Promise<Talk[]> {
  const tierOf = await tiersOf(
    db,
    talks.map(({ ticket }) => ticket),
  )
  return talks.map(({ ticket, messages }) => {
    const { sla, times, dueAt } = slaAfter(ticket, messages, desk, tierOf(ticket.buyer))
    const { dueAt: _, ...rest } = ticket
    return { ticket: { ...rest, sla, times, ...(dueAt === undefined ? {} : { dueAt }) }, messages }
  })
}

/** What the work on tickets changes, their targets worked out anew. */
export async function changesOfWork(db: ShopDb, work: readonly Worked[], desk: Desk): Promise<Change[]> {
  const afters = await settled(
    db,
    work.map(({ after }) => after),
    desk,
  )
  const before = new Map(work.flatMap((each) => (each.before?.messages ?? []).map((message) => [message.key, message])))
  return [
    ...work.flatMap((each, at) => fieldChanges('tickets', each.before?.ticket, afters[at].ticket)),
    ...afters.flatMap(({ messages }) => messages.flatMap((message) => fieldChanges('messages', before.get(message.key), message))),
  ]
}

/** The changes that make one record of another; an empty text stays one, since lists and files count on it. */
export function fieldChanges<R extends { key: string }>(table: RowTable, before: R | undefined, after: R): Change[] {
  const [was, is] = [new Map(Object.entries(before ?? {})), new Map(Object.entries(after))]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    if (field === 'key' || isEqual(was.get(field), is.get(field))) return []
    return [{ table, key: after.key, field, before: was.get(field), after: is.get(field) }]
  })
}
