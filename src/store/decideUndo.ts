import { hasOwner } from '~/domain/checkCommand'
import type { CommandKind } from '~/domain/command'
import { mayRun, type PersonRow } from '~/domain/person'
import { planUndo } from '~/domain/undo'
import type { Change, JournalRow, RowTable, ShopDb } from './db'
import type { Actor, Decision } from './decide'
import { KEEP_UNDONE_DAYS } from './kept'
import { concernsTickets, refuseHalfTalk, splitTalk, talkThatStands } from './undoTalk'
import { costsThatStand, laterReceipt, undoReceipt } from './undoReceipt'
import { readSkuField, SKU_ORDER, WHOLE_SKU } from '~/domain/skuField'
import { isOrderedAs } from './skuOrder'
import { type AnyRow, fieldAt, nameOfRow, readRows, textOf } from './rows'

/** How long the store keeps what can be undone only with its file. */
const KEPT_MS = KEEP_UNDONE_DAYS * 86_400_000

/** What no row of these tables is without: a row is made and taken away as a whole. */
const NEEDED: Partial<Record<RowTable, string>> = {
  people: 'role',
  tasks: 'title',
  comments: 'text',
  attachments: 'bytes',
  mappings: 'preset',
  snoozes: 'until',
  columnFiles: 'bytes',
  catalog: 'createdAt',
  categories: 'name',
  suppliers: 'name',
  purchases: 'state',
  supplies: 'supplier',
  locations: 'name',
  counts: 'state',
  rivals: 'price',
  productFiles: 'header',
  verdicts: 'verdict',
  acceptances: 'rule',
  views: 'name',
  reviews: 'rating',
  couponBatches: 'way',
  couponCodes: 'codes',
  redemptions: 'batch',
  points: 'lines',
  returns: 'state',
  returnPolicies: 'rules',
}

type Rows = Map<string, AnyRow | undefined>

/** Keys of the rows that changes are of, by table. */
function keysOf(changes: readonly Change[]): [RowTable, string[]][] {
  const keys = new Map<RowTable, Set<string>>()
  for (const { table, key } of changes) keys.set(table, (keys.get(table) ?? new Set()).add(key))
  return [...keys].map(([table, own]) => [table, [...own]])
}

const nameOf = ({ table, key }: Pick<Change, 'table' | 'key'>) => nameOfRow(table, key)

/** Takes a command back: its fields to what they were, where they still are what it made of them. */
export async function decideUndo(db: ShopDb, id: string, { role, at }: Actor): Promise<Decision> {
  const target = await db.journal.where('id').equals(id).first()
  if (!target) return { refusal: { why: 'notFound', what: id } }
  if (!mayRun(role, await kindUndone(db, target))) return { refusal: { why: 'forbidden', role } }
  if (target.kind === 'demo.create') return { refusal: { why: 'wholeShop' } }
  if (target.undoneBy) return { refusal: { why: 'alreadyUndone' } }
  if (target.cleansed && target.changes.length === 0) return { refusal: { why: 'nothingLeft' } }
  const rows: Rows = new Map()
  for (const [table, keys] of keysOf(target.changes)) {
    const found = await readRows(db, table, keys)
    keys.forEach((key, i) => rows.set(nameOf({ table, key }), found[i]))
    if (table === 'packs' && found.includes(undefined)) return { refusal: { why: 'expired' } }
  }
  const plan = planUndo(target.changes, (change) => nowOf(rows.get(nameOf(change)), change))
  const ofTickets = concernsTickets(target.changes)
  const first = {
    back: plan.back.filter((change) => !isIdleOrder(rows.get(nameOf(change)), change, plan.back)),
    left: plan.left.map(({ change }) => change),
  }
  const { back, left: changed } = ofTickets ? await splitTalk(db, first.back, first.left) : first
  const receipt = await undoReceipt(db, target, back, changed)
  if (receipt) return receipt
  const later = target.kind === 'undo' && (await receiptSince(db, target))
  if (later) return { refusal: { why: 'rule', rule: 'purchase.later', facts: { key: later } } }
  if (goesOn(changed)) return { refusal: { why: 'rule', rule: 'return.later' } }
  const lost =
    back.length === 0 || splitsReceipt(back, changed)
      ? changed
      : [...changed.filter((change) => wouldHalve(change, back)), ...laterParts(rows, back)]
  if (lost.length > 0) {
    const fields = lost.map((change) => ({
      key: change.key,
      field: change.field,
      now: textOf(fieldAt(rows.get(nameOf(change)), change.field)),
    }))
    return { refusal: { why: 'changedSince', fields } }
  }
  const half = ofTickets && (await refuseHalfTalk(db, back, changed))
  if (half) return { refusal: half }
  // The bytes of a file that was removed so long ago are swept away.
  const isSwept =
    back.some(({ table, before }) => (table === 'attachments' || table === 'columnFiles') && before === undefined) &&
    target.at < at - KEPT_MS
  if (isSwept) return { refusal: { why: 'expired' } }
  if (back.some(({ table }) => table === 'people') && !hasOwner(await peopleAfter(db, back))) return { refusal: { why: 'lastOwner' } }
  const changes = [...(await costsThatStand(db, target, back))]
  if (ofTickets) changes.push(...(await talkThatStands(db, { target: target.changes, back, rows })))
  return { changes, kept: changed.map(({ key, field }) => ({ key, field })), undoes: target, rows }
}

/** The purchase of a receipt that came after this undo of another, of the same goods. */
async function receiptSince(db: ShopDb, undo: JournalRow): Promise<string | undefined> {
  let root: JournalRow | undefined = undo
  while (root?.undoes !== undefined) root = await db.journal.where('id').equals(root.undoes).first()
  return root && laterReceipt(db, root, undo.seq)
}

const isCodes = (value: unknown): value is string[] => Array.isArray(value)

/** What the field holds. SKUs that came or went since do not touch the order of the others. */
function nowOf(row: AnyRow | undefined, { field, after }: Change): unknown {
  const now = fieldAt(row, field)
  return field === SKU_ORDER && isCodes(now) && isCodes(after) && isOrderedAs(now, after) ? after : now
}

/** An order that is there already is nothing to take back, unless SKUs come back that have to find their places. */
function isIdleOrder(row: AnyRow | undefined, { table, key, field, after }: Change, back: readonly Change[]): boolean {
  if (field !== SKU_ORDER || !isCodes(after)) return false
  const moves = back.some((each) => each.table === table && each.key === key && readSkuField(each.field)?.field === WHOLE_SKU)
  const now = fieldAt(row, SKU_ORDER)
  return !moves && isCodes(now) && isOrderedAs(now, after)
}

/** An undo of an undo carries the first command out once more: its own kind says who may. */
async function kindUndone(db: ShopDb, target: JournalRow): Promise<CommandKind> {
  let row: JournalRow | undefined = target
  while (row?.undoes !== undefined) row = await db.journal.where('id').equals(row.undoes).first()
  return row?.kind ?? target.kind
}

/** What a row cannot be without was set when the row was made and has been changed since: without the rest of it half a row would be left. */
const wouldHalve = ({ table, key, field, before }: Change, back: readonly Change[]): boolean =>
  NEEDED[table] === field && before === undefined && back.some((change) => change.table === table && change.key === key)

/** What a purchase has got and what the ledger has of it stand for the same units: neither is taken back without the other. */
const splitsReceipt = (back: readonly Change[], left: readonly Change[]): boolean =>
  back.some(({ table }) => table === 'moves') && left.some(({ table }) => table === 'purchases')

/** A return has come further since: stock, money and its ticket were built on what would be taken back. */
const goesOn = (left: readonly Change[]): boolean => left.some(({ table, field }) => table === 'returns' && field === 'rev')

/** The fields of later commands in a row that would be left without what it needs: half a task, half a person. */
function laterParts(rows: Rows, back: readonly Change[]): Pick<Change, 'table' | 'key' | 'field'>[] {
  return back
    .filter(({ table, field, after }) => NEEDED[table] === field && after === undefined)
    .flatMap(({ table, key }) => {
      const gone = new Set(back.filter((change) => change.table === table && change.key === key).map(({ field }) => field))
      const row = rows.get(nameOf({ table, key })) ?? {}
      return Object.keys(row).flatMap((field) => (field === 'key' || gone.has(field) ? [] : [{ table, key, field }]))
    })
}

/** Everybody as they will be after these changes. */
async function peopleAfter(db: ShopDb, changes: readonly Change[]): Promise<PersonRow[]> {
  const sets = new Map<string, Record<string, unknown>>()
  for (const { table, key, field, after } of changes) if (table === 'people') sets.set(key, { ...sets.get(key), [field]: after })
  const people = (await db.people.toArray()).map((person) => ({ ...person, ...sets.get(person.key) }))
  return people.filter((person) => person.role !== undefined)
}
