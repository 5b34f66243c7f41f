import { queryOptions } from '@tanstack/react-query'
import type { PagesOptions } from '~/features/shared/pages'
import { shopId } from '~/session/shop'
import type { LevelListRow, LevelQuery, MoveListRow, MoveQuery } from '~/store/stockLists'
import { call } from '~/worker/client'

export const stockQueries = {
  levels: (query: Omit<LevelQuery, 'offset' | 'limit'>): PagesOptions<LevelListRow> => ({
    queryKey: [shopId(), 'stock', 'levels', query],
    fetch: (offset, limit, signal) => call('stock.levels', { query: { ...query, offset, limit } }, { signal }),
  }),
  moves: (query: Omit<MoveQuery, 'offset' | 'limit'>): PagesOptions<MoveListRow> => ({
    queryKey: [shopId(), 'stock', 'moves', query],
    fetch: (offset, limit, signal) => call('stock.moves', { query: { ...query, offset, limit } }, { signal }),
  }),
  latest: (sku: string) =>
    queryOptions({
      queryKey: [shopId(), 'stock', 'latest', sku],
      queryFn: ({ signal }) => call('stock.moves', { query: { sku, offset: 0, limit: 8 } }, { signal }),
    }),
  /** `place`: see the protocol. */
  shipped: (place?: string) =>
    queryOptions({
      queryKey: [shopId(), 'stock', 'shipped', place],
      queryFn: ({ signal }) => call('stock.shipped', place === undefined ? {} : { place }, { signal }),
    }),
  counts: () =>
    queryOptions({
      queryKey: [shopId(), 'stock', 'counts'],
      queryFn: ({ signal }) => call('counts.list', {}, { signal }),
    }),
  count: (key: string) =>
    queryOptions({
      queryKey: [shopId(), 'stock', 'count', key],
      queryFn: ({ signal }) => call('counts.get', { key }, { signal }),
    }),
}
