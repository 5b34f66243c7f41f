import { customerIdOf } from '~/domain/customer'
import { isEqual } from '~/lib/isEqual'
import type { PackedTicket } from '~/segments/ticketPack'
import type { ShopDb } from './db'
import type { PackFiles } from './files'
import type { TicketPackRow } from './ticketPackRow'
import { thawTickets, TicketFiles, writeTickets } from './ticketPacks'

interface Store {
  db: ShopDb
  files: PackFiles
}

/** A file that was written anew; absent `to`: nothing was left of it. */
export interface RewrittenPack {
  from: TicketPackRow
  to?: TicketPackRow
}

/** Brings a customer's packed tickets back as rows, which are cleaned like all rows. Gives the files that still hold what they were. */
export async function thawCustomer({ db, files }: Store, customer: string): Promise<string[]> {
  const reader = new TicketFiles(files)
  const holding: string[] = []
  for (const pack of await db.ticketPacks.toArray()) {
    const head = await reader.head(pack)
    if (!head) continue
    const theirs = Array.from({ length: head.count }, (_, position) => position).filter(
      (position) => customerIdOf(head.textAt('buyer', position)) === customer,
    )
    if (theirs.length === 0) continue
    holding.push(pack.key)
    const keys = theirs.map((position) => head.textAt('key', position))
    await thawTickets(db, reader, keys)
  }
  return holding
}

/** Writes these files anew without the tickets that have left them. The caller holds the lock of the shop's files. */
export async function rewritePacks({ db, files }: Store, keys: readonly string[], newName: () => string): Promise<RewrittenPack[]> {
  const reader = new TicketFiles(files)
  const rewritten: RewrittenPack[] = []
  for (const from of await db.ticketPacks.bulkGet([...keys])) {
    if (!from) continue
    const packed: PackedTicket[] = []
    for await (const part of reader.all(from)) packed.push(...part)
    const to = packed.length > 0 ? await writeTickets(files, packed, { key: newName(), at: from.writtenAt }) : undefined
    rewritten.push(to ? { from, to } : { from })
  }
  return rewritten
}

/** Turns to the files that were written; part of the caller's transaction, which fails where a ticket came out of one of them meanwhile. */
export async function turnToPacks(db: ShopDb, rewritten: readonly RewrittenPack[]): Promise<void> {
  for (const { from, to } of rewritten) {
    const now = await db.ticketPacks.get(from.key)
    if (!now || !isEqual(now.gone, from.gone)) throw new Error('a ticket came out of its file meanwhile')
    await db.ticketPacks.delete(from.key)
    if (to) await db.ticketPacks.add(to)
  }
}
