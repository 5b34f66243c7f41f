import { customerIdOf } from '~/domain/customer'
import { readColumns, type ColumnTable } from '~/segments/columnFile'
import { PackDamaged } from '~/segments/packFormat'
import { hasColumns, type ColumnsOf, writeColumnFile } from './columnFiles'
import type { Change, ColumnFileRow, JournalRow, ShopDb } from './db'
import type { PackFiles } from './files'
import { stepsKeyOf } from './trafficFiles'
import type { Traces } from './withoutBuyer'

/** A file that was written anew: what its row and the journal call it from now on. */
export interface Moved {
  from: string
  to: string
  bytes: number
}

/** Files that were written, and the ids that went. */
export interface Written {
  moved: Moved[]
  ids: ReadonlyMap<string, string>
}

interface Shop {
  db: ShopDb
  files: PackFiles
}

/** Whose visits they are: who they are, the orders and texts that lead to them, and what stands in place of their ids. */
interface Whose {
  customer: string
  traces: Traces
  key: string
}

/** Commands whose changes name files of columns. */
const NAMING_FILES = ['traffic.import', 'undo'] as const

/**
 * Writes each file of sessions that names a visitor who is this customer under a new name, with another id in place of theirs: those who came with one of
 * the orders, and those who are called as the buyer is. They stay visitors of their own, so every figure stays. Files of undone imports too: they may come
 * back. What was written is taken away again where there is no room for all. `ids`: what stands in place of what, also of ids that no file has yet.
 */
export async function writeVisits({ db, files }: Shop, whose: Whose, newName: () => string): Promise<Written> {
  const named: { key: string; sessions: ColumnsOf<'sessions'> }[] = []
  for (const key of await sessionKeys(db)) {
    const sessions = await sessionsOf(files, key)
    if (sessions) named.push({ key, sessions })
  }
  const ids = newIds(
    named.map(({ sessions }) => sessions),
    whose,
  )
  const moved: Moved[] = []
  try {
    for (const { key, sessions } of named) {
      const { visitor } = sessions.texts
      if (!visitor.values.some((id) => ids.has(id))) continue
      const values = visitor.values.map((id) => ids.get(id) ?? id)
      const clean = { ...sessions, texts: { ...sessions.texts, visitor: { ...visitor, values } } }
      const to = `${newName()}-sessions`
      moved.push({ from: key, to, bytes: (await writeColumnFile(files, 'sessions', clean, { key: to, at: 0 })).bytes })
      // The steps are found by the name of the sessions.
      const steps = await (await files.blob(stepsKeyOf(key)))?.arrayBuffer()
      if (!steps || stepsKeyOf(key) === key) continue
      moved.push({ from: stepsKeyOf(key), to: stepsKeyOf(to), bytes: steps.byteLength })
      await files.write(stepsKeyOf(to), { bytes: new Uint8Array(steps) })
    }
    return { moved, ids }
  } catch (error) {
    for (const { to } of moved) await files.remove(to)
    throw error
  }
}

/** Puts the new files in the place of the old ones: in their rows, and in the journal, so that undo and redo find them. Part of the caller's transaction. */
export async function moveFiles({ columnFiles, journal }: ShopDb, moved: readonly Moved[]): Promise<void> {
  if (moved.length === 0) return
  const of = new Map(moved.map((file) => [file.from, file]))
  const rows = (await columnFiles.bulkGet([...of.keys()])).filter((row) => row !== undefined)
  await columnFiles.bulkDelete([...of.keys()])
  await columnFiles.bulkAdd(rows.map((row): ColumnFileRow => ({ ...row, ...named(of.get(row.key)) })))
  const lines = await journal
    .where('kind')
    .anyOf(...NAMING_FILES)
    .toArray()
  await journal.bulkPut(lines.filter(({ changes }) => changes.some((change) => fileIn(change, of))).map((line) => renamed(line, of)))
}

const named = (file: Moved | undefined) => file && { key: file.to, bytes: file.bytes }

const fileIn = ({ table, key }: Change, of: ReadonlyMap<string, Moved>) => (table === 'columnFiles' ? of.get(key) : undefined)

function renamed(line: JournalRow, of: ReadonlyMap<string, Moved>): JournalRow {
  const changes = line.changes.map((change) => {
    const file = fileIn(change, of)
    if (!file) return change
    const sized = (value: unknown) => (change.field === 'bytes' && value !== undefined ? file.bytes : value)
    return { ...change, key: file.to, before: sized(change.before), after: sized(change.after) }
  })
  return { ...line, changes }
}

/** Keys of all files of sessions, those of undone imports too. */
async function sessionKeys({ columnFiles, journal }: ShopDb): Promise<Set<string>> {
  const rows = await columnFiles.filter(({ kind }) => kind === 'sessions').primaryKeys()
  const lines = await journal.where('kind').equals('traffic.import').toArray()
  const told = lines.flatMap(({ changes }) =>
    changes.flatMap(({ table, key, field, after }) => (table === 'columnFiles' && field === 'kind' && after === 'sessions' ? [key] : [])),
  )
  return new Set([...rows, ...told])
}

/** Undefined where the file was swept away, is lost or damaged. */
async function sessionsOf(files: PackFiles, key: string): Promise<ColumnsOf<'sessions'> | undefined> {
  const buffer = await (await files.blob(key))?.arrayBuffer()
  const table = buffer && tableOf(buffer)
  return table && hasColumns('sessions', table) ? table : undefined
}

function tableOf(buffer: ArrayBuffer): ColumnTable | undefined {
  try {
    return readColumns(buffer)
  } catch (error) {
    if (!(error instanceof PackDamaged)) throw error
    return undefined
  }
}

/** A new id for each visitor who is this customer, the same in all files. */
function newIds(tables: readonly ColumnsOf<'sessions'>[], { customer, traces, key }: Whose): Map<string, string> {
  const ids = new Map<string, string>()
  const add = (id: string) => {
    if (id !== '' && !ids.has(id)) ids.set(id, `${key}-${ids.size + 1}`)
  }
  for (const { count, texts } of tables) {
    const { visitor, order } = texts
    for (const id of visitor.values) if (customerIdOf(id) === customer || traces.texts.has(id)) add(id)
    const theirs = Uint8Array.from(order.values, (number) => (traces.orders.has(number) ? 1 : 0))
    for (let row = 0; row < count; row++) if (theirs[order.codes[row]]) add(visitor.values[visitor.codes[row]])
  }
  // A file that is yet to come may call them so.
  for (const text of traces.texts) add(text)
  return ids
}
