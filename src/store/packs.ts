import type { Command } from '~/domain/command'
import { isErased } from '~/domain/customer'
import type { FactTable, OrderTable } from '~/segments/orderTable'
import { PackDamaged } from '~/segments/packFormat'
import { hasLatePromotions, type Opening, readLines, readOpening, readRest, withLatePromotions } from '~/segments/readPack'
import { writePack } from '~/segments/writePack'
import type { PackRow, Replaced, ShopDb } from './db'
import { addToJournal, type Author } from './journal'
import { DERIVED_FILE, type PackFiles } from './files'
import { KEEP_UNDONE_DAYS } from './kept'
import { dropUnusedImages } from './productImages'

/** A pack as it is seen now. */
export interface SeenPack {
  row: PackRow
  /** 1 for orders that another live pack replaced. */
  hidden?: Uint8Array
}

export type CommitRefusal = { why: 'stale' } | { why: 'noRoom'; need: number; free: number }

export type Committed = { ok: true } | { ok: false; refusal: CommitRefusal }

/** What a pack is written of. */
export interface NewPack {
  /** Its name for ever. */
  id: string
  /** Sorted by placedAt. */
  table: OrderTable
  replaces: Replaced[]
  at: number
}

/** What is in memory of a pack; each part is read when it is first needed. */
interface Held {
  opening: Opening
  lines?: FactTable
  whole?: OrderTable
}

/** The packs of one shop: files, their manifest, and what of them is in memory. */
export class Packs {
  readonly #shop: { readonly db: ShopDb }
  readonly #files: PackFiles
  /** By the name of the file: a pack that was written anew is read anew. */
  readonly #held = new Map<string, Promise<Held | undefined>>()
  /** Packs of the manifest whose file is gone or damaged: the browser evicted it, or the disk did. */
  readonly lost = new Set<string>()

  /** `shop`: whose rows; they are asked for when they are needed. */
  constructor(shop: { readonly db: ShopDb }, files: PackFiles) {
    this.#shop = shop
    this.#files = files
  }

  get #db(): ShopDb {
    return this.#shop.db
  }

  /** The live packs of the manifest in order of arrival. Others are let go of. */
  seen(rows: PackRow[]): SeenPack[] {
    const live = rows.filter((row) => row.live)
    const hidden = hiddenOf(live)
    for (const file of this.#held.keys()) if (!rows.some((row) => fileOf(row) === file && row.live)) this.#held.delete(file)
    return live.map((row) => {
      const lists = hidden.get(row.id)
      return lists ? { row, hidden: maskOf(lists, row.orders) } : { row }
    })
  }

  /** Orders with merged lines (segments/mergeLines.ts); packs whose file is lost are left out. */
  async openings(packs: SeenPack[]): Promise<FactTable[]> {
    const tables = await Promise.all(packs.map(async ({ row, hidden }) => withMask((await this.#hold(row))?.opening.facts, hidden)))
    return tables.flatMap((table) => table ?? [])
  }

  /** Orders with every line. */
  async lines(packs: SeenPack[]): Promise<FactTable[]> {
    const tables = await Promise.all(packs.map(async ({ row, hidden }) => withMask(await this.#lines(row), hidden)))
    return tables.flatMap((table) => table ?? [])
  }

  /** The whole of a pack; undefined where its file is lost. */
  async whole(row: PackRow): Promise<OrderTable | undefined> {
    const held = await this.#hold(row)
    if (!held || held.whole) return held?.whole
    const facts = await this.#lines(row)
    const rest = await this.#files.read(fileOf(row), row.linesEnd, row.bytes)
    if (!facts || !rest) return undefined
    held.whole = readRest(held.opening, facts, rest)
    return held.whole
  }

  /** The numbers of a pack's orders, by their row; undefined where its file is lost. They are not kept: whoever asks keeps what it needs. */
  async numbers(row: PackRow): Promise<string[] | undefined> {
    return (await this.prints(row))?.number
  }

  /** The same with the orders' fingerprints. */
  async prints(row: PackRow): Promise<Pick<OrderTable['orders'], 'number' | 'fingerprint'> | undefined> {
    const held = await this.#hold(row)
    if (!held || held.whole) return held?.whole?.orders
    const rest = await this.#files.read(fileOf(row), row.linesEnd, row.bytes)
    return rest && readRest(held.opening, held.opening.facts, rest).orders
  }

  /** All packs, undone ones too: a later import has to take the place of their orders as well, in case the undo is undone. */
  rows(): Promise<PackRow[]> {
    return this.#db.packs.toArray().then((rows) => rows.sort((a, b) => a.order - b.order))
  }

  /**
   * Writes a table as a new pack: the file first, flushed, then one transaction with manifest and journal. A kill in between leaves a file that the
   * next sweep takes away. `basis` is stateOf(rows) as it was when `replaces` was decided.
   */
  async commit(table: OrderTable, replaces: Replaced[], basis: string, command: Command, author: Author): Promise<Committed> {
    return withLock(lockOf(this.#db), async (): Promise<Committed> => {
      if (await this.#db.journal.where('id').equals(command.id).first()) return { ok: true }
      const rows = await this.rows()
      if (stateOf(rows) !== basis) return { ok: false, refusal: { why: 'stale' } }
      const written = await this.write({ id: command.id, table, replaces, at: author.at })
      if (!written.ok) return written
      const { row } = written
      const db = this.#db
      await db.transaction('rw', [db.packs, db.journal, db.meta], async () => {
        await db.packs.add(row)
        await addToJournal(db, command, author, [{ table: 'packs', key: command.id, field: 'live', before: false, after: true }])
      })
      return { ok: true }
    })
  }

  /** Writes a table as a file that no manifest names yet. The caller holds the lock, and adds the row to the manifest. */
  async write({ id, table: told, replaces, at }: NewPack): Promise<{ ok: true; row: PackRow } | { ok: false; refusal: CommitRefusal }> {
    const erased = await this.#erasedAmong(replaces)
    const table = erased.size > 0 ? (await import('./withoutBuyer')).keepErased(told, erased) : told
    const { bytes, openingEnd, linesEnd } = writePack(table)
    const room = await roomFor(bytes.byteLength)
    if (room) return { ok: false, refusal: room }
    try {
      await this.#files.write(id, { bytes, cuts: [openingEnd, linesEnd] })
    } catch (error) {
      if (error instanceof DOMException && error.name === 'QuotaExceededError')
        return { ok: false, refusal: { why: 'noRoom', need: bytes.byteLength, free: 0 } }
      throw error
    }
    const counts = { orders: table.orders.count, lines: table.lines.count }
    const order = ((await this.rows()).at(-1)?.order ?? 0) + 1
    return { ok: true, row: { id, order, bytes: bytes.byteLength, openingEnd, linesEnd, ...counts, live: true, replaces, writtenAt: at } }
  }

  /** Of orders that are replaced, those whose buyer was erased: what stands in place of the buyer's key, by number. */
  async #erasedAmong(replaces: readonly Replaced[]): Promise<Map<string, string>> {
    const found = new Map<string, string>()
    const rows = replaces.length > 0 ? await this.rows() : []
    for (const { pack, orders } of replaces) {
      const row = rows.find(({ id }) => id === pack)
      const { codes, values } = (row && (await this.#hold(row))?.opening.facts.orders.buyer) ?? { codes: [], values: [] }
      const numbers = row && values.some(isErased) ? await this.numbers(row) : undefined
      for (const order of numbers ? orders : []) {
        const key = values[codes[order]]
        if (isErased(key)) found.set(numbers?.[order] ?? '', key)
      }
    }
    return found
  }

  /** Numbers of the orders of an undone import that stay, because a later import has changed them since. */
  async keptOf(id: string): Promise<string[]> {
    const rows = await this.rows()
    const row = rows.find((pack) => pack.id === id)
    if (!row || row.live) return []
    const lists = hiddenOf(rows.filter((pack) => pack.live && !pack.acts)).get(id)
    const table = lists && (await this.whole(row))
    if (!table) return []
    return [...new Set(lists.flatMap((list) => [...list]))].map((order) => table.orders.number[order])
  }

  /** Takes away files that no commit names, left by a kill, and those of imports undone long ago. Skipped while another tab writes. */
  async sweep(now: number): Promise<void> {
    await withLockIfFree(lockOf(this.#db), async () => {
      const rows = await this.rows()
      const old = rows.filter((row) => !row.live && row.writtenAt < now - KEEP_UNDONE_DAYS * 86_400_000)
      if (old.length > 0) await this.#db.packs.bulkDelete(old.map((row) => row.id))
      await dropUnusedImages(this.#db, now - KEEP_UNDONE_DAYS * 86_400_000)
      const kept = await this.keptFiles(now)
      for (const name of await this.#files.names()) if (!kept.has(name) && !name.startsWith(DERIVED_FILE)) await this.#files.remove(name)
    })
  }

  /** Names of all files that the shop needs. What was taken away, an attachment or an import of traffic, stays as long as an undone import of orders: it may come back. */
  async keptFiles(now: number): Promise<Set<string>> {
    const kept = new Set([
      ...(await this.rows()).map(fileOf),
      ...(await this.#db.columnFiles.toCollection().primaryKeys()),
      ...(await this.#db.ticketPacks.toCollection().primaryKeys()),
      ...(await this.#db.attachments.toCollection().primaryKeys()),
      ...(await this.#db.images.toCollection().primaryKeys()),
    ])
    const since = now - KEEP_UNDONE_DAYS * 86_400_000
    for (const row of await this.#db.journal
      .reverse()
      .until(({ at }) => at < since)
      .toArray()) {
      for (const { table, key } of row.changes) if (table === 'attachments' || table === 'columnFiles') kept.add(key)
    }
    return kept
  }

  /** Runs while no other tab writes or takes away files of the shop. */
  withLock<T>(run: () => Promise<T>): Promise<T> {
    return withLock(lockOf(this.#db), run)
  }

  async #lines(row: PackRow): Promise<FactTable | undefined> {
    const held = await this.#hold(row)
    if (!held || held.lines) return held?.lines
    const buffer = await this.#files.read(fileOf(row), row.openingEnd, row.linesEnd)
    if (!buffer) return undefined
    held.lines ??= readLines(held.opening, buffer)
    return held.lines
  }

  #hold(row: PackRow): Promise<Held | undefined> {
    const known = this.#held.get(fileOf(row))
    if (known) return known
    const held = this.#open(row)
    this.#held.set(fileOf(row), held)
    held.catch(() => this.#held.delete(fileOf(row)))
    return held
  }

  async #open(row: PackRow): Promise<Held | undefined> {
    try {
      const buffer = await this.#files.read(fileOf(row), 0, row.openingEnd)
      if (!buffer) throw new PackDamaged('no file')
      const opening = readOpening(buffer)
      const rest = hasLatePromotions(opening.header) ? await this.#files.read(fileOf(row), row.linesEnd, row.bytes) : undefined
      return { opening: rest ? withLatePromotions(opening, rest) : opening }
    } catch (error) {
      if (!(error instanceof PackDamaged)) throw error
      this.lost.add(row.id)
      return undefined
    }
  }
}

/** The name of a pack's file. */
export const fileOf = (row: Pick<PackRow, 'id' | 'file'>): string => row.file ?? row.id

function withMask(facts: FactTable | undefined, hidden: Uint8Array | undefined): FactTable | undefined {
  return facts && hidden ? { ...facts, hidden } : facts
}

/** Which packs there are and which of them count; an import is decided on it. */
export function stateOf(rows: PackRow[]): string {
  return rows.map((row) => `${row.id}:${row.live}`).join()
}

/** For each pack the positions that live packs replace. */
export function hiddenOf(live: PackRow[]): Map<string, Uint32Array[]> {
  const hidden = new Map<string, Uint32Array[]>()
  for (const row of live) {
    for (const { pack, orders } of row.replaces) hidden.set(pack, [...(hidden.get(pack) ?? []), orders])
  }
  return hidden
}

/** Orders that are seen: of live packs, less those that another live pack replaces. */
export function countOrders(rows: PackRow[]): number {
  const live = rows.filter((row) => row.live)
  const hidden = hiddenOf(live)
  // Two later packs may replace the same order.
  const replaced = (lists: Uint32Array[] = []) =>
    lists.length > 1 ? new Set(lists.flatMap((list) => [...list])).size : (lists[0]?.length ?? 0)
  return live.reduce((sum, row) => sum + row.orders - replaced(hidden.get(row.id)), 0)
}

export function maskOf(lists: Uint32Array[], count: number): Uint8Array {
  const mask = new Uint8Array(count)
  for (const list of lists) for (const order of list) mask[order] = 1
  return mask
}

function lockOf(db: ShopDb): string {
  return `${db.name}:packs`
}

/** Runs alone among all tabs. Where there are no Web Locks (outside a browser) it just runs. */
async function withLock<T>(name: string, run: () => Promise<T>): Promise<T> {
  return hasLocks() ? navigator.locks.request(name, run) : run()
}

async function withLockIfFree(name: string, run: () => Promise<void>): Promise<void> {
  if (hasLocks()) await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? run() : undefined))
  else await run()
}

function hasLocks(): boolean {
  return typeof navigator !== 'undefined' && 'locks' in navigator
}

/** Undefined where there is room for 2.5 times the bytes, as far as the browser tells. */
async function roomFor(bytes: number): Promise<CommitRefusal | undefined> {
  if (typeof navigator === 'undefined' || !navigator.storage?.estimate) return undefined
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await navigator.storage.estimate()
  const need = Math.ceil(bytes * 2.5)
  return quota - usage < need ? { why: 'noRoom', need, free: Math.max(0, quota - usage) } : undefined
}
