import { queryOptions } from '@tanstack/react-query'
import type { PagesOptions } from '~/features/shared/pages'
import { queryClient } from '~/session/cache'
import { shopId } from '~/session/shop'
import type { ListingFilter, ListingRow } from '~/store/lists'
import { call } from '~/worker/client'
import type { ListQuestion } from './view'

/** Has stock and sales joined with rows that came without them, and the rows asked for anew; however many pages ask, once. */
async function joinRows(): Promise<void> {
  const area = [shopId(), 'listings']
  await queryClient.fetchQuery({
    queryKey: [...area, 'join'],
    queryFn: () => call('listings.join', {}).then(() => true),
    staleTime: 0,
    gcTime: 0,
  })
  await queryClient.invalidateQueries({ queryKey: [...area, 'list'] })
}

export const listingQueries = {
  list: (query: ListQuestion): PagesOptions<ListingRow> => ({
    queryKey: [shopId(), 'listings', 'list', query],
    fetch: async (offset, limit, signal) => {
      const page = await call('listings.list', { query: { ...query, offset, limit } }, { signal })
      // Where they cannot be joined, the filters' counts say so.
      if (page.items.at(0)?.waits) joinRows().catch(() => undefined)
      return page
    },
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
