import { isEqual } from '~/lib/isEqual'
import type { Change, RowTable, ShopDb } from './db'
import { readSkuField, SKU_ORDER, WHOLE_SKU } from '~/domain/skuField'
import { inOrder } from './skuOrder'

export type AnyRow = Record<string, unknown>

export async function readRow(db: ShopDb, table: RowTable, key: string): Promise<AnyRow | undefined> {
  return db.table<AnyRow, string>(table).get(key)
}

export async function readRows(db: ShopDb, table: RowTable, keys: readonly string[]): Promise<(AnyRow | undefined)[]> {
  return db.table<AnyRow, string>(table).bulkGet([...keys])
}

/** Names a row among those of all tables. */
export const nameOfRow = (table: RowTable, key: string): string => `${table}/${key}`

/** Rows of a table by their names; those that are not there are left out. */
export function rowsByName(table: RowTable, rows: readonly ({ key: string } | undefined)[]): Map<string, AnyRow> {
  return new Map(rows.flatMap((row) => (row ? [[nameOfRow(table, row.key), { ...row }] as const] : [])))
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

/** The changes that take a whole row away, field by field, so that an undo brings it back. */
export function changesAway(table: RowTable, key: string, row: AnyRow): Change[] {
  const fields = Object.keys(row).filter((field) => field !== 'key')
  return changesTo(table, key, row, Object.fromEntries(fields.map((field) => [field, undefined])))
}

type SkuRow = AnyRow & { code: string }
const isSku = (value: unknown): value is SkuRow =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'

const skusOf = (row: AnyRow | undefined): SkuRow[] => {
  const skus: unknown = row?.skus
  return Array.isArray(skus) ? skus.filter(isSku) : []
}

/** What a field that a change names holds; see skuField. */
export function fieldAt(row: AnyRow | undefined, name: string): unknown {
  if (name === SKU_ORDER) return skusOf(row).map(({ code }) => code)
  const inSku = readSkuField(name)
  if (!inSku) return row?.[name]
  const sku = skusOf(row).find(({ code }) => code === inSku.code)
  return inSku.field === WHOLE_SKU ? sku : sku?.[inSku.field]
}

/** Sets a field that a change names, in place; undefined takes it away. A SKU that is not there any more stays away. */
export function setField(row: AnyRow, name: string, value: unknown): void {
  const inSku = readSkuField(name)
  if (name === SKU_ORDER) row.skus = inOrder(skusOf(row), isCodes(value) ? value : [])
  else if (inSku?.field === WHOLE_SKU) row.skus = withSku(skusOf(row), inSku.code, value)
  else if (inSku) {
    const sku = skusOf(row).find(({ code }) => code === inSku.code)
    if (sku) put(sku, inSku.field, value)
  } else put(row, name, value)
}

function put(target: AnyRow, field: string, value: unknown): void {
  if (value === undefined) delete target[field]
  else target[field] = value
}

const isCodes = (value: unknown): value is string[] => Array.isArray(value) && value.every((code) => typeof code === 'string')

/** One that comes stands at the end; where it stands else is told by the order. */
function withSku(skus: readonly SkuRow[], code: string, value: unknown): SkuRow[] {
  const others = skus.filter((sku) => sku.code !== code)
  return isSku(value) ? [...others, { ...value }] : others
}

/** A value of a field as a person reads it. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
