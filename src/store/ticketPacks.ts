import type { MessageRow, Ticket } from '~/domain/ticket'
import { PackDamaged } from '~/segments/packFormat'
import { type PackedTicket, TicketChunk, TicketHead, writeTicketPack } from '~/segments/ticketPack'
import type { ShopDb } from './db'
import type { PackFiles } from './files'
import { updatedAt } from './ticketColumns'
import { hashOfKey, type PackedPlace, placeOfKey, type TicketPackRow } from './ticketPackRow'
import { wholeTicket } from './ticketRows'

type Files = Pick<PackFiles, 'read'>

/** Parts of files that are kept in memory, so that going from ticket to ticket reads each once. */
const HEADS_HELD = 4
const CHUNKS_HELD = 24

/** Reads packed tickets. Files never change, so what was read of one stays right. */
export class TicketFiles {
  readonly #files: Files
  readonly #heads = new Held<TicketHead>(HEADS_HELD)
  readonly #chunks = new Held<TicketChunk>(CHUNKS_HELD)
  /** Names of files that are gone or damaged: the browser evicted them, or the disk did. */
  readonly #lost: Set<string>

  constructor(files: Files, lost: Set<string> = new Set()) {
    this.#files = files
    this.#lost = lost
  }

  /** undefined: the file is lost. */
  head({ key, cuts }: TicketPackRow): Promise<TicketHead | undefined> {
    return this.#heads.get(key, () => this.#read(key, 0, cuts[0], (buffer) => new TicketHead(buffer)))
  }

  chunk({ key, cuts }: TicketPackRow, at: number): Promise<TicketChunk | undefined> {
    const [from, middle, to] = cuts.slice(2 * at, 2 * at + 3)
    return this.#chunks.get(`${key} ${at}`, () => this.#read(key, from, to, (buffer) => new TicketChunk(buffer, middle - from)))
  }

  async ticket({ pack, position }: PackedPlace): Promise<PackedTicket | undefined> {
    const at = pack.firsts.findLastIndex((first) => first <= position)
    return (await this.chunk(pack, at))?.ticketAt(position - pack.firsts[at])
  }

  /** Every ticket of a file that still lies there, chunk by chunk; a chunk that is lost is left out. */
  all(pack: TicketPackRow): AsyncGenerator<PackedTicket[]> {
    return this.#each(pack, (chunk, position) => chunk.ticketAt(position))
  }

  /** The same without what was said in them. */
  silent(pack: TicketPackRow): AsyncGenerator<PackedTicket['ticket'][]> {
    return this.#each(pack, (chunk, position) => chunk.silentAt(position))
  }

  async *#each<T>(pack: TicketPackRow, read: (chunk: TicketChunk, position: number) => T): AsyncGenerator<T[]> {
    const gone = new Set(pack.gone)
    for (const [at, first] of pack.firsts.entries()) {
      const chunk = await this.chunk(pack, at)
      const end = pack.firsts[at + 1] ?? pack.tickets
      const positions = Array.from({ length: end - first }, (_, place) => first + place).filter((position) => !gone.has(position))
      if (chunk) yield positions.map((position) => read(chunk, position - first))
    }
  }

  async #read<T>(name: string, from: number, to: number, make: (buffer: ArrayBuffer) => T): Promise<T | undefined> {
    try {
      const buffer = await this.#files.read(name, from, to)
      if (!buffer || buffer.byteLength < to - from) throw new PackDamaged('no file, or cut short')
      return make(buffer)
    } catch (error) {
      if (!(error instanceof PackDamaged)) throw error
      this.#lost.add(name)
      return undefined
    }
  }
}

/** The newest values, by name. */
class Held<T> {
  readonly #most: number
  readonly #values = new Map<string, Promise<T | undefined>>()

  constructor(most: number) {
    this.#most = most
  }

  get(name: string, make: () => Promise<T | undefined>): Promise<T | undefined> {
    const value = this.#values.get(name) ?? make()
    this.#values.delete(name)
    this.#values.set(name, value)
    const [oldest] = this.#values.keys()
    if (this.#values.size > this.#most) this.#values.delete(oldest)
    value.then(
      (found) => found ?? this.#values.delete(name),
      () => this.#values.delete(name),
    )
    return value
  }
}

/** Writes tickets as a file that no manifest names yet, and gives its row. The caller holds the lock of the shop's files. */
export async function writeTickets(
  files: Pick<PackFiles, 'write'>,
  packed: readonly PackedTicket[],
  { key, at }: { key: string; at: number },
): Promise<TicketPackRow> {
  const { bytes, cuts, firsts } = writeTicketPack(packed, (ticket) => updatedAt(wholeTicket(ticket)))
  await files.write(key, { bytes, cuts: cuts.slice(0, -1) })
  return {
    key,
    bytes: bytes.byteLength,
    tickets: packed.length,
    messages: packed.reduce((sum, { messages }) => sum + messages.length, 0),
    cuts,
    firsts,
    hashes: Float64Array.from(packed, ({ ticket }) => hashOfKey(ticket.key)),
    gone: [],
    writtenAt: at,
  }
}

/** The tables that say where a ticket lies. */
export const ticketTables = (db: ShopDb) => [db.tickets, db.messages, db.ticketPacks]

/** Brings packed tickets back as rows with all that was said in them: one transaction, which looks whether they still lie where they were read. */
export async function thawTickets(db: ShopDb, files: TicketFiles, keys: readonly string[]): Promise<void> {
  const packs = await db.ticketPacks.toArray()
  const found: { place: PackedPlace; packed: PackedTicket }[] = []
  for (const key of keys) {
    const place = placeOfKey(packs, key)
    const packed = place && (await files.ticket(place))
    if (place && packed?.ticket.key === key) found.push({ place, packed })
  }
  await db.transaction('rw', ticketTables(db), async () => {
    for (const { place, packed } of found) {
      const pack = await db.ticketPacks.get(place.pack.key)
      if (!pack || pack.gone.includes(place.position)) continue
      await db.ticketPacks.update(pack.key, { gone: [...pack.gone, place.position] })
      await putPacked(db, [packed])
    }
  })
}

/** Writes packed tickets as rows; part of the caller's transaction. */
async function putPacked(db: ShopDb, packed: readonly PackedTicket[]): Promise<void> {
  // A row of before may lack what is empty; the type does not tell.
  const rows: Pick<Ticket, 'key'>[] = packed.map(({ ticket }) => ticket)
  const messages: MessageRow[] = packed.flatMap((each) => [...each.messages])
  await db.table<Pick<Ticket, 'key'>, string>('tickets').bulkPut(rows)
  await db.messages.bulkPut(messages)
}
