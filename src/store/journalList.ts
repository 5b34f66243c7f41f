import type { Command, JournalEntry } from '~/domain/command'
import type { JournalRow, RowTable, ShopDb } from './db'
import type { JournalQuery, Page } from './lists'
import { textOf } from './rows'

const SHOWN_CHANGES = 100
const SHOWN_TOUCHES = 20
/** An undo of an undo of an undo names what it was about; the rest of a long quarrel is not told. */
const DEPTH = 3

/**
 * A page of the journal, newest first. Every filter is answered by an index and only the rows of the page are read, so that a long journal with
 * bulk edits in it costs no more than a short one.
 */
export async function listJournal(db: ShopDb, query: JournalQuery): Promise<Omit<Page<JournalEntry>, 'version'>> {
  const { total, rows } = await pageOf(db, query)
  const undone = await undoneBy(db, rows)
  const entries = rows.map((row) => toEntry(row, undone))
  await Promise.all([nameSubjects(db, entries), nameProducts(db, entries)])
  return { items: entries, total }
}

async function pageOf(db: ShopDb, { offset, limit, on, who, kinds, ids }: JournalQuery): Promise<{ total: number; rows: JournalRow[] }> {
  const { journal } = db
  const found = await Promise.all([
    on === undefined ? undefined : journal.where('touches').equals(on).primaryKeys(),
    who === undefined ? undefined : journal.where('who').equals(who).primaryKeys(),
    kinds === undefined ? undefined : journal.where('kind').anyOf(kinds).primaryKeys(),
    ids === undefined ? undefined : journal.where('id').anyOf(ids).primaryKeys(),
  ])
  const filters = found.filter((keys) => keys !== undefined)
  if (filters.length === 0) {
    const [total, rows] = await Promise.all([journal.count(), journal.reverse().offset(offset).limit(limit).toArray()])
    return { total, rows }
  }
  const [first, ...others] = filters.sort((a, b) => a.length - b.length)
  const sets = others.map((keys) => new Set(keys))
  const seqs = first.filter((seq) => sets.every((set) => set.has(seq))).sort((a, b) => b - a)
  const rows = await journal.bulkGet(seqs.slice(offset, offset + limit))
  return { total: seqs.length, rows: rows.filter((row) => row !== undefined) }
}

/** What the undos among these rows took back, by id; on whatever page it stands. */
async function undoneBy(db: ShopDb, rows: readonly JournalRow[]): Promise<Map<string, JournalRow>> {
  const known = new Map<string, JournalRow>(rows.map((row) => [row.id, row]))
  let asked = [...rows]
  for (let depth = 0; depth < DEPTH && asked.length > 0; depth++) {
    const ids = asked.flatMap(({ undoes }) => (undoes !== undefined && !known.has(undoes) ? [undoes] : []))
    const more = ids.length > 0 ? await db.journal.where('id').anyOf(ids).toArray() : []
    for (const row of more) known.set(row.id, row)
    asked = asked.flatMap(({ undoes }) => known.get(undoes ?? '') ?? [])
  }
  return known
}

/** A journal row as the history shows it. */
function toEntry(row: JournalRow, known: ReadonlyMap<string, JournalRow>, depth = 0): JournalEntry {
  const { seq, id, kind, args, who, at, undoneBy, undoes } = row
  const changes = row.changes
    .filter(({ table, field }) => !IN_PAGES.has(table) && !(table === 'tickets' && OF_ITSELF.has(field)))
    .slice(0, SHOWN_CHANGES)
    .map(({ table, key, field, before, after }) => ({ table, key, field, before: textOf(before), after: textOf(after) }))
  const undone = depth < DEPTH ? known.get(undoes ?? '') : undefined
  return {
    seq,
    id,
    kind,
    args: withoutSaid(args),
    who,
    at,
    changes,
    changed: row.changes.length,
    touches: row.touches.slice(0, SHOWN_TOUCHES),
    undoable: undoneBy === undefined && row.changes.length > 0 && kind !== 'demo.create',
    ...(undoneBy ? { undoneBy } : {}),
    ...(undoes ? { undoes } : {}),
    ...(undone ? { undone: toEntry(undone, known, depth + 1) } : {}),
    ...productsIn(row),
  }
}

/** Tables whose rows hold hundreds of lines each, or what was said to customers and by them: what was done with them the sentence tells. */
const IN_PAGES: ReadonlySet<RowTable> = new Set(['points', 'couponCodes', 'messages'])

/** What of a ticket follows from all the rest of it, and whose it is, which only owners may read. */
const OF_ITSELF: ReadonlySet<string> = new Set(['steps', 'sla', 'times', 'dueAt', 'last', 'said', 'buyer'])

/** The arguments of a command without what was said in it: it stands in the ticket, masked for those who see no personal data. */
function withoutSaid(args: Command['args']): Command['args'] {
  return 'message' in args && typeof args.message === 'object' ? { ...args, message: { ...args.message, text: '' } } : args
}

/** Tables whose rows are of products, under the product's key. */
const OF_PRODUCTS: ReadonlySet<RowTable> = new Set(['catalog', 'plans', 'checklists'])

function productsIn({ changes }: JournalRow): Pick<JournalEntry, 'products'> {
  const keys = new Set<string>()
  for (const { table, key } of changes) if (OF_PRODUCTS.has(table)) keys.add(key)
  return keys.size > 0 ? { products: { count: keys.size, titles: {} } } : {}
}

/** Of many products those whose changes are shown are named; one that was deleted keeps its key. */
async function nameProducts(db: ShopDb, entries: readonly JournalEntry[]): Promise<void> {
  const several = entries.filter(({ products }) => products && products.count > 1)
  const keysOf = ({ changes }: JournalEntry) => changes.flatMap(({ table, key }) => (isOfProduct(table) ? [key] : []))
  const keys = [...new Set(several.flatMap(keysOf))]
  const rows = await db.catalog.bulkGet(keys)
  const titles = new Map(rows.flatMap((row) => (row ? [[row.key, row.title] as const] : [])))
  for (const entry of several) {
    const own = keysOf(entry).flatMap((key): [string, string][] => (titles.has(key) ? [[key, titles.get(key) ?? '']] : []))
    if (entry.products) entry.products.titles = Object.fromEntries(own)
  }
}

const isOfProduct = (table: string): boolean => [...OF_PRODUCTS].some((each) => each === table)

/** Tasks, people, promotions and coupon batches are called what they are called now. */
async function nameSubjects(db: ShopDb, entries: readonly JournalEntry[]): Promise<void> {
  const all = entries.flatMap((entry) => [entry, ...chainOf(entry)])
  const keysOf = (kind: 'task.set' | 'person.set') =>
    all.flatMap(({ kind: own, args }) => (own === kind && 'key' in args ? [args.key] : []))
  const [tasks, people] = await Promise.all([db.tasks.bulkGet(keysOf('task.set')), db.people.bulkGet(keysOf('person.set'))])
  const promotions = await db.promotions.bulkGet(
    all.flatMap(({ kind, args }) => (kind.startsWith('promotion.') && 'key' in args ? [args.key] : [])),
  )
  const called = new Map(promotions.flatMap((each) => (each ? [[each.key, each.name] as const] : [])))
  const batches = await db.couponBatches.bulkGet(
    all.flatMap(({ kind, args }) => (kind.startsWith('coupon.') && 'key' in args ? [args.key] : [])),
  )
  for (const batch of batches) if (batch) called.set(batch.key, batch.name)
  const names = new Map<string, string>()
  for (const task of tasks) if (task) names.set(`task.set/${task.key}`, task.title)
  for (const person of people) if (person) names.set(`person.set/${person.key}`, person.name)
  for (const entry of all) {
    if (!('key' in entry.args)) continue
    const { key } = entry.args
    const name = /^(promotion|coupon)\./.test(entry.kind) ? called.get(key) : names.get(`${entry.kind}/${key}`)
    if (name) entry.subject = name
  }
}

const chainOf = ({ undone }: JournalEntry): JournalEntry[] => (undone ? [undone, ...chainOf(undone)] : [])
