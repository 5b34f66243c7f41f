import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ReturnFilter, ReturnQuery, ReturnRow } from '~/domain/returnAnswers'
import type { AskedLine } from '~/domain/returnCommand'
import type { ReturnKind, ReturnPolicy } from '~/domain/returns'
import type { PagesOptions } from '~/features/shared/pages'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

export const returnQueries = {
  list: (query: Omit<ReturnQuery, 'offset' | 'limit' | 'now'>): PagesOptions<ReturnRow> => ({
    queryKey: [shopId(), 'returns', 'list', query],
    fetch: (offset, limit, signal) => call('returns.list', { query: { ...query, offset, limit, now: Date.now() } }, { signal }),
  }),
  facets: (filter: ReturnFilter) =>
    queryOptions({
      queryKey: [shopId(), 'returns', 'facets', filter],
      queryFn: ({ signal }) => call('returns.facets', { filter, now: Date.now() }, { signal }),
      placeholderData: keepPreviousData,
    }),
  one: (key: string) =>
    queryOptions({
      queryKey: [shopId(), 'returns', 'one', key],
      queryFn: ({ signal }) => call('returns.get', { key, now: Date.now() }, { signal }),
    }),
  eligible: (order: string, of: ReturnKind, lines?: readonly AskedLine[]) =>
    queryOptions({
      queryKey: [shopId(), 'returns', 'eligible', order, of, lines],
      queryFn: ({ signal }) => call('returns.eligible', { order, of, now: Date.now(), ...(lines ? { lines } : {}) }, { signal }),
      placeholderData: keepPreviousData,
      enabled: order !== '',
    }),
  /** What a policy that is being written would say of an order. */
  tried: (order: string, lines: readonly AskedLine[] | undefined, policy: ReturnPolicy) =>
    queryOptions({
      queryKey: [shopId(), 'returns', 'tried', order, lines, policy],
      queryFn: ({ signal }) => call('returns.eligible', { order, policy, now: Date.now(), ...(lines ? { lines } : {}) }, { signal }),
      placeholderData: keepPreviousData,
      enabled: order !== '',
    }),
  swaps: (sku: string) =>
    queryOptions({
      queryKey: [shopId(), 'stock', 'swaps', sku],
      queryFn: ({ signal }) => call('returns.swaps', { sku }, { signal }),
    }),
  policies: () =>
    queryOptions({
      queryKey: [shopId(), 'returns', 'policies'],
      queryFn: ({ signal }) => call('policies.list', { now: Date.now() }, { signal }),
    }),
}
