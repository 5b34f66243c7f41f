import type { Dexie } from 'dexie'
import type { ShopDb } from '~/store/db'
import type { PackFiles } from '~/store/files'
import { fileOf, type Packs } from '~/store/packs'
import { BackupWriter } from './backupWriter'
import { countSeen } from './countSeen'
import type { BackupDone, BackupManifest, BackupProgress } from './format'
import { encodeRows } from './rowCodec'

export interface Store {
  db: ShopDb
  files: PackFiles
  packs: Packs
}

export interface Watch {
  signal: AbortSignal
  progress: (value: BackupProgress) => void
}

/**
 * What a shop knows of its platform stays behind: a sealed token is for this browser alone, and a copy that is kept in step too would send what waits a second time.
 * A shop that is restored is not connected.
 */
const OF_CONNECTION: ReadonlySet<string> = new Set(['connection', 'outbox', 'remotes', 'conflicts', 'cursors'])

/**
 * The whole shop as one file, as it is at one moment: rows are read in one transaction, and no file is taken away meanwhile. The Blob is made of the
 * shop's files, not of copies; one of them at a time is read, for its checksum.
 */
export async function makeBackup({ db, files, packs }: Store, takenAt: number, { signal, progress }: Watch): Promise<BackupDone> {
  return packs.withLock(async () => {
    const { tables, rows, tickets, needed, known } = await readShop(db)
    signal.throwIfAborted()
    const cuts = new Map<string, number[]>([
      ...rows.map((row) => [fileOf(row), [row.openingEnd, row.linesEnd]] satisfies [string, number[]]),
      ...tickets.map((pack) => [pack.key, pack.cuts.slice(0, -1)] satisfies [string, number[]]),
    ])
    const writing = new BackupWriter()
    for (const [name, all] of tables) {
      const bytes = encodeRows(all)
      await writing.add({ kind: 'rows', name, bytes: bytes.byteLength }, bytes, bytes)
    }
    const { found, lost } = await findFiles(files, await packs.keptFiles(takenAt), needed)
    const total = found.reduce((sum, { blob }) => sum + blob.size, 0)
    let read = 0
    for (const { name, blob } of found) {
      signal.throwIfAborted()
      progress({ phase: 'reading', bytes: read, total })
      const inner = cuts.get(name)
      await writing.add({ kind: 'file', name, bytes: blob.size, ...(inner ? { cuts: inner } : {}) }, blob, await blob.arrayBuffer())
      read += blob.size
    }
    progress({ phase: 'reading', bytes: total, total })
    return writing.finish({ ...known, ...(await countSeen(packs, rows)), takenAt, lost }, databaseOf(db))
  })
}

/** Every row at one moment, and what has to be known of them. */
async function readShop(db: ShopDb) {
  return db.transaction('r', db.tables, async () => {
    // One after the other: a transaction that waits for anything but its own requests is over before it is read.
    const tables: [string, unknown[]][] = []
    for (const table of db.tables) tables.push([table.name, OF_CONNECTION.has(table.name) ? [] : await table.toArray()])
    const rows = await db.packs.toArray()
    const columns = await db.columnFiles.toCollection().primaryKeys()
    const tickets = await db.ticketPacks.toArray()
    const attachments = await db.attachments.toCollection().primaryKeys()
    const images = await db.images.filter(({ uses }) => uses > 0).primaryKeys()
    const first = await db.journal.orderBy('seq').first()
    return {
      tables,
      rows: rows.sort((a, b) => a.order - b.order),
      tickets,
      /** Files without which something of the shop is gone; others may have been swept. */
      needed: [...rows.filter(({ live }) => live).map(fileOf), ...columns, ...tickets.map(({ key }) => key), ...attachments, ...images],
      known: {
        shop: (await db.settings.get('shop'))?.name ?? '',
        version: (await db.meta.get('version'))?.value ?? 0,
        demo: first?.kind === 'demo.create',
      },
    }
  })
}

/** Version and tables of a database, as Dexie is told them. */
export function databaseOf(db: Dexie): BackupManifest['database'] {
  const tables: Record<string, string> = {}
  for (const { name, schema } of db.tables) tables[name] = [schema.primKey, ...schema.indexes].map(({ src }) => src).join()
  return { version: db.verno, tables }
}

async function findFiles(files: PackFiles, kept: ReadonlySet<string>, needed: readonly string[]) {
  const found: { name: string; blob: Blob }[] = []
  for (const name of kept) {
    const blob = await files.blob(name)
    if (blob) found.push({ name, blob })
  }
  const there = new Set(found.map(({ name }) => name))
  return { found, lost: needed.filter((name) => !there.has(name)).length }
}
