import type { Product, Sku } from '~/domain/product'
import { isEqual } from '~/lib/isEqual'
import type { Change } from './db'
import { type AnyRow, changesTo } from './rows'
import { skuField } from './skuField'

/**
 * What setting these fields of a product changes. Where its SKUs stay the same ones in the same order, each field of each SKU is a change of its own, so
 * that an undo, or another person's edit, of one price leaves all the others as they are.
 */
export function catalogChanges(key: string, row: Product | undefined, set: Partial<Product>): Change[] {
  const { skus, ...rest } = set
  // A row of a product is plain data, as every row is.
  const plain: AnyRow | undefined = row && { ...row }
  const changes = changesTo('catalog', key, plain, rest)
  if (!skus) return changes
  const before = row?.skus ?? []
  const same = before.length === skus.length && before.every(({ code }, at) => code === skus[at].code)
  return [...changes, ...(same ? before.flatMap((sku, at) => skuChanges(key, sku, skus[at])) : changesTo('catalog', key, plain, { skus }))]
}

/** Field by field. */
export function skuChanges(key: string, before: Sku, after: Sku): Change[] {
  const [was, is] = [new Map<string, unknown>(Object.entries(before)), new Map<string, unknown>(Object.entries(after))]
  const changes: Change[] = []
  for (const field of new Set([...was.keys(), ...is.keys()])) {
    const [one, other] = [was.get(field), is.get(field)]
    if (!isEqual(one, other)) changes.push({ table: 'catalog', key, field: skuField(before.code, field), before: one, after: other })
  }
  return changes
}
