import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ComplaintKind } from '~/domain/complaintReasons'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

/** What is overdue becomes so by itself. */
const LOOK_AGAIN_MS = 5 * 60_000

export const complaintQueries = {
  list: () =>
    queryOptions({
      queryKey: [shopId(), 'complaints', 'list'],
      queryFn: ({ signal }) => call('complaints.list', { now: Date.now() }, { signal }),
      refetchInterval: LOOK_AGAIN_MS,
    }),
  one: (key: string) =>
    queryOptions({ queryKey: [shopId(), 'complaints', 'one', key], queryFn: ({ signal }) => call('complaints.get', { key }, { signal }) }),
  trend: (weeks: number, kind: ComplaintKind | undefined) =>
    queryOptions({
      queryKey: [shopId(), 'complaints', 'trend', weeks, kind ?? null],
      queryFn: ({ signal }) => call('complaints.trend', { weeks, ...(kind && { kind }), now: Date.now() }, { signal }),
      placeholderData: keepPreviousData,
    }),
  limits: () =>
    queryOptions({ queryKey: [shopId(), 'complaints', 'limits'], queryFn: ({ signal }) => call('complaints.limits', {}, { signal }) }),
}
