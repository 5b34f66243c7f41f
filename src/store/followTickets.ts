import type { MessageRow, Ticket } from '~/domain/ticket'
import type { ShopDb } from './db'
import { endsFirstPull } from './journal'
import { TicketIndex } from './ticketIndex'
import { placeOfKey, type TicketPackRow } from './ticketPackRow'
import type { TicketFiles } from './ticketPacks'
import { wholeMessage, wholeTicket } from './ticketRows'
import { TicketSearch } from './ticketSearch'

interface Store {
  db: ShopDb
  files: TicketFiles
}

/** The tickets of a shop as they are followed. */
export interface FollowedTickets {
  index: TicketIndex
  /** Over all that was said; it learns of files by and by (TicketSearch.learn). */
  search: TicketSearch
  /** Newest line of the journal that they know. */
  seq: number
  /** Whether the demo shop's tickets were there. */
  seeded: number
}

/** Commands that write tickets without naming every row that they change. */
const WHOLE: readonly string[] = ['demo.create', 'shop.restored', 'customer.erase']
/** Files may be written anew while they are read: then their manifest is read again. */
const TRIES = 3

/** What happened to tickets after a line of the journal. */
interface TicketNews {
  seq: number
  tickets: ReadonlySet<string>
  /** Keys of messages of which something that can be found has changed. */
  messages: ReadonlySet<string>
  whole: boolean
}

/** Of a message: all else is nothing that is searched. */
const SEARCHED: readonly string[] = ['ticket', 'text', 'note', 'at', 'from']

/** The news after a line. Part of the caller's transaction. */
export async function ticketNews(db: ShopDb, since: number): Promise<TicketNews> {
  const tickets = new Set<string>()
  const messages = new Set<string>()
  let seq = since
  let whole = false
  await db.journal
    .where('seq')
    .above(since)
    .each((row) => {
      seq = row.seq
      whole ||= WHOLE.includes(row.kind) || endsFirstPull(row) || (row.kind === 'ticket.import' && row.changes.length === 0)
      for (const { table, key, field, before, after } of row.changes) {
        if (table === 'tickets') tickets.add(key)
        if (table !== 'messages' || !SEARCHED.includes(field)) continue
        messages.add(key)
        if (field === 'ticket') for (const of of [before, after]) if (typeof of === 'string') tickets.add(of)
      }
    })
  return { seq, tickets, messages, whole }
}

/** The index as the shop is now: what changed since it stood is read, and no more. */
export async function followTickets(store: Store, before: FollowedTickets | undefined): Promise<FollowedTickets> {
  const seeded = (await store.db.meta.get('demoWhole'))?.value ?? 0
  const start = before?.seeded === seeded ? before : undefined
  return (start && (await readNews(store, start))) ?? readWhole(store, seeded)
}

/** undefined where all has to be read. */
async function readNews({ db, files }: Store, followed: FollowedTickets): Promise<FollowedTickets | undefined> {
  const { index, search } = followed
  const read = await db.transaction('r', [db.journal, db.tickets, db.messages, db.ticketPacks], async () => {
    const news = await ticketNews(db, followed.seq)
    const packs = await db.ticketPacks.toArray()
    if (news.whole) return { news, packs, found: [], missing: [] }
    const said = news.messages.size > 0 ? await db.messages.bulkGet([...news.messages]) : []
    const keys = [...new Set([...news.tickets, ...said.flatMap((message) => message?.ticket ?? [])])]
    const rows = await db.tickets.bulkGet(keys)
    const messages = await readMessages(
      db,
      keys.filter((_, at) => rows[at]),
    )
    const found = rows.flatMap((row) =>
      row ? [{ ticket: wholeTicket(row), messages: (messages.get(row.key) ?? []).map(wholeMessage) }] : [],
    )
    return { news, packs, found, missing: keys.filter((_, at) => !rows[at]) }
  })
  const { news, packs, found, missing } = read
  if (news.whole) return undefined
  // One that was changed, and then closed for long, lies in a file by now.
  const packed = await Promise.all(missing.map(async (key) => readPacked(files, packs, key)))
  const there = [...found, ...packed.flatMap((each) => each ?? [])]
  const gone = missing.filter((_, at) => !packed[at])
  const goneRows = gone.flatMap((key) => index.columns.rowOf(key) ?? [])
  const rows = index.change(
    there.map(({ ticket }) => ticket),
    gone,
  )
  search.change(
    there.map(({ messages }, at) => ({ row: rows[at], messages })),
    goneRows,
  )
  search.expect(packs)
  followed.seq = news.seq
  return followed
}

async function readPacked(files: TicketFiles, packs: readonly TicketPackRow[], key: string) {
  const place = placeOfKey(packs, key)
  const packed = place && (await files.ticket(place))
  return packed && { ticket: wholeTicket(packed.ticket), messages: packed.messages }
}

async function readMessages(db: ShopDb, tickets: readonly string[]): Promise<Map<string, MessageRow[]>> {
  return byTicket(tickets.length > 0 ? await db.messages.where('ticket').anyOf(tickets).toArray() : [])
}

/** Messages by their ticket, as their rows hold them. */
export function byTicket(rows: readonly MessageRow[]): Map<string, MessageRow[]> {
  const found = new Map<string, MessageRow[]>()
  for (const row of rows) {
    const own = found.get(row.ticket)
    if (own) own.push(row)
    else found.set(row.ticket, [row])
  }
  return found
}

/** Every ticket: rows first, which win over files. */
async function readWhole(store: Store, seeded: number): Promise<FollowedTickets> {
  for (let tries = 1; ; tries++) {
    const { seq, tickets, packs } = await readRows(store.db)
    const heads = await Promise.all(packs.map(async (pack) => ({ pack, head: await store.files.head(pack) })))
    const index = new TicketIndex()
    const rows = index.change(tickets)
    for (const { pack, head } of heads) if (head) index.addPacked(head, pack.gone)
    if (heads.some(({ head }) => !head) && tries < TRIES && (await isOther(store.db, packs))) continue
    const search = new TicketSearch(index.columns)
    search.begin(rows, packs)
    return { index, search, seq, seeded }
  }
}

async function readRows(db: ShopDb): Promise<{ seq: number; tickets: Ticket[]; packs: TicketPackRow[] }> {
  return db.transaction('r', [db.journal, db.tickets, db.ticketPacks], async () => {
    const last = await db.journal.orderBy('seq').last()
    const tickets = await db.tickets.toArray()
    return { seq: last?.seq ?? -1, tickets: tickets.map(wholeTicket), packs: await db.ticketPacks.toArray() }
  })
}

const isOther = async (db: ShopDb, packs: readonly TicketPackRow[]): Promise<boolean> =>
  (await db.ticketPacks.toCollection().primaryKeys()).join() !== packs.map(({ key }) => key).join()
