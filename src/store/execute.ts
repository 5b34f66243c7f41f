import type { Command, Kept, Outcome, ShopSettings } from '~/domain/command'
import { mayRun } from '~/domain/person'
import { decide, type Decision } from './decide'
import type { Change, ShopDb } from './db'
import { addToJournal, type Author, roleOf } from './journal'
import { readRow } from './rows'

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
