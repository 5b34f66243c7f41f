import { isEqual } from '~/lib/isEqual'
import type { Change, RowTable, ShopDb } from './db'

export type AnyRow = Record<string, unknown>

export async function readRow(db: ShopDb, table: RowTable, key: string): Promise<AnyRow | undefined> {
  return db.table<AnyRow, string>(table).get(key)
}

/** The changes that set these fields of a row. Empty texts and undefined take a field away. */
export function changesTo(table: RowTable, key: string, row: AnyRow | undefined, set: object): Change[] {
  const changes: Change[] = []
  for (const [field, value] of Object.entries(set)) {
    const after: unknown = value === '' ? undefined : value
    const before = row?.[field]
    if (!isEqual(before, after)) changes.push({ table, key, field, before, after })
  }
  return changes
}

/** A value of a field as a person reads it. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
