import type { MessageRow, Ticket } from '~/domain/ticket'
import type { ShopDb } from './db'
import { placeOfKey } from './ticketPackRow'

/** Tickets that a command needs lie in files: they are brought back as rows, and it is decided again (worker/runCommand.ts). */
export class TicketPacked extends Error {
  constructor(readonly keys: readonly string[]) {
    super(`tickets in files: ${keys.join(', ')}`)
    this.name = 'TicketPacked'
  }
}

/** A ticket as its row holds it: what is empty may be left out. */
export type TicketRow = Partial<Ticket> & Pick<Ticket, 'key'>

/** The tickets of these keys as their rows hold them, in that order; undefined: there is none. Throws TicketPacked where one lies in a file. Part of the caller's transaction. */
export async function readTickets(db: Pick<ShopDb, 'tickets' | 'ticketPacks'>, keys: readonly string[]): Promise<(Ticket | undefined)[]> {
  const rows = await db.tickets.bulkGet([...keys])
  const missing = keys.filter((_, at) => !rows[at])
  const packs = missing.length > 0 ? await db.ticketPacks.toArray() : []
  const packed = missing.filter((key) => placeOfKey(packs, key))
  if (packed.length > 0) throw new TicketPacked(packed)
  return rows
}

/** A ticket with every field that an empty row leaves out. */
export const wholeTicket = (row: TicketRow): Ticket => ({
  subject: '',
  queue: 'afterSale',
  channel: 'chat',
  state: 'new',
  reason: 'other',
  priority: 'normal',
  buyer: '',
  order: '',
  sku: '',
  tags: [],
  createdAt: 0,
  steps: [],
  said: 0,
  ...row,
})

/** The same of a message. */
export const wholeMessage = (row: Partial<MessageRow> & Pick<MessageRow, 'key'>): MessageRow => ({
  ticket: '',
  at: 0,
  from: '',
  note: false,
  text: '',
  ...row,
})

/** All that was said in a ticket that lies in rows, oldest first. */
export async function messagesOf(db: Pick<ShopDb, 'messages'>, ticket: string): Promise<MessageRow[]> {
  const rows = await db.messages.where('ticket').equals(ticket).toArray()
  return rows.map(wholeMessage).sort(bySaid)
}

/** Oldest first; of the same moment, in the order of their keys. */
export const bySaid = (one: Pick<MessageRow, 'at' | 'key'>, other: Pick<MessageRow, 'at' | 'key'>): number =>
  one.at - other.at || (one.key < other.key ? -1 : 1)
