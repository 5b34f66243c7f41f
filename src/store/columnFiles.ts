import { type ColumnTable, readColumns, writeColumns } from '~/segments/columnFile'
import type { ColumnFileKind, ColumnFileRow, ShopDb } from './db'
import type { PackFiles } from './files'

/**
 * The columns of each kind of file. Instants are ms, days are days of the shop's zone, amounts are in the shop's currency; '' is "none".
 * - movements, oldest first: `at`; `quantity`, signed, so that the sum of a SKU's is what is on hand; `kind`, index in MOVEMENT_KINDS; `sku`; `location`;
 *   `ref`, the number of the order or the key of the purchase that it came from.
 * - sessions, oldest first: `at`; `reached`, index in VISIT_STEPS of the furthest step; `steps`, how many rows of the steps file are its own, which stand
 *   there in the order of the sessions; `visitor`; `channel`; `source`, where it came from; `order`, the number of the order it was paid with. Also
 *   `tells`, where an import does not tell of every step: bit of each that it does. `reached` is -1 where nothing was looked at.
 * - steps: `at`; `step`, index in VISIT_STEPS; `sku`, what was looked at or put into the cart.
 * - trafficDays, for days without sessions: `day`; `sessions`; `visitors`, distinct on that day; `views`, `carts`, `checkouts`, `paid`, sessions that came
 *   so far, NaN where not told; `channel`.
 * - adSpend: `day`; `spend`; `impressions`; `clicks`; `channel`; `campaign`.
 */
export const COLUMNS_OF = {
  movements: { numbers: ['at', 'quantity', 'kind'], texts: ['sku', 'location', 'ref'] },
  sessions: { numbers: ['at', 'reached', 'steps'], texts: ['visitor', 'channel', 'source', 'order'] },
  steps: { numbers: ['at', 'step'], texts: ['sku'] },
  trafficDays: { numbers: ['day', 'sessions', 'visitors', 'views', 'carts', 'checkouts', 'paid'], texts: ['channel'] },
  adSpend: { numbers: ['day', 'spend', 'impressions', 'clicks'], texts: ['channel', 'campaign'] },
} as const satisfies Record<ColumnFileKind, { numbers: readonly string[]; texts: readonly string[] }>

type Names<K extends ColumnFileKind, Of extends 'numbers' | 'texts'> = (typeof COLUMNS_OF)[K][Of][number]

/** A table of one kind, with the columns of its kind. */
export interface ColumnsOf<K extends ColumnFileKind> extends ColumnTable {
  numbers: Record<Names<K, 'numbers'>, Float64Array> & (K extends 'sessions' ? { tells?: Float64Array } : unknown)
  texts: Record<Names<K, 'texts'>, ColumnTable['texts'][string]>
}

/**
 * The files of one kind, oldest first; a file that is gone or lacks a column of its kind is left out.
 * Throws PackDamaged where one is damaged.
 */
export async function readColumnFiles<K extends ColumnFileKind>(
  db: Pick<ShopDb, 'columnFiles'>,
  files: Pick<PackFiles, 'read'>,
  kind: K,
): Promise<ColumnsOf<K>[]> {
  const rows = (await db.columnFiles.toArray()).filter((row) => row.kind === kind)
  rows.sort((a, b) => a.writtenAt - b.writtenAt || (a.key < b.key ? -1 : 1))
  const tables = await Promise.all(
    rows.map(async ({ key, bytes }) => {
      const buffer = await files.read(key, 0, bytes)
      return buffer && readColumns(buffer)
    }),
  )
  return tables.filter((table) => table !== undefined).filter((table) => hasColumns(kind, table))
}

/** Whether a table has the columns of its kind; it may have more. */
export function hasColumns<K extends ColumnFileKind>(kind: K, table: ColumnTable): table is ColumnsOf<K> {
  const { numbers, texts } = table
  const wanted = COLUMNS_OF[kind]
  return wanted.numbers.every((name) => name in numbers) && wanted.texts.every((name) => name in texts)
}

/**
 * Writes a file of columns, flushed, and returns the row that makes it a part of the shop: the caller adds it to `columnFiles` in the transaction that
 * it belongs to, under `Packs.withLock`, since a sweep takes away files that no row names.
 */
export async function writeColumnFile<K extends ColumnFileKind>(
  files: Pick<PackFiles, 'write'>,
  kind: K,
  table: ColumnsOf<K>,
  { key, at }: { key: string; at: number },
): Promise<ColumnFileRow> {
  const bytes = writeColumns(table)
  await files.write(key, { bytes })
  return { key, kind, count: table.count, bytes: bytes.byteLength, writtenAt: at }
}
