import { isEqual } from '~/lib/isEqual'
import type { Product } from '~/domain/product'
import { catalogChanges } from './catalogChanges'
import type { Change } from './db'
import { type RowArea, TABLE_OF } from './pulledShape'
import { type AnyRow, changesAway } from './rows'

/** What a row of the platform changes here, field by field, so that the history shows it and an undo takes it back. */
export function pulledChanges(area: RowArea, key: string, before: AnyRow | undefined, after: AnyRow | undefined): Change[] {
  const table = TABLE_OF[area]
  if (!after) return before ? changesAway(table, key, before) : []
  if (area !== 'products') return fieldsOf(before, after).flatMap((field) => changeOf(area, key, field, before, after))
  const { key: _key, ...set } = { ...Object.fromEntries(fieldsOf(before, after).map((field) => [field, undefined])), ...after }
  return catalogChanges(key, isProduct(before) ? before : undefined, set)
}

const isProduct = (row: AnyRow | undefined): row is AnyRow & Product => Array.isArray(row?.skus)

const fieldsOf = (before: AnyRow = {}, after: AnyRow): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => field !== 'key')

const changeOf = (area: RowArea, key: string, field: string, before: AnyRow | undefined, after: AnyRow): Change[] =>
  isEqual(before?.[field], after[field]) ? [] : [{ table: TABLE_OF[area], key, field, before: before?.[field], after: after[field] }]
