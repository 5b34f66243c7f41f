import type { Command } from '~/domain/command'
import { nameOfRecord, type RecordKind, type RecordName, recordOfName } from '~/domain/recordRef'
import type { Change, RowTable } from './db'

/** Which kind of record a row belongs to, where the row's key is the record's. */
const RECORD_OF: Partial<Record<RowTable, RecordKind>> = {
  settings: 'shop',
  products: 'product',
  orderNotes: 'order',
  packs: 'import',
  tasks: 'task',
  customers: 'customer',
  catalog: 'listing',
  suppliers: 'supplier',
  purchases: 'purchase',
  counts: 'count',
  promotions: 'promotion',
  tickets: 'ticket',
  complaints: 'ticket',
  returns: 'return',
  plans: 'listing',
  checklists: 'listing',
}

/** Most records that one entry is filed under: a bulk edit is found by its own line. */
const MOST = 1000

/** The records that a command is about: those whose rows it changes, and the one that it names. */
export function touchesOf({ args }: Pick<Command, 'kind' | 'args'>, changes: readonly Change[]): RecordName[] {
  const names = new Set<RecordName>()
  const add = (name: unknown) => {
    const record = typeof name === 'string' ? recordOfName(name) : undefined
    if (record) names.add(nameOfRecord(record))
  }
  for (const { table, key, field, before, after } of changes) {
    if (names.size >= MOST) break
    const kind = RECORD_OF[table]
    if (kind) names.add(nameOfRecord({ kind, key }))
    const sku = skuMoved({ table, before, after })
    if (sku !== undefined) names.add(nameOfRecord({ kind: 'product', key: sku }))
    const count = countEntered({ table, before, after })
    if (count !== undefined) names.add(nameOfRecord({ kind: 'count', key: count }))
    // What was accepted of a text belongs to the history of its product.
    const of = table === 'acceptances' && field === 'product' ? (after ?? before) : undefined
    if (typeof of === 'string') names.add(nameOfRecord({ kind: 'listing', key: of }))
    const about =
      (table === 'messages' && field === 'ticket') || (table === 'orderActs' && field === 'order') ? (after ?? before) : undefined
    if (typeof about === 'string') names.add(nameOfRecord({ kind: table === 'messages' ? 'ticket' : 'order', key: about }))
    // A task, comment or attachment belongs to the record that it is on.
    if (field === 'on') {
      add(before)
      add(after)
    }
  }
  if ('on' in args) add(args.on)
  if ('set' in args && 'on' in args.set) add(args.set.on)
  if ('customer' in args && args.customer) names.add(nameOfRecord({ kind: 'customer', key: args.customer }))
  return [...names]
}

/** A line of the ledger, or a hold, belongs to the history of its SKU. */
function skuMoved({ table, before, after }: Pick<Change, 'table' | 'before' | 'after'>): string | undefined {
  if (table !== 'moves' && table !== 'holds') return undefined
  const value: unknown = after ?? before
  return typeof value === 'object' && value !== null && 'sku' in value && typeof value.sku === 'string' ? value.sku : undefined
}

/** What somebody counted belongs to the history of the stocktake. */
function countEntered({ table, before, after }: Pick<Change, 'table' | 'before' | 'after'>): string | undefined {
  if (table !== 'countEntries') return undefined
  const value: unknown = after ?? before
  return typeof value === 'object' && value !== null && 'count' in value && typeof value.count === 'string' ? value.count : undefined
}
