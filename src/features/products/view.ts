import type { LineKind } from '~/domain/order'
import { LINE_KINDS } from '~/domain/order'
import { defineUrlState, flag, oneOf, someOf, text } from '~/lib/urlState'
import type { ProductQuery } from '~/store/lists'

export const PRODUCT_SORTS = ['sku', 'title', 'units', 'sales', 'orders', 'lastSold', 'price', 'sellable'] as const

/** Kinds that a SKU can have: a `total` line has none. */
export const PRODUCT_KINDS: readonly LineKind[] = LINE_KINDS.filter((kind) => kind !== 'total')

/** The list as the address holds it. */
export const productView = defineUrlState({
  q: text(),
  kind: someOf(PRODUCT_KINDS),
  sort: oneOf(PRODUCT_SORTS, 'sales'),
  descending: flag(true),
})
export type ProductView = typeof productView.initial

/** What the store is asked, but for the page. */
export function toProductQuery({ q, kind, sort, descending }: ProductView): Omit<ProductQuery, 'offset' | 'limit'> {
  return { sort, descending, ...(q.trim() && { search: q.trim() }), ...(kind.length > 0 && { kind: [...kind] }) }
}
