import type { MessageRow, Ticket } from '~/domain/ticket'
import { isEqual } from '~/lib/isEqual'
import type { PackedTicket } from '~/segments/ticketPack'
import type { ShopDb } from './db'
import type { PackFiles } from './files'
import { byTicket, ticketNews } from './followTickets'
import { updatedAt } from './ticketColumns'
import type { TicketPackRow } from './ticketPackRow'
import { TicketFiles, ticketTables, writeTickets } from './ticketPacks'
import { bySaid, wholeTicket } from './ticketRows'

/** How long a ticket has to be closed. */
const AFTER_MS = 30 * 86_400_000
/** Fewer are not worth a file. */
const LEAST = 100
/** Tickets of one step: their rows are taken away in one transaction, which nobody is to wait for. */
const STEP = 500
/** Smaller files are made one, once there are so many, up to a size. */
const SMALL = 4_000
const SMALL_MOST = 6
const LARGE = 10_000

interface Store {
  db: ShopDb
  files: Pick<PackFiles, 'read' | 'write' | 'remove'>
}

interface Step {
  now: number
  /** A name never used before. */
  name: string
  /** Tickets that are moved at most. */
  most?: number
}

type ClosedTicket = Ticket & { closedAt: number }

const isDue =
  (now: number) =>
  (ticket: Ticket): ticket is ClosedTicket =>
    ticket.closedAt !== undefined && ticket.closedAt < now - AFTER_MS

/** Whether there is something to be packed, or files to be made one. */
export async function isPackable(db: ShopDb, now: number): Promise<boolean> {
  const due = await db.tickets.where('state').equals('closed').filter(isDue(now)).limit(LEAST).count()
  return due >= LEAST || smallOnes(await db.ticketPacks.toArray()).length > 0
}

/**
 * Moves some tickets that were closed long ago out of the rows into a file: the file first, flushed, then one transaction with the manifest. A kill in between leaves a file that the
 * next sweep takes away. Gives how many tickets it moved; the caller holds the lock of the shop's files.
 */
export async function packSome({ db, files }: Store, { now, name, most = STEP }: Step): Promise<number> {
  const { seq, tickets, messages } = await readDue(db, now, most)
  if (tickets.length < LEAST) return 0
  const said = byTicket(messages)
  const packed = tickets.map((ticket): PackedTicket => ({ ticket, messages: (said.get(ticket.key) ?? []).sort(bySaid) })).sort(byUpdated)
  const row = await writeTickets(files, packed, { key: name, at: now })
  const isDone = await db.transaction('rw', [...ticketTables(db), db.journal], async () => {
    const news = await ticketNews(db, seq)
    const changed = new Set([...news.tickets, ...(await ticketsOfMessages(db, news.messages))])
    if (news.whole || tickets.some(({ key }) => changed.has(key))) return false
    await db.ticketPacks.add(row)
    await db.tickets.bulkDelete(tickets.map(({ key }) => key))
    await db.messages.bulkDelete(messages.map(({ key }) => key))
    return true
  })
  if (!isDone) await files.remove(name)
  return isDone ? tickets.length : 0
}

async function readDue(db: ShopDb, now: number, most: number): Promise<{ seq: number; tickets: Ticket[]; messages: MessageRow[] }> {
  return db.transaction('r', [db.tickets, db.messages, db.journal], async () => {
    const last = await db.journal.orderBy('seq').last()
    const tickets = await db.tickets.where('state').equals('closed').filter(isDue(now)).limit(most).toArray()
    const keys = tickets.length < LEAST ? [] : tickets.map(({ key }) => key)
    const messages = keys.length > 0 ? await db.messages.where('ticket').anyOf(keys).toArray() : []
    return { seq: last?.seq ?? -1, tickets, messages }
  })
}

async function ticketsOfMessages(db: ShopDb, keys: ReadonlySet<string>): Promise<string[]> {
  const rows = await db.messages.bulkGet([...keys])
  return rows.flatMap((row) => row?.ticket ?? [])
}

const byUpdated = ({ ticket: one }: PackedTicket, { ticket: other }: PackedTicket): number =>
  updatedAt(wholeTicket(one)) - updatedAt(wholeTicket(other))

const leftIn = ({ tickets, gone }: TicketPackRow): number => tickets - gone.length

/** Files that are to be made one: there are many small ones, or ones that most of their tickets have left. */
function smallOnes(packs: readonly TicketPackRow[]): TicketPackRow[] {
  const small = packs.filter((pack) => leftIn(pack) < SMALL).sort((one, other) => one.writtenAt - other.writtenAt)
  const left = packs.filter((pack) => leftIn(pack) * 2 < pack.tickets)
  if (small.length < SMALL_MOST) return left
  const taken: TicketPackRow[] = []
  let size = 0
  for (const pack of small) {
    if (size + leftIn(pack) > LARGE) break
    taken.push(pack)
    size += leftIn(pack)
  }
  return taken
}

/**
 * Makes small files one, without the tickets that have left them. What they held stays until the next sweep, for tabs that read it. Gives whether there was something to do; the
 * caller holds the lock of the shop's files.
 */
export async function joinPacks({ db, files }: Store, { now, name }: Step): Promise<boolean> {
  const packs = smallOnes(await db.ticketPacks.toArray())
  if (packs.length === 0) return false
  const reader = new TicketFiles(files)
  const packed: PackedTicket[] = []
  for (const pack of packs) for await (const part of reader.all(pack)) packed.push(...part)
  // A file that is lost is left as it is, so that it is told of.
  if (packed.length !== packs.reduce((sum, pack) => sum + leftIn(pack), 0)) return false
  const row = packed.length > 0 ? await writeTickets(files, packed.sort(byUpdated), { key: name, at: now }) : undefined
  const isDone = await db.transaction('rw', [db.ticketPacks], async () => {
    const keys = packs.map(({ key }) => key)
    const found = await db.ticketPacks.bulkGet(keys)
    if (!found.every((each, at) => each && isEqual(each.gone, packs[at].gone))) return false
    await db.ticketPacks.bulkDelete(keys)
    if (row) await db.ticketPacks.add(row)
    return true
  })
  if (!isDone && row) await files.remove(name)
  return isDone
}
