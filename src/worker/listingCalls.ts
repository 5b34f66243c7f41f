import type { Category } from '~/domain/product'
import type { Facets, ListingFilter, ListingQuery, ListingRow, Page, Picked } from '~/store/lists'
import type { CallContext, None } from './protocol'

/** The calls of the list of products. */
export interface ListingCalls {
  /** `deep`: what a longer look finds too. */
  'listings.list'(args: { query: ListingQuery }, context: CallContext): Promise<Page<ListingRow>>
  /** Joins stock and sales where rows of the list wait for them; the list is to be asked anew then. */
  'listings.join'(args: None, context: CallContext): Promise<void>
  /** How many products there are of each value of each filter, with the other filters in force. */
  'listings.facets'(args: { filter: ListingFilter }, context: CallContext): Promise<Facets>
  /** Keys of those that were picked of a list, in its order. */
  'listings.pick'(args: { query: Omit<ListingQuery, 'offset' | 'limit'>; picked: Picked }, context: CallContext): Promise<string[]>
  'listings.names'(args: None, context: CallContext): Promise<{ categories: Category[]; suppliers: { key: string; name: string }[] }>
}
