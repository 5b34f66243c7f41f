import type { Command, CommandKind } from '~/domain/command'
import { nameOfRecord, type RecordName } from '~/domain/recordRef'
import type { Change, JournalRow, RowTable, ShopDb } from './db'
import { withoutTalk } from './withoutTalk'

/** Customer ids before and after an erasure. */
interface Renamed {
  customer: string
  erased: string
  /** Keys of what they have said of goods. */
  reviews: ReadonlySet<string>
}

const NOBODY = { name: '', phone: '', text: '', region: '' }

/** What people have written about records stands in these rows. */
const WRITTEN: ReadonlySet<RowTable> = new Set(['customers', 'orderNotes', 'comments', 'attachments', 'tasks'])

/**
 * Takes out of the journal what was written on these records and on the tasks that were ever on them: what was done, when and by whom stays. Gives
 * the records with those tasks. Part of the caller's transaction.
 */
export async function cleanseJournal({ journal, tasks }: ShopDb, names: RecordName[], renamed: Renamed): Promise<RecordName[]> {
  // Reviews come by files: their lines of the journal are about many orders.
  const told = renamed.reviews.size > 0 ? await journal.where('kind').anyOf(TELLING).toArray() : []
  await journal.bulkPut(told.map((row) => withoutReviews(row, renamed.reviews)))
  const rows = await journal.where('touches').anyOf(names).distinct().toArray()
  const taskKeys = new Set(await tasks.where('on').anyOf(names).primaryKeys())
  for (const { changes } of rows) for (const { table, key } of changes) if (table === 'tasks') taskKeys.add(key)
  const tickets = new Set(names.flatMap((name) => (name.startsWith('ticket/') ? [name.slice('ticket/'.length)] : [])))
  const all = [...names, ...[...taskKeys].map((key) => nameOfRecord({ kind: 'task', key }))]
  await journal.bulkPut(
    (await journal.where('touches').anyOf(all).distinct().toArray()).map((row) => cleansed(withoutTalk(row, tickets), renamed)),
  )
  return all
}

/** Kinds of commands that may hold what a buyer has said. */
const TELLING: CommandKind[] = ['review.import', 'review.reply', 'review.remove', 'undo']

function withoutReviews(row: JournalRow, keys: ReadonlySet<string>): JournalRow {
  const { args } = row
  const changes = row.changes.filter(({ table, key }) => table !== 'reviews' || !keys.has(key))
  if (changes.length === row.changes.length) return row
  const rest = 'reply' in args ? { ...args, reply: '' } : args
  return { ...row, args: rest, changes, cleansed: true }
}

function cleansed(row: JournalRow, { customer, erased }: Renamed): JournalRow {
  const before = nameOfRecord({ kind: 'customer', key: customer })
  const after = nameOfRecord({ kind: 'customer', key: erased })
  const rename = (name: RecordName) => (name === before ? after : name)
  const told = new Set(
    row.changes.flatMap(({ table, key, before, after }) =>
      table === 'orderActs' && (tellsPerson(before) || tellsPerson(after)) ? [key] : [],
    ),
  )
  const changes = row.changes.filter(
    ({ table, key, field }: Change) =>
      !WRITTEN.has(table) && !(table === 'orderActs' && told.has(key)) && !(table === 'returns' && OF_RETURNS.has(field)),
  )
  return {
    ...row,
    args: cleanArgs(row.args, rename, erased),
    changes,
    touches: row.touches.map(rename),
    ...(changes.length < row.changes.length && { cleansed: true }),
  }
}

/** Fields of a return that hold what somebody wrote, or who it was. */
const OF_RETURNS: ReadonlySet<string> = new Set(['buyer', 'note', 'tracking', 'refusal', 'overruled', 'inspected', 'settled'])

/** What was done about an order, with an address, a parcel's number that leads to one, or a remark. */
const tellsPerson = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  (value.kind === 'address' || value.kind === 'ship' || value.kind === 'track' || (value.kind === 'refund' && 'note' in value))

type OfReturn = Extract<Command, { kind: `return.${string}` }>['args']

/** A step of a return without what was said of it. */
function withoutWords(args: Extract<Command['args'], OfReturn>): Command['args'] {
  if ('text' in args) return { ...args, text: '', said: '' }
  if ('units' in args) {
    const units = args.units?.map((unit) => ('outcome' in unit ? { ...unit, note: '' } : unit))
    return { ...args, said: '', ...(units ? { units } : {}) }
  }
  if ('tracking' in args) return { ...args, tracking: '', said: '', ...('note' in args ? { note: '' } : {}) }
  if ('overrule' in args) return { ...args, overrule: '', said: '', ...('note' in args ? { note: '' } : {}) }
  return { ...args, said: '', ...('note' in args ? { note: '' } : {}) }
}

/** Arguments without free texts. */
function cleanArgs(args: Command['args'], rename: (name: RecordName) => RecordName, erased: string): Command['args'] {
  // Screens tell what they did in each step.
  if ('said' in args) return withoutWords(args)
  if ('number' in args) return { ...args, note: '' }
  if ('to' in args && typeof args.to === 'object') return { ...args, to: NOBODY }
  if ('split' in args) return { ...args, note: '' }
  if ('parcels' in args) return { ...args, parcels: args.parcels.map((parcel) => ({ ...parcel, tracking: '' })) }
  if ('tracking' in args) return { ...args, tracking: '' }
  if ('customer' in args) return 'set' in args ? { customer: erased, set: {} } : { ...args, customer: erased }
  if ('set' in args && 'key' in args && 'on' in args.set) {
    const { set } = args
    if ('text' in set) return { key: args.key, set: { ...set, on: rename(set.on), text: '' } }
    if ('bytes' in set) return { key: args.key, set: { ...set, on: rename(set.on), name: '' } }
  }
  if ('set' in args && 'key' in args && 'title' in args.set) {
    const { title: _, ...set } = args.set
    return { key: args.key, set: 'on' in set && set.on ? { ...set, on: rename(set.on) } : set }
  }
  if ('on' in args) return { on: rename(args.on) }
  return args
}
