import type { Settling } from '~/commerce/connection'
import type { Outcome, Refusal } from '~/domain/command'
import { readSkuField, WHOLE_SKU } from '~/domain/skuField'
import type { Change, ShopDb } from '~/store/db'
import { executeWith } from '~/store/execute'
import type { Author } from '~/store/journal'
import { pulledChanges } from '~/store/pulledChanges'
import { type RowArea, TABLE_OF } from '~/store/pulledShape'
import { type AnyRow, fieldAt, readRow } from '~/store/rows'
import type { ConflictRow } from '~/store/syncRows'
import { isSame } from './rerun'
import { GONE } from './take'

type Decided = { changes: Change[] } | { refusal: Refusal }

/**
 * Decides a conflict, or decides it otherwise than before. What is taken is a command like any other, on the platform's newest state: it stands in the history, it is sent,
 * and it can be undone; both values stay with the conflict, so that the loser can be brought back. undefined: there is no such conflict. Throws StockUnknown.
 */
export async function settleConflict(
  db: ShopDb,
  key: string,
  settling: Settling,
  author: Author,
  newId: () => string,
): Promise<Outcome | undefined> {
  return db.transaction('rw', db.tables, async () => {
    const row = await db.conflicts.get(key)
    if (!row) return undefined
    const id = newId()
    const { area, record, field } = row
    const title = await titleOf(db, row)
    const args = { conflict: key, area, record, title, field, take: settling.take }
    const outcome = await executeWith(db, { id, kind: 'sync.settled', args }, author, () => decideSettling(db, row, settling, id, author))
    if (!outcome.ok) return outcome
    const value = settling.take === 'merged' ? { value: settling.value } : {}
    await db.conflicts.put({ ...row, settled: { take: settling.take, at: author.at, who: author.who, ...value } })
    return outcome
  })
}

async function titleOf(db: ShopDb, { area, record, mine, theirs }: ConflictRow): Promise<string> {
  if (area === 'customers') return record
  if (area === 'stock') return record.slice(record.indexOf('\n') + 1)
  const row = await readRow(db, TABLE_OF[area], record)
  for (const from of [row, mine, theirs]) {
    const name = isRow(from) ? (from.title ?? from.name) : undefined
    if (typeof name === 'string' && name !== '') return name
  }
  return record
}

async function decideSettling(db: ShopDb, row: ConflictRow, settling: Settling, id: string, author: Author): Promise<Decided> {
  const { area, settled } = row
  const wanted = valueOf(row, settling)
  if (area === 'stock') return { changes: unitsMoved(row, wanted, id, author) }
  // The record is as the platform has it already.
  if (!settled && settling.take === 'theirs') return { changes: [] }
  const table = TABLE_OF[area]
  const now = await readRow(db, table, row.record)
  if (row.field === GONE) return wholeRecord(row, area, now, wanted)
  const inSku = readSkuField(row.field)
  const isLost = inSku !== undefined && inSku.field !== WHOLE_SKU && fieldAt(now, `sku:${WHOLE_SKU}:${inSku.code}`) === undefined
  if ((!now && NEEDS_ROW.has(area)) || isLost) return { refusal: { why: 'notFound', what: inSku?.code ?? row.record } }
  const before = fieldAt(now, row.field)
  const after = wanted === '' && !NEEDS_ROW.has(area) ? undefined : wanted
  return { changes: isSame(row.field, before, after, []) ? [] : [{ table, key: row.record, field: row.field, before, after }] }
}

/** Areas whose rows are made as a whole; of others a single field makes one. */
const NEEDS_ROW: ReadonlySet<string> = new Set(['locations', 'categories', 'products'])

const valueOf = ({ mine, theirs }: ConflictRow, settling: Settling): unknown =>
  settling.take === 'mine' ? mine : settling.take === 'theirs' ? theirs : settling.value

/** Made again, or taken away, as a whole. */
function wholeRecord({ record }: ConflictRow, area: RowArea, now: AnyRow | undefined, wanted: unknown): Decided {
  if (wanted === undefined) return { changes: now ? pulledChanges(area, record, now, undefined) : [] }
  if (!isRow(wanted)) return { refusal: { why: 'notFound', what: record } }
  return { changes: now ? [] : pulledChanges(area, record, undefined, { ...wanted, key: record }) }
}

/** Units by which the shelf is to be another one than it was decided to be before. */
function unitsMoved(row: ConflictRow, wanted: unknown, id: string, { who, at }: Author): Change[] {
  const { settled, record } = row
  const had = settled
    ? valueOf(row, settled.take === 'merged' ? { take: 'merged', value: settled.value } : { take: settled.take })
    : row.theirs
  const quantity = Number(wanted) - Number(had)
  if (!Number.isSafeInteger(quantity) || quantity === 0) return []
  const cut = record.indexOf('\n')
  const move = { sku: record.slice(cut + 1), location: record.slice(0, cut), quantity, kind: 'adjusted', reason: 'other', at, who }
  return [{ table: 'moves', key: `${id}/0`, field: 'move', before: undefined, after: move }]
}

const isRow = (value: unknown): value is AnyRow => typeof value === 'object' && value !== null && !Array.isArray(value)
