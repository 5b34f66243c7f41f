import type { Refusal } from '~/domain/command'
import type { Desk } from '~/domain/desk'
import { DESK } from '~/domain/deskDefaults'
import { isOver, type MessageRow, type Ticket, TICKET_STATES } from '~/domain/ticket'
import { type Talk, withSaid } from '~/domain/ticketSteps'
import type { Change, ShopDb } from './db'
import { deskOf } from './deskRow'
import { fieldChanges, settled } from './deskWork'
import { type AnyRow, nameOfRow, setField } from './rows'
import { bySaid, readTickets, wholeMessage, wholeTicket } from './ticketRows'

/** Worked out of all the rest of a ticket: never taken back, always worked out anew. */
const DERIVED = ['sla', 'times', 'dueAt', 'last', 'said'] as const satisfies (keyof Ticket)[]
/** A step of a ticket's way: goes back as a whole or not at all. */
const WAY = ['state', 'steps', 'solvedAt', 'closedAt', 'reopened'] as const satisfies (keyof Ticket)[]

const OPEN_STATES = TICKET_STATES.filter((state) => !isOver({ state }))

const isOf = ({ table, field }: Change, fields: readonly string[]): boolean => table === 'tickets' && fields.includes(field)
const isDerived = (change: Change): boolean => isOf(change, DERIVED)
const comesAway = ({ table, field, after }: Change, of: 'tickets' | 'messages'): boolean =>
  table === of && field === (of === 'tickets' ? 'createdAt' : 'at') && after === undefined

/** Whether a command wrote to tickets, or to what their targets are measured by. */
export const concernsTickets = (changes: readonly Change[]): boolean =>
  changes.some(({ table }) => table === 'tickets' || table === 'messages' || table === 'desk')

/** What of it goes back, and what is left, as far as tickets are concerned. Throws TicketPacked where one lies in a file. */
export async function splitTalk(db: ShopDb, back: readonly Change[], left: readonly Change[]): Promise<{ back: Change[]; left: Change[] }> {
  const tickets = await readTickets(db, [...ticketsIn([...back, ...left])])
  const away = new Set(back.filter((change) => comesAway(change, 'tickets')).map(({ key }) => key))
  const stuck = new Set(left.filter((change) => isOf(change, WAY)).map(({ key }) => key))
  const stays = (change: Change) => isOf(change, WAY) && stuck.has(change.key)
  // What is worked out goes with the ticket, whatever it has come to since.
  const gone = tickets.flatMap((ticket) => (ticket && away.has(ticket.key) ? DERIVED.flatMap((field) => goneOf(ticket, field)) : []))
  const unsent = await sentOf(db, back, left)
  return {
    back: [...back.filter((change) => !isDerived(change) && !stays(change)), ...gone, ...unsent.back],
    left: [...unsent.left, ...back.filter(stays)].filter((change) => !isDerived(change)),
  }
}

/** Whether a message has gone out goes with the message, whatever it has come to since. */
async function sentOf(db: ShopDb, back: readonly Change[], left: readonly Change[]): Promise<{ back: Change[]; left: Change[] }> {
  const away = new Set(back.filter((change) => comesAway(change, 'messages')).map(({ key }) => key))
  const isSent = ({ table, key, field }: Change) => table === 'messages' && field === 'sent' && away.has(key)
  const sent = left.filter(isSent)
  const rows = await db.messages.bulkGet(sent.map(({ key }) => key))
  return {
    back: sent.map((change, at) => ({ ...change, before: rows[at]?.sent, after: undefined })),
    left: left.filter((change) => !isSent(change)),
  }
}

const goneOf = (ticket: Ticket, field: (typeof DERIVED)[number]): Change[] =>
  ticket[field] === undefined ? [] : [{ table: 'tickets', key: ticket.key, field, before: ticket[field], after: undefined }]

/** Tickets that changes are of, or whose messages are. */
function ticketsIn(changes: readonly Change[]): Set<string> {
  const keys = new Set<string>()
  for (const { table, key, field, before, after } of changes) {
    if (table === 'tickets') keys.add(key)
    else if (table === 'messages' && field === 'ticket')
      for (const ticket of [before, after]) if (typeof ticket === 'string') keys.add(ticket)
  }
  return keys
}

/**
 * What was said is taken back only while nothing was said after it, and nothing else was done about it: the answer to a message must not stand without it. A ticket goes only
 * with all that was said in it, and not while a complaint or a return stands on it.
 */
export async function refuseHalfTalk(db: ShopDb, back: readonly Change[], left: readonly Change[]): Promise<Refusal | undefined> {
  const leaving = new Map<string, MessageRow | undefined>()
  for (const change of back) if (comesAway(change, 'messages')) leaving.set(change.key, undefined)
  const rows = await db.messages.bulkGet([...leaving.keys()])
  for (const row of rows) if (row) leaving.set(row.key, wholeMessage(row))
  const isOut = [...leaving.values()].some((row) => row?.sent === 'platform' || row?.sent === 'byHand')
  if (isOut) return { why: 'rule', rule: 'ticket.goneOut' }
  const away = back.filter((change) => comesAway(change, 'tickets')).map(({ key }) => key)
  const moved = new Set(back.flatMap(({ table, key, field }) => (table === 'messages' && field === 'ticket' ? [key] : [])))
  const tickets = new Set([...leaving.values()].flatMap((row) => (row ? [row.ticket] : [])))
  const said = await db.messages
    .where('ticket')
    .anyOf([...new Set([...tickets, ...away])])
    .toArray()
  const others = said.map(wholeMessage).filter(({ key }) => !leaving.has(key) && !moved.has(key))
  const later = others.find(
    ({ ticket, at }) => away.includes(ticket) || [...leaving.values()].some((row) => row?.ticket === ticket && row.at <= at),
  )
  if (later) return changedSince(later.ticket, 'said', '')
  const half = leaving.size > 0 ? left.find((change) => isOf(change, WAY) && tickets.has(change.key)) : undefined
  if (half) return changedSince(half.key, half.field, '')
  const [complaints, returns] = await Promise.all([db.complaints.bulkGet(away), db.returns.where('ticket').anyOf(away).count()])
  return complaints.some((row) => row) || returns > 0 ? changedSince(away[0], 'state', '') : undefined
}

const changedSince = (key: string, field: string, now: string): Refusal => ({ why: 'changedSince', fields: [{ key, field, now }] })

/** What the fields that go back make of messages, targets and times of the tickets; `rows` gets those that it reads. */
export async function talkThatStands(
  db: ShopDb,
  { target, back, rows }: { target: readonly Change[]; back: readonly Change[]; rows: Map<string, AnyRow | undefined> },
): Promise<Change[]> {
  const desk = await deskAfter(db, back)
  const isMeasured = back.some(({ table, field }) => table === 'desk' && (field === 'calendars' || field === 'policies'))
  const open = isMeasured ? await db.tickets.where('state').anyOf(OPEN_STATES).primaryKeys() : []
  const keys = [...new Set([...ticketsIn([...back, ...target.filter(({ table }) => table !== 'desk')]), ...open])]
  const found = await db.tickets.bulkGet(keys)
  const tickets = new Map(found.flatMap((row) => (row ? [[row.key, row] as const] : [])))
  const messages = await messagesAfter(db, keys, back)
  const talks: Talk[] = []
  for (const key of keys) {
    const row = tickets.get(key)
    rows.set(nameOfRow('tickets', key), row && { ...row })
    const after = patched(row && { ...row }, key, 'tickets', back)
    if (after.createdAt === undefined) continue
    const said = messages.get(key) ?? []
    talks.push({ ticket: withSaid(wholeTicket({ ...after, key }), said), messages: said })
  }
  const stand = await settled(db, talks, desk)
  return stand.flatMap(({ ticket }) => fieldChanges('tickets', tickets.get(ticket.key), ticket).filter(isDerived))
}

/** A row with those of the changes that are of it. */
function patched(row: AnyRow | undefined, key: string, table: Change['table'], changes: readonly Change[]): AnyRow {
  const next: AnyRow = { key, ...row }
  for (const change of changes) if (change.table === table && change.key === key) setField(next, change.field, change.after)
  return next
}

async function deskAfter(db: ShopDb, back: readonly Change[]): Promise<Desk> {
  const row = await db.desk.get(DESK)
  return deskOf(db, patched(row && { ...row }, DESK, 'desk', back))
}

/** Messages by ticket as they are once these changes are made, oldest first. */
async function messagesAfter(db: ShopDb, tickets: readonly string[], back: readonly Change[]): Promise<Map<string, MessageRow[]>> {
  const own = back.filter(({ table }) => table === 'messages')
  const touched = [...new Set(own.map(({ key }) => key))]
  const [said, rows] = await Promise.all([
    db.messages
      .where('ticket')
      .anyOf([...tickets])
      .toArray(),
    db.messages.bulkGet(touched),
  ])
  const all = new Map(said.map((row) => [row.key, wholeMessage(row)]))
  touched.forEach((key, at) => {
    const row = rows[at]
    const after = patched(row && { ...row }, key, 'messages', own)
    if (after.at === undefined) all.delete(key)
    else all.set(key, wholeMessage({ ...after, key }))
  })
  const by = new Map<string, MessageRow[]>()
  for (const message of [...all.values()].sort(bySaid)) by.set(message.ticket, [...(by.get(message.ticket) ?? []), message])
  return by
}
