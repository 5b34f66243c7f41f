import { Dexie } from 'dexie'
import type { Command } from '~/domain/command'
import { ShopDb } from '~/store/db'
import { addToJournal, type Author } from '~/store/journal'
import { deleteShop, openFiles, type PackFiles } from '~/store/files'
import { Packs } from '~/store/packs'
import { countSeen } from './countSeen'
import { sha256 } from './digest'
import type { BackupManifest, BackupRefusal, RestoreOutcome } from './format'
import type { Watch } from './makeBackup'
import { contentOf, type PlacedPart, readManifest, readPart } from './readBackup'
import { decodeRows, encodeRows } from './rowCodec'

export interface Restoring {
  file: Blob
  fileName: string
  /** Id of a shop that is not there yet. */
  shop: string
  commandId: string
  author: Author
}

/** Ends a restore with its reason; what was written by then is taken away. */
class Refused extends Error {
  constructor(readonly refusal: BackupRefusal) {
    super(refusal.why)
  }
}

/**
 * Writes a backup into a new shop: its files, its rows in one transaction; then all of it is read again there and held against the backup's
 * checksums. Whatever goes wrong on the way, nothing of the new shop stays.
 */
export async function restoreBackup(restoring: Restoring, watch: Watch): Promise<RestoreOutcome> {
  const { file, shop } = restoring
  const read = await readManifest(file)
  if (!read.ok) return read
  const { manifest, parts } = read
  const newest = new ShopDb(shop).verno
  if (manifest.database.version > newest) return { ok: false, refusal: { why: 'newer', version: manifest.database.version } }
  const refusal = await noRoom(manifest)
  if (refusal) return { ok: false, refusal }
  if (await Dexie.exists(`zhanggui:${shop}`)) throw new Error(`there is a shop ${shop} already`)
  try {
    await writeShop(restoring, manifest, parts, watch)
    return { ok: true, summary: manifest.summary }
  } catch (error) {
    await deleteShop(shop)
    if (error instanceof Refused) return { ok: false, refusal: error.refusal }
    if (isFull(error)) return { ok: false, refusal: { why: 'noRoom', need: manifest.summary.bytes, free: 0 } }
    throw error
  }
}

async function writeShop(
  { file, fileName, shop, commandId, author }: Restoring,
  manifest: BackupManifest,
  parts: PlacedPart[],
  watch: Watch,
) {
  const { summary, database } = manifest
  const old = databaseFor(shop, database)
  const files = await openFiles(shop)
  // Its tables come to be and its rows are read while the files are written; what fails of it is heard where it is waited for.
  const opening = old.open()
  opening.catch(() => undefined)
  try {
    const steps = new Steps(file, parts, watch)
    const read = async (part: PlacedPart) => ({ name: part.name, rows: decodeRows(await steps.read(part)) })
    const reading = Promise.all(parts.filter(({ kind }) => kind === 'rows').map(read))
    reading.catch(() => undefined)
    for (const part of parts) if (part.kind === 'file') await steps.copy(part, files)
    await opening
    const tables = await reading
    const filled = tables.filter(({ rows }) => rows.length > 0)
    const names = filled.map(({ name }) => name)
    // Added at once and not one after the other: the browser has the next at hand.
    if (filled.length > 0)
      await old.transaction('rw', names, () => Promise.all(filled.map(({ name, rows }) => old.table<unknown>(name).bulkAdd(rows))))
    await verify(old, files, parts, steps)
    // Rows of an older version are brought up to date as they are opened.
    if (!(old instanceof ShopDb)) old.close()
    const db = old instanceof ShopDb ? old : new ShopDb(shop)
    try {
      const rows = await db.packs.toArray()
      const { orders, lines } = await countSeen(new Packs({ db }, files), rows)
      if (summary.lost === 0 && (orders !== summary.orders || lines !== summary.lines))
        throw new Error('the restored shop shows other orders than the backup')
      const args = { fileName, bytes: summary.bytes, takenAt: summary.takenAt }
      const command: Command = { id: commandId, kind: 'shop.restored', args }
      await db.transaction('rw', [db.journal, db.meta], async () => {
        await addToJournal(db, command, author, [])
      })
      watch.signal.throwIfAborted()
    } finally {
      db.close()
    }
  } finally {
    await opening.catch(() => undefined)
    old.close()
    files.close()
  }
}

/** The database as it was when the backup was taken, so that its own upgrades run on the rows. */
function databaseFor(shop: string, { version, tables }: BackupManifest['database']): Dexie {
  const newest = new ShopDb(shop)
  if (version === newest.verno) return newest
  const old = new Dexie(newest.name, { chromeTransactionDurability: 'strict' })
  old.version(version).stores(tables)
  return old
}

/** Reads parts of the file, and tells how far it has come: everything is read once to be written and once to be verified. */
class Steps {
  #done = 0

  constructor(
    readonly file: Blob,
    readonly parts: PlacedPart[],
    readonly watch: Watch,
  ) {}

  #tell(part: PlacedPart, phase: 'writing' | 'verifying') {
    this.watch.signal.throwIfAborted()
    const total = 2 * this.parts.reduce((sum, { bytes }) => sum + bytes, 0)
    this.watch.progress({ phase, bytes: this.#done, total })
    this.#done += part.bytes
  }

  async read(part: PlacedPart): Promise<ArrayBuffer> {
    this.#tell(part, 'writing')
    const content = await readPart(this.file, part)
    if (!content) throw new Refused({ why: 'damaged', part: part.name })
    return content
  }

  /** Hashed and written at the same time: what turns out to be damaged is taken away with all else. */
  async copy(part: PlacedPart, files: PackFiles): Promise<void> {
    this.#tell(part, 'writing')
    const content = await contentOf(this.file, part)
    const hashing = sha256(content)
    await files.write(part.name, { bytes: new Uint8Array(content), ...(part.cuts ? { cuts: part.cuts } : {}) })
    if ((await hashing) !== part.sha256) throw new Refused({ why: 'damaged', part: part.name })
  }

  async compare(part: PlacedPart, content: ArrayBuffer | Uint8Array<ArrayBuffer> | undefined): Promise<void> {
    this.#tell(part, 'verifying')
    if (!content || (await sha256(content)) !== part.sha256) throw new Error(`${part.name} was not written as it was read`)
  }
}

/** Everything that was written, read again from where the shop will read it. */
async function verify(db: Dexie, files: PackFiles, parts: PlacedPart[], steps: Steps): Promise<void> {
  const ofFiles = async () => {
    for (const part of parts) if (part.kind === 'file') await steps.compare(part, await (await files.blob(part.name))?.arrayBuffer())
  }
  const ofRows = parts.filter(({ kind }) => kind === 'rows')
  const names = ofRows.map(({ name }) => name)
  const reading = db.transaction('r', names, () => Promise.all(names.map((name) => db.table<unknown>(name).toArray())))
  const [tables] = await Promise.all([reading, ofFiles()])
  await Promise.all(ofRows.map((part, at) => steps.compare(part, encodeRows(tables[at]))))
}

/** What is written is about as large as the backup; a little more for the indexes of its rows. */
async function noRoom({ summary: { bytes } }: BackupManifest): Promise<BackupRefusal | undefined> {
  if (typeof navigator === 'undefined' || !navigator.storage?.estimate) return undefined
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await navigator.storage.estimate()
  const need = Math.ceil(bytes * 1.25) + 2 ** 20
  return quota - usage < need ? { why: 'noRoom', need, free: Math.max(0, quota - usage) } : undefined
}

const isFull = (error: unknown): boolean => error instanceof Object && 'name' in error && error.name === 'QuotaExceededError'
