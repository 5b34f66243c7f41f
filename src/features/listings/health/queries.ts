import { queryOptions } from '@tanstack/react-query'
import type { StaleReason } from '~/domain/health'
import { shopId } from '~/session/shop'
import type { HealthQuery, StaleDays } from '~/store/healthLists'
import { call } from '~/worker/client'

export const healthQueries = {
  list: (query: Omit<HealthQuery, 'offset' | 'limit'>) => ({
    queryKey: [shopId(), 'health', 'list', query],
    fetch: (offset: number, limit: number, signal: AbortSignal) => call('health.list', { query: { ...query, offset, limit } }, { signal }),
  }),
  /** The window of the list, or that there is none. */
  told: (query: Omit<HealthQuery, 'offset' | 'limit'>) =>
    queryOptions({
      queryKey: [shopId(), 'health', 'told', query.days],
      queryFn: ({ signal }) =>
        call('health.list', { query: { days: query.days, sort: 'views', descending: true, offset: 0, limit: 0 } }, { signal }),
    }),
  product: (key: string) =>
    queryOptions({
      queryKey: [shopId(), 'health', 'product', key],
      queryFn: ({ signal }) => call('health.product', { key }, { signal }),
    }),
  stale: (query: { days: StaleDays; reason?: StaleReason; limit: number }) =>
    queryOptions({
      queryKey: [shopId(), 'health', 'stale', query],
      queryFn: ({ signal }) => call('health.stale', { query: { ...query, now: Date.now(), offset: 0 } }, { signal }),
      placeholderData: (before) => before,
    }),
  watch: () => queryOptions({ queryKey: [shopId(), 'health', 'watch'], queryFn: ({ signal }) => call('health.watch', {}, { signal }) }),
}
