import type { Product, Sku } from '~/domain/product'
import { isEqual } from '~/lib/isEqual'
import type { Change } from './db'
import { skuField } from './skuField'

/**
 * What setting these fields of a product changes. Where its SKUs stay the same ones in the same order, each field of each SKU is a change of its own, so
 * that an undo, or another person's edit, of one price leaves all the others as they are. A text that is emptied stays there as '': a product has all its
 * fields.
 */
export function catalogChanges(key: string, row: Product | undefined, set: Partial<Product>): Change[] {
  const { skus, ...rest } = set
  const now = new Map<string, unknown>(Object.entries(row ?? {}))
  const changes = Object.entries(rest).flatMap(([field, after]) => changeOf(key, field, now.get(field), after))
  if (!skus) return changes
  const before = row?.skus ?? []
  const same = before.length > 0 && before.length === skus.length && before.every(({ code }, at) => code === skus[at].code)
  if (same) return [...changes, ...before.flatMap((sku, at) => skuChanges(key, sku, skus[at]))]
  return [...changes, ...changeOf(key, 'skus', row?.skus, skus)]
}

/** Field by field. */
export function skuChanges(key: string, before: Sku, after: Sku): Change[] {
  const [was, is] = [new Map<string, unknown>(Object.entries(before)), new Map<string, unknown>(Object.entries(after))]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) =>
    changeOf(key, skuField(before.code, field), was.get(field), is.get(field)),
  )
}

const changeOf = (key: string, field: string, before: unknown, after: unknown): Change[] =>
  isEqual(before, after) ? [] : [{ table: 'catalog', key, field, before, after }]
