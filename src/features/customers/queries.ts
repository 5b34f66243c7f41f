import { queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import type { CustomerQuery, CustomerRow } from '~/store/lists'
import { call } from '~/worker/client'
import type { PagesOptions } from '~/features/shared/pages'

export const customerQueries = {
  list: (query: Omit<CustomerQuery, 'offset' | 'limit'>): PagesOptions<CustomerRow> => ({
    queryKey: [shopId(), 'customers', 'list', query],
    fetch: (offset, limit, signal) => call('customers.list', { query: { ...query, offset, limit } }, { signal }),
  }),
  facets: () =>
    queryOptions({
      queryKey: [shopId(), 'customers', 'facets'],
      queryFn: ({ signal }) => call('customers.facets', {}, { signal }),
    }),
  customer: (customer: string) =>
    queryOptions({
      queryKey: [shopId(), 'customers', 'customer', customer],
      queryFn: ({ signal }) => call('customers.get', { customer }, { signal }),
    }),
}
