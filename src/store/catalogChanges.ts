import type { Product, Sku } from '~/domain/product'
import { isEqual } from '~/lib/isEqual'
import type { Change } from './db'
import { SKU_ORDER, skuField, WHOLE_SKU } from '~/domain/skuField'

/**
 * What setting these fields of a product changes. Each field of each SKU is a change of its own, as are each SKU that comes or goes and their order, so that an
 * undo, or another person's edit, of one price leaves all the others as they are. A text that is emptied stays there as '': a product has all its fields.
 */
export function catalogChanges(key: string, row: Product | undefined, set: Partial<Product>): Change[] {
  const { skus, ...rest } = set
  const now = new Map<string, unknown>(Object.entries(row ?? {}))
  const changes = Object.entries(rest).flatMap(([field, after]) => changeOf(key, field, now.get(field), after))
  if (!skus) return changes
  return [...changes, ...(row ? listChanges(key, row.skus, skus) : changeOf(key, 'skus', undefined, skus))]
}

function listChanges(key: string, before: readonly Sku[], after: readonly Sku[]): Change[] {
  const [was, is] = [byCode(before), byCode(after)]
  const gone = before.filter(({ code }) => !is.has(code))
  const come = after.filter(({ code }) => !was.has(code))
  const whole = (code: string) => skuField(code, WHOLE_SKU)
  return [
    ...gone.flatMap((sku) => changeOf(key, whole(sku.code), sku, undefined)),
    ...come.flatMap((sku) => changeOf(key, whole(sku.code), undefined, sku)),
    ...orderChange(key, codesOf(before), codesOf(after)),
    ...before.flatMap((sku) => skuChanges(key, sku, is.get(sku.code) ?? sku)),
  ]
}

const byCode = (skus: readonly Sku[]) => new Map(skus.map((sku) => [sku.code, sku]))
const codesOf = (skus: readonly Sku[]) => skus.map(({ code }) => code)

/** What comes stands at the end by itself, forth and back: then the order is none of the changes. */
function orderChange(key: string, before: readonly string[], after: readonly string[]): Change[] {
  return isAtEnd(before, after) && isAtEnd(after, before) ? [] : changeOf(key, SKU_ORDER, before, after)
}

function isAtEnd(before: readonly string[], after: readonly string[]): boolean {
  const [was, is] = [new Set(before), new Set(after)]
  return isEqual([...before.filter((code) => is.has(code)), ...after.filter((code) => !was.has(code))], after)
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
