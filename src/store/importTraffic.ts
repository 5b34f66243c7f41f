import type { Command } from '~/domain/command'
import type { FileRefusal } from '~/domain/importPlan'
import type { ColumnFileRow, ShopDb } from './db'
import { writeColumnFile } from './columnFiles'
import { withoutErased } from './erasedVisitors'
import { addToJournal, type Author } from './journal'
import type { PackFiles } from './files'
import type { PreparedTraffic, TrafficTables } from './import/trafficImporter'
import type { Packs } from './packs'
import { changesTo } from './rows'
import { stepsKeyOf, trafficBasis } from './trafficFiles'

type TrafficCommand = Extract<Command, { kind: 'traffic.import' }>

/**
 * Writes what a dry run of traffic found: files of columns first, flushed, then one transaction with their rows and one journal entry. The same command
 * twice counts once; where another import came between, it is refused as stale.
 */
export async function importTraffic(
  { db, files, packs }: { db: ShopDb; files: PackFiles; packs: Packs },
  prepared: PreparedTraffic,
  command: TrafficCommand,
  author: Author,
): Promise<{ ok: true } | { ok: false; refusal: FileRefusal }> {
  return packs.withLock(async () => {
    if (await db.journal.where('id').equals(command.id).first()) return { ok: true }
    if ((await trafficBasis(db)) !== prepared.basis) return { ok: false, refusal: { why: 'stale' } }
    try {
      const rows = await writeFiles(files, { ...prepared, tables: await allowed(db, prepared.tables) }, command.id, author.at)
      const changes = rows.flatMap(({ key, ...fields }) => changesTo('columnFiles', key, undefined, fields))
      await db.transaction('rw', [db.columnFiles, db.journal, db.tasks, db.meta], async () => {
        await db.columnFiles.bulkAdd(rows)
        await addToJournal(db, command, author, changes)
      })
      return { ok: true }
    } catch (error) {
      if (error instanceof DOMException && error.name === 'QuotaExceededError')
        return { ok: false, refusal: { why: 'noRoom', need: prepared.bytes, free: 0 } }
      throw error
    }
  })
}

/** What may be kept of a file: who was erased stays so. */
export async function allowed(db: ShopDb, tables: TrafficTables): Promise<TrafficTables> {
  return tables.of === 'sessions' ? { ...tables, sessions: await withoutErased(db, tables.sessions) } : tables
}

async function writeFiles(files: PackFiles, { tables, from, to }: PreparedTraffic, id: string, at: number): Promise<ColumnFileRow[]> {
  const days = { from, to }
  if (tables.of === 'trafficDays')
    return [{ ...(await writeColumnFile(files, 'trafficDays', tables.days, { key: `${id}-days`, at })), ...days }]
  if (tables.of === 'adSpend') return [{ ...(await writeColumnFile(files, 'adSpend', tables.spend, { key: `${id}-spend`, at })), ...days }]
  const key = `${id}-sessions`
  const rows = [{ ...(await writeColumnFile(files, 'sessions', tables.sessions, { key, at })), ...days }]
  return tables.steps
    ? [...rows, { ...(await writeColumnFile(files, 'steps', tables.steps, { key: stepsKeyOf(key), at })), ...days }]
    : rows
}
