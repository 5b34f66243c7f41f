import type { Command, Kept, Outcome, ShopSettings } from '~/domain/command'
import { FIRST_PERSON, mayRun, type Role } from '~/domain/person'
import type { RecordName } from '~/domain/recordRef'
import { decide, type Decision } from './decide'
import type { Change, JournalRow, ShopDb } from './db'
import { readRow } from './rows'
import { touchesOf } from './touches'

/** Who acts and when; the store takes neither from thin air. */
export interface Author {
  /** Key of a person. */
  who: string
  at: number
}

/**
 * Carries a command out as one transaction: touched rows read, its rule asked, rows and one journal entry written.
 * The same id twice counts once. A refusal changes nothing.
 */
export async function execute(db: ShopDb, defaults: ShopSettings, command: Command, author: Author): Promise<Outcome> {
  const { settings, products, orderNotes, mappings, packs, people, tasks, comments, attachments, snoozes, customers } = db
  const { goals, audiences, columnFiles, journal, meta } = db
  const records = [products, orderNotes, mappings, packs, people, tasks, comments, attachments, snoozes, customers]
  const tables = [settings, ...records, goals, audiences, columnFiles, journal, meta]
  return db.transaction('rw', tables, async () => {
    if (await db.journal.where('id').equals(command.id).first()) return { ok: true, commandId: command.id }
    const role = await roleOf(db, author.who)
    if (!mayRun(role, command.kind)) return { ok: false, refusal: { why: 'forbidden', role } }
    const decision: Decision = await decide(db, defaults, command, { ...author, role })
    if ('refusal' in decision) return { ok: false, refusal: decision.refusal }
    await writeChanges(db, decision.changes)
    await addToJournal(db, command, author, decision.changes, decision.undoes)
    return { ok: true, commandId: command.id, ...keptIn(decision.kept) }
  })
}

const keptIn = (kept: Kept[] | undefined) => (kept && kept.length > 0 ? { kept } : {})

/** What a person may do: the first is an owner before that is written down; somebody unknown or no longer active may do least. */
export async function roleOf(db: ShopDb, who: string): Promise<Role> {
  const person = await db.people.get(who)
  if (person) return person.active ? person.role : 'analyst'
  return who === FIRST_PERSON ? 'owner' : 'analyst'
}

/** Adds the entry and counts the commit; part of the caller's transaction. */
export async function addToJournal(
  db: ShopDb,
  command: Command,
  { who, at }: Author,
  changes: Change[],
  undoes?: JournalRow,
): Promise<void> {
  const touches = undoes ? undoes.touches : [...new Set([...touchesOf(command, changes), ...(await ofTasks(db, changes))])]
  const entry: Omit<JournalRow, 'seq'> = { id: command.id, kind: command.kind, args: command.args, who, at, changes, touches }
  if (undoes) {
    entry.undoes = undoes.id
    await db.journal.update(undoes.seq, { undoneBy: command.id })
    // Undoing an undo puts the first command back in force, so that it can be undone again.
    if (undoes.undoes) await db.journal.where('id').equals(undoes.undoes).modify({ undoneBy: undefined })
  }
  await db.journal.add(entry)
  await bumpVersion(db)
}

/** The records that changed tasks are on: a task that is ticked off stands in their history too. */
async function ofTasks(db: ShopDb, changes: readonly Change[]): Promise<RecordName[]> {
  const keys = new Set(changes.filter(({ table }) => table === 'tasks').map(({ key }) => key))
  const tasks = keys.size > 0 ? await db.tasks.bulkGet([...keys]) : []
  return tasks.flatMap((task) => (task?.on === undefined ? [] : [task.on]))
}

async function bumpVersion(db: ShopDb): Promise<void> {
  const version = (await db.meta.get('version'))?.value ?? 0
  await db.meta.put({ key: 'version', value: version + 1 })
}

/** Writes the fields; a row that has none left is taken away. */
async function writeChanges(db: ShopDb, changes: Change[]): Promise<void> {
  const touched = new Map<string, { table: Change['table']; key: string; row: Record<string, unknown> }>()
  for (const { table, key, field, after } of changes) {
    const at = `${table}/${key}`
    let held = touched.get(at)
    if (!held) {
      const keyName = table === 'packs' ? 'id' : 'key'
      held = { table, key, row: (await readRow(db, table, key)) ?? { [keyName]: key } }
      touched.set(at, held)
    }
    if (after === undefined) delete held.row[field]
    else held.row[field] = after
  }
  for (const { table, key, row } of touched.values()) {
    if (Object.keys(row).length > 1) await db.table<Record<string, unknown>, string>(table).put(row)
    else await db.table<Record<string, unknown>, string>(table).delete(key)
  }
}
