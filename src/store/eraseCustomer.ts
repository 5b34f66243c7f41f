import type { Command, Outcome } from '~/domain/command'
import { customerIdOf, ERASED, maskText } from '~/domain/customer'
import { mayRun } from '~/domain/person'
import { nameOfRecord, type RecordName } from '~/domain/recordRef'
import { CUSTOMER, type MessageRow, type Ticket } from '~/domain/ticket'
import { writePack } from '~/segments/writePack'
import { cleanComplaints } from './cleanComplaints'
import { cleanseJournal } from './cleanseJournal'
import { cleanReturns } from './cleanReturns'
import { cleanseSync } from './cleanseSync'
import type { PackRow, ShopDb } from './db'
import { type RewrittenPack, rewritePacks, thawCustomer, turnToPacks } from './erasePackedTickets'
import { type ErasedVisitorRow, tombstonesOf } from './erasedVisitors'
import { type Moved, moveFiles, writeVisits } from './eraseVisits'
import { addToJournal, type Author, roleOf } from './journal'
import type { PackFiles } from './files'
import { leaveProgram } from './leaveProgram'
import { fileOf, type Packs } from './packs'
import { type Traces, withoutBuyer } from './withoutBuyer'

interface Shop {
  db: ShopDb
  files: PackFiles
  packs: Packs
}

/** What is to be done: `newName` makes names never used before, for files and for what stands in place of the buyer's key. */
interface Erasure {
  customer: string
  commandId: string
  newName: () => string
}

/** What was found of a customer, and what is written in its place. */
interface Found {
  /** Buyer key that their orders get: they stay one buyer, so that every figure stays as it is. */
  key: string
  traces: Traces
  packs: PackRow[]
  /** Files of packed tickets. */
  tickets: RewrittenPack[]
  /** Files of visits. */
  visits: Moved[]
  /** They keep the ids erased, whichever file brings them again. */
  tombstones: ErasedVisitorRow[]
  oldFiles: string[]
}

/**
 * Takes a person out of the shop: their orders, visits, tickets and the journal keep what was bought and done, and nothing of who it was. Every file that
 * names them is written anew (the files first), then one transaction turns to the new files; the old ones are removed after it, or by the sweep where a
 * kill came between. Fingerprints stay, so that the same file still has nothing to import. Cannot be undone.
 */
export async function eraseCustomer(shop: Shop, { customer, commandId, newName }: Erasure, author: Author): Promise<Outcome> {
  const { db, files, packs } = shop
  return packs.withLock(async (): Promise<Outcome> => {
    const role = await roleOf(db, author.who)
    if (!mayRun(role, 'customer.erase')) return { ok: false, refusal: { why: 'forbidden', role } }
    if (await db.journal.where('id').equals(commandId).first()) return { ok: true, commandId }
    const holding = await thawCustomer(shop, customer)
    const tickets = await db.tickets.filter(({ buyer }) => customerIdOf(buyer) === customer).toArray()
    const key = ERASED + newName().slice(0, 8)
    const found = await writeFiles(shop, { customer, key, holding }, newName)
    const isKnown = found.traces.orders.size + found.visits.length + tickets.length > 0
    const isNoted = async () => (await db.customers.get(customer)) ?? (await db.remotes.get(`customers/${customer}`))
    if (!isKnown && !(await isNoted())) return { ok: false, refusal: { why: 'notFound', what: customer } }
    const gone = await turnOver(shop, customer, found, tickets, commandId, author)
    // What fails here is taken away by the next sweep.
    for (const name of [...found.oldFiles, ...gone]) await files.remove(name).catch(() => undefined)
    return { ok: true, commandId }
  })
}

/** Writes each file that names the buyer under a new name; what was written is taken away again where there is no room for all. */
async function writeFiles(
  { db, files, packs }: Shop,
  { customer, key, holding }: { customer: string; key: string; holding: readonly string[] },
  newName: () => string,
): Promise<Found> {
  const traces: Traces = { orders: new Set(), texts: new Set() }
  const found: Found = { key, traces, packs: [], tickets: [], visits: [], tombstones: [], oldFiles: [] }
  try {
    for (const row of await packs.rows()) {
      const table = await packs.whole(row)
      const clean = table && withoutBuyer(table, (buyer) => customerIdOf(buyer) === customer, key, found.traces)
      if (!clean) continue
      const { bytes, openingEnd, linesEnd } = writePack(clean)
      const file = newName()
      await files.write(file, { bytes, cuts: [openingEnd, linesEnd] })
      found.oldFiles.push(fileOf(row))
      found.packs.push({ ...row, file, bytes: bytes.byteLength, openingEnd, linesEnd })
    }
    const { moved, ids } = await writeVisits({ db, files }, { customer, traces: found.traces, key }, newName)
    found.visits = moved
    found.tombstones = await tombstonesOf(db, ids)
    found.tickets = await rewritePacks({ db, files }, holding, newName)
    found.oldFiles.push(...found.visits.map(({ from }) => from), ...holding)
    return found
  } catch (error) {
    for (const { file } of found.packs) if (file !== undefined) await files.remove(file)
    throw error
  }
}

/** The one transaction; gives the names of the attachments' files that nothing names any more. */
async function turnOver(
  { db }: Shop,
  customer: string,
  { key, traces, packs, tickets: ticketPacks, visits, tombstones }: Found,
  tickets: Ticket[],
  commandId: string,
  author: Author,
): Promise<string[]> {
  const erased = customerIdOf(key)
  const names: RecordName[] = [
    nameOfRecord({ kind: 'customer', key: customer }),
    ...[...traces.orders].map((number) => nameOfRecord({ kind: 'order', key: number })),
    ...tickets.map((ticket) => nameOfRecord({ kind: 'ticket', key: ticket.key })),
  ]
  const { customers, orderNotes, comments, attachments, tasks, journal, meta } = db
  const tables = [
    db.packs,
    db.columnFiles,
    db.tickets,
    db.messages,
    db.ticketPacks,
    db.reviews,
    db.orderActs,
    db.complaints,
    db.returns,
    db.redemptions,
    db.points,
    db.audiences,
    customers,
    orderNotes,
    comments,
    attachments,
    tasks,
    journal,
    meta,
    db.erasedVisitors,
    db.outbox,
    db.remotes,
    db.conflicts,
  ]
  return db.transaction('rw', tables, async () => {
    await db.packs.bulkPut(packs)
    await turnToPacks(db, ticketPacks)
    await moveFiles(db, visits)
    await db.erasedVisitors.bulkPut(tombstones)
    await db.tickets.bulkPut(tickets.map((ticket) => cleanTicket(ticket, key, traces.texts)))
    await cleanMessages(db, tickets, traces.texts)
    await cleanComplaints(db, { customer, key, tickets: new Set(tickets.map((ticket) => ticket.key)) }, cleaner(traces.texts))
    await customers.delete(customer)
    await orderNotes.bulkDelete([...traces.orders])
    const reviews = await cleanseReviews(db, traces)
    await cleanActs(db, traces.orders)
    await cleanseSync(db, { customer, orders: traces.orders })
    const returns = await cleanReturns(db, { customer, key })
    for (const each of returns) names.push(nameOfRecord({ kind: 'return', key: each }))
    const all = await cleanseJournal(db, names, { customer, erased, reviews })
    await leaveProgram(db, { customer, erased })
    await tasks.where('on').anyOf(all).delete()
    await comments.where('on').anyOf(all).delete()
    const gone = await attachments.where('on').anyOf(all).primaryKeys()
    await attachments.bulkDelete(gone)
    const command: Command = { id: commandId, kind: 'customer.erase', args: { customer: erased, orders: traces.orders.size } }
    await addToJournal(db, command, author, [])
    return gone
  })
}

/** Where it went is gone, but for the region that figures know; of refunds what was remarked. Part of the caller's transaction. */
async function cleanActs({ orderActs }: ShopDb, orders: ReadonlySet<string>): Promise<void> {
  await orderActs
    .where('order')
    .anyOf([...orders])
    .modify((act) => {
      const { did } = act
      if (did.kind === 'address') act.did = { kind: 'address', to: { name: '', phone: '', text: '', region: did.to.region } }
      if (did.kind === 'refund' && did.note !== undefined) {
        const { note: _, ...rest } = did
        act.did = rest
      }
      if (did.kind === 'ship' || did.kind === 'track') act.did = { ...did, tracking: '' }
    })
}

/** What they have said of goods keeps its stars; gives the keys. Part of the caller's transaction. */
async function cleanseReviews({ reviews }: ShopDb, { orders, texts }: Traces): Promise<Set<string>> {
  const theirs = await reviews.filter(({ order, author }) => (order !== undefined && orders.has(order)) || texts.has(author)).toArray()
  const clean = cleaner(texts)
  await reviews.bulkPut(
    theirs.map(({ reply, ...review }) => ({
      ...review,
      author: '',
      title: '',
      text: '',
      erased: true as const,
      ...(reply === undefined ? {} : { reply: clean(reply) }),
    })),
  )
  return new Set(theirs.map(({ key }) => key))
}

/** Takes out of a text what names them. */
const cleaner =
  (texts: ReadonlySet<string>) =>
  (text: string): string =>
    maskText([...texts].reduce((rest, found) => rest.replaceAll(found, '…'), text))

/** A ticket that still tells what it was about and how it went. */
function cleanTicket(ticket: Ticket, key: string, texts: ReadonlySet<string>): Ticket {
  const clean = cleaner(texts)
  return {
    ...ticket,
    buyer: key,
    subject: clean(ticket.subject),
    ...(ticket.last && { last: { ...ticket.last, text: ticket.last.from === CUSTOMER ? '' : clean(ticket.last.text) } }),
    ...(ticket.ratingNote !== undefined && { ratingNote: '' }),
  }
}

/** What they said is gone; what was said to them does not name them. */
async function cleanMessages(db: ShopDb, tickets: readonly Ticket[], texts: ReadonlySet<string>): Promise<void> {
  const clean = cleaner(texts)
  const keys = tickets.map(({ key }) => key)
  const rows: MessageRow[] = await db.messages.where('ticket').anyOf(keys).toArray()
  await db.messages.bulkPut(rows.map((row) => ({ ...row, text: row.from === CUSTOMER ? '' : clean(row.text) })))
}
