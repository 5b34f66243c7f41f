import { queryOptions } from '@tanstack/react-query'
import type { PagesOptions } from '~/features/shared/pages'
import { shopId } from '~/session/shop'
import type { ListingFilter, ListingRow } from '~/store/lists'
import { call } from '~/worker/client'
import type { ListQuestion } from './view'

export const listingQueries = {
  list: (query: ListQuestion): PagesOptions<ListingRow> => ({
    queryKey: [shopId(), 'listings', 'list', query],
    fetch: (offset, limit, signal) => call('listings.list', { query: { ...query, offset, limit } }, { signal }),
  }),
  facets: (filter: ListingFilter) =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'facets', filter],
      queryFn: ({ signal }) => call('listings.facets', { filter }, { signal }),
      // The counts of a moment ago stand until the new ones are there.
      placeholderData: (before) => before,
    }),
  names: () =>
    queryOptions({
      queryKey: [shopId(), 'listings', 'names'],
      queryFn: ({ signal }) => call('listings.names', {}, { signal }),
    }),
}
