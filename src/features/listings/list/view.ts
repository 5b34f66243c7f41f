import { COMPLETE_BANDS, STOCK_STATES } from '~/domain/listingFilter'
import { LISTING_STATES } from '~/domain/product'
import { defineUrlState, flag, oneOf, someOf, text, texts } from '~/lib/urlState'
import type { ListingFilter, ListingQuery } from '~/store/lists'

export const LISTING_SORTS = [
  'title',
  'state',
  'price',
  'skus',
  'sellable',
  'units',
  'sales',
  'complete',
  'created',
  'changed',
  'listed',
] as const

/** The list as the address holds it. */
export const listingView = defineUrlState({
  q: text(),
  state: someOf(LISTING_STATES),
  category: texts(),
  brand: texts(),
  supplier: texts(),
  tag: texts(),
  stock: someOf(STOCK_STATES),
  price: texts(),
  complete: someOf(COMPLETE_BANDS),
  sort: oneOf(LISTING_SORTS, 'changed'),
  descending: flag(true),
})
export type ListingView = typeof listingView.initial

const FACETS = ['state', 'category', 'brand', 'supplier', 'tag', 'stock', 'price', 'complete'] as const

/** Nothing is filtered. */
export const NO_FILTERS = {
  state: [],
  category: [],
  brand: [],
  supplier: [],
  tag: [],
  stock: [],
  price: [],
  complete: [],
} as const satisfies Partial<ListingView>

/** How many filters narrow the list. */
export const countFilters = (view: ListingView): number => FACETS.filter((name) => view[name].length > 0).length

/** What the store is asked. `deep`: what a longer look finds too. */
export function toListingFilter(view: ListingView, deep: boolean): ListingFilter {
  const search = view.q.trim()
  const { state, category, brand, supplier, tag, stock, price, complete } = view
  return {
    ...(search && { search, ...(deep && { deep }) }),
    ...(state.length > 0 && { state: [...state] }),
    ...(category.length > 0 && { category: [...category] }),
    ...(brand.length > 0 && { brand: [...brand] }),
    ...(supplier.length > 0 && { supplier: [...supplier] }),
    ...(tag.length > 0 && { tag: [...tag] }),
    ...(stock.length > 0 && { stock: [...stock] }),
    ...(price.length > 0 && { price: [...price] }),
    ...(complete.length > 0 && { complete: [...complete] }),
  }
}

export type ListQuestion = Omit<ListingQuery, 'offset' | 'limit'>

export const toListingQuery = (view: ListingView, deep: boolean): ListQuestion => ({
  ...toListingFilter(view, deep),
  sort: view.sort,
  descending: view.descending,
})
