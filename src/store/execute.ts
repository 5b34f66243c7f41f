import type { Command, Held, Kept, Outcome, ShopSettings } from '~/domain/command'
import { mayRun } from '~/domain/person'
import { type Actor, decide, type Decision } from './decide'
import { applyCatalog, catalogEffects } from './applyCatalog'
import { applyMoves } from './applyMoves'
import type { Change, RowTable, ShopDb } from './db'
import { addToJournal, type Author, roleOf } from './journal'
import { addToOutbox, API, outgoingOf } from './outbox'
import { checkActs, dueFolds } from './orderActs/checkActs'
import { type AnyRow, nameOfRow, setField } from './rows'

/**
 * Carries a command out as one transaction: touched rows read, its rule asked, rows and one journal entry written, and in a connected shop what is for the platform.
 * The same id twice counts once. A refusal changes nothing.
 */
export async function execute(db: ShopDb, defaults: ShopSettings, command: Command, author: Author): Promise<Outcome> {
  return executeWith(db, command, author, (actor) => decide(db, defaults, command, actor))
}

/** The same by a decision of the caller's: of a command whose arguments do not hold all that it writes, such as an import. */
export async function executeWith(
  db: ShopDb,
  command: Command,
  author: Author,
  decideIt: (actor: Actor) => Promise<Decision>,
): Promise<Outcome> {
  return db.transaction('rw', db.tables, async () => {
    if (await db.journal.where('id').equals(command.id).first()) return { ok: true, commandId: command.id }
    const role = await roleOf(db, author.who)
    if (!mayRun(role, command.kind)) return { ok: false, refusal: { why: 'forbidden', role } }
    const decision = await decideIt({ ...author, role })
    if ('refusal' in decision) return { ok: false, refusal: decision.refusal, ...heldIn(decision.held) }
    const connection = await db.connection.get(API)
    const outgoing = connection && (await outgoingOf(db, connection, decision.changes))
    if (outgoing && 'refusal' in outgoing) return { ok: false, refusal: outgoing.refusal }
    const acts = await checkActs(db, decision.changes)
    if ('refusal' in acts) return { ok: false, refusal: acts.refusal }
    const catalog = await catalogEffects(db, decision.changes)
    if ('refusal' in catalog) return { ok: false, refusal: catalog.refusal }
    const short = await applyMoves(db, decision.changes)
    if (short) return { ok: false, refusal: short }
    await applyCatalog(db, catalog)
    await writeChanges(db, decision.changes, decision.rows)
    await dueFolds(db, acts, command.id)
    const seq = await addToJournal(db, command, author, decision.changes, decision.undoes)
    if (outgoing) await addToOutbox(db, outgoing, command, author.at, seq)
    return { ok: true, commandId: command.id, ...keptIn(decision.kept), ...heldIn(decision.held) }
  })
}

const keptIn = (kept: Kept[] | undefined) => (kept && kept.length > 0 ? { kept } : {})
const heldIn = (held: Held[] | undefined) => (held && held.length > 0 ? { held } : {})

/** Writes the fields; a row that has none left is taken away. Tables are read and written in one go each, so that a change of thousands is quick. */
async function writeChanges(db: ShopDb, changes: Change[], known?: ReadonlyMap<string, AnyRow | undefined>): Promise<void> {
  const tables = new Map<RowTable, Map<string, Change[]>>()
  for (const change of changes) {
    let rows = tables.get(change.table)
    if (!rows) tables.set(change.table, (rows = new Map<string, Change[]>()))
    const own = rows.get(change.key)
    if (own) own.push(change)
    else rows.set(change.key, [change])
  }
  for (const [name, rows] of tables) {
    const table = db.table<AnyRow, string>(name)
    const keys = [...rows.keys()]
    const keyName = name === 'packs' ? 'id' : 'key'
    const found = known ? keys.map((key) => known.get(nameOfRow(name, key))) : await table.bulkGet(keys)
    const put: AnyRow[] = []
    const gone: string[] = []
    keys.forEach((key, at) => {
      const row = found[at] ?? { [keyName]: key }
      for (const { field, after } of rows.get(key) ?? []) setField(row, field, after)
      if (Object.keys(row).length > 1) put.push(row)
      else gone.push(key)
    })
    if (put.length > 0) await table.bulkPut(put)
    if (gone.length > 0) await table.bulkDelete(gone)
  }
}
