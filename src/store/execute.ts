import { checkNote, checkProduct, checkShop } from '~/domain/checkCommand'
import type { Command, Kept, Outcome, Refusal, ShopSettings } from '~/domain/command'
import { planUndo } from '~/domain/undo'
import { isEqual } from '~/lib/isEqual'
import type { Change, JournalRow, RowTable, ShopDb } from './db'

/** Who acts and when; the store takes neither from thin air. */
export interface Author {
  who: string
  at: number
}

type Decision = { changes: Change[]; kept?: Kept[]; undoes?: JournalRow } | { refusal: Refusal }

/**
 * Carries a command out as one transaction: touched rows read, its rule asked, rows and one journal entry written.
 * The same id twice counts once. A refusal changes nothing.
 */
export async function execute(db: ShopDb, defaults: ShopSettings, command: Command, author: Author): Promise<Outcome> {
  return db.transaction('rw', [db.settings, db.products, db.orderNotes, db.mappings, db.packs, db.journal, db.meta], async () => {
    if (await db.journal.where('id').equals(command.id).first()) return { ok: true, commandId: command.id }
    const decision = await decide(db, defaults, command)
    if ('refusal' in decision) return { ok: false, refusal: decision.refusal }
    await writeChanges(db, decision.changes)
    await addToJournal(db, command, author, decision.changes, decision.undoes)
    return { ok: true, commandId: command.id, ...(decision.kept && decision.kept.length > 0 ? { kept: decision.kept } : {}) }
  })
}

/** Adds the entry and counts the commit; part of the caller's transaction. */
export async function addToJournal(
  db: ShopDb,
  command: Command,
  { who, at }: Author,
  changes: Change[],
  undoes?: JournalRow,
): Promise<void> {
  const entry: Omit<JournalRow, 'seq'> = { id: command.id, kind: command.kind, args: command.args, who, at, changes }
  if (undoes) {
    entry.undoes = undoes.id
    await db.journal.update(undoes.seq, { undoneBy: command.id })
    // Undoing an undo puts the first command back in force, so that it can be undone again.
    if (undoes.undoes) await db.journal.where('id').equals(undoes.undoes).modify({ undoneBy: undefined })
  }
  await db.journal.add(entry)
  await bumpVersion(db)
}

async function bumpVersion(db: ShopDb): Promise<void> {
  const version = (await db.meta.get('version'))?.value ?? 0
  await db.meta.put({ key: 'version', value: version + 1 })
}

async function decide(db: ShopDb, defaults: ShopSettings, command: Command): Promise<Decision> {
  switch (command.kind) {
    case 'shop.set': {
      const kept = await db.settings.get('shop')
      const now: ShopSettings = kept ? { ...kept, name: kept.name ?? '' } : defaults
      const hasOrders = (await db.packs.filter((pack) => pack.live).count()) > 0
      const refusal = checkShop(command.args, now, hasOrders)
      // The first change writes every setting down, so that a default which depends on the browser never moves a day.
      return refusal
        ? { refusal }
        : changesOf(db, 'settings', 'shop', { name: now.name, zone: now.zone, currency: now.currency, ...command.args })
    }
    case 'order.note': {
      const refusal = checkNote(command.args.note)
      return refusal ? { refusal } : changesOf(db, 'orderNotes', command.args.number, { note: command.args.note || undefined }, command.saw)
    }
    case 'product.edit': {
      const refusal = checkProduct(command.args.set)
      return refusal ? { refusal } : changesOf(db, 'products', command.args.sku, { ...command.args.set }, command.saw)
    }
    case 'mapping.save':
      return changesOf(db, 'mappings', command.args.id, { ...command.args })
    case 'mapping.delete': {
      const row = await db.mappings.get(command.args.id)
      if (!row) return { refusal: { why: 'notFound', what: command.args.id } }
      const { key, ...fields } = row
      return changesOf(db, 'mappings', key, Object.fromEntries(Object.keys(fields).map((field) => [field, undefined])))
    }
    case 'orders.import':
      throw new Error('an import is committed with its pack, see commitPack')
    case 'undo':
      return decideUndo(db, command.args.command)
  }
}

/** The changes that set these fields; refused where a field that the user saw is not that any more. Empty texts and undefined take a field away. */
async function changesOf(db: ShopDb, table: RowTable, key: string, set: object, saw?: object): Promise<Decision> {
  const row = await readRow(db, table, key)
  const stale = Object.entries(saw ?? {}).filter(([field, seen]) => field in set && !isEqual(row?.[field] ?? '', seen ?? ''))
  if (stale.length > 0)
    return { refusal: { why: 'changedSince', fields: stale.map(([field]) => ({ key, field, now: textOf(row?.[field]) })) } }
  const changes: Change[] = []
  for (const [field, value] of Object.entries(set)) {
    const after: unknown = value === '' ? undefined : value
    const before = row?.[field]
    if (!isEqual(before, after)) changes.push({ table, key, field, before, after })
  }
  return { changes }
}

async function decideUndo(db: ShopDb, id: string): Promise<Decision> {
  const target = await db.journal.where('id').equals(id).first()
  if (!target) return { refusal: { why: 'notFound', what: id } }
  if (target.undoneBy) return { refusal: { why: 'alreadyUndone' } }
  const rows = new Map<string, Record<string, unknown> | undefined>()
  for (const { table, key } of target.changes) {
    const at = `${table}/${key}`
    if (!rows.has(at)) rows.set(at, await readRow(db, table, key))
    if (table === 'packs' && !rows.get(at)) return { refusal: { why: 'expired' } }
  }
  const { back, left } = planUndo(target.changes, (change) => rows.get(`${change.table}/${change.key}`)?.[change.field])
  if (back.length === 0 && left.length > 0) {
    return {
      refusal: { why: 'changedSince', fields: left.map(({ change, now }) => ({ key: change.key, field: change.field, now: textOf(now) })) },
    }
  }
  return { changes: back, kept: left.map(({ change: { key, field } }) => ({ key, field })), undoes: target }
}

type AnyRow = Record<string, unknown>

async function readRow(db: ShopDb, table: RowTable, key: string): Promise<AnyRow | undefined> {
  return db.table<AnyRow, string>(table).get(key)
}

/** Writes the fields; a row that has none left is taken away. */
async function writeChanges(db: ShopDb, changes: Change[]): Promise<void> {
  const touched = new Map<string, { table: RowTable; key: string; row: AnyRow }>()
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
    if (Object.keys(row).length > 1) await db.table<AnyRow, string>(table).put(row)
    else await db.table<AnyRow, string>(table).delete(key)
  }
}

/** A value of a field as a person reads it. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
