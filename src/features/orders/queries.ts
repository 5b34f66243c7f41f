import { queryOptions } from '@tanstack/react-query'
import { shopId } from '~/session/shop'
import type { OrderQuery } from '~/store/lists'
import { call } from '~/worker/client'
import type { PagesOptions } from '~/features/shared/pages'
import type { OrderRow } from '~/store/lists'

export const orderQueries = {
  list: (query: Omit<OrderQuery, 'offset' | 'limit'>): PagesOptions<OrderRow> => ({
    queryKey: [shopId(), 'orders', 'list', query],
    fetch: (offset, limit, signal) => call('orders.list', { query: { ...query, offset, limit } }, { signal }),
  }),
  /** When the newest order was placed; null in an empty shop. */
  newest: () =>
    queryOptions({
      queryKey: [shopId(), 'orders', 'newest'],
      queryFn: ({ signal }) => call('orders.list', { query: { sort: 'placedAt', descending: true, offset: 0, limit: 1 } }, { signal }),
      select: ({ items }) => items.at(0)?.placedAt ?? null,
    }),
  facets: () =>
    queryOptions({
      queryKey: [shopId(), 'orders', 'facets'],
      queryFn: ({ signal }) => call('orders.facets', {}, { signal }),
    }),
  order: (number: string) =>
    queryOptions({
      queryKey: [shopId(), 'orders', 'order', number],
      queryFn: ({ signal }) => call('orders.get', { number }, { signal }),
    }),
}
