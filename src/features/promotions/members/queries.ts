import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { PagesOptions } from '~/features/shared/pages'
import type { Day } from '~/lib/zone'
import { shopId } from '~/session/shop'
import type { MovesQuery, PointsQuery, PointsRow, TierAsk, TierMoveRow } from '~/store/memberLists'
import { call } from '~/worker/client'

export const memberQueries = {
  program: () =>
    queryOptions({ queryKey: [shopId(), 'members', 'program'], queryFn: ({ signal }) => call('members.program', {}, { signal }) }),
  simulation: (ask: TierAsk, enabled: boolean) =>
    queryOptions({
      queryKey: [shopId(), 'members', 'simulation', ask],
      queryFn: ({ signal }) => call('members.simulate', { ask }, { signal }),
      placeholderData: keepPreviousData,
      enabled,
    }),
  moves: (query: Omit<MovesQuery, 'offset' | 'limit'>): PagesOptions<TierMoveRow> => ({
    queryKey: [shopId(), 'members', 'moves', query],
    fetch: (offset, limit, signal) => call('members.moves', { query: { ...query, offset, limit } }, { signal }),
  }),
  sum: () =>
    queryOptions({
      queryKey: [shopId(), 'members', 'sum'],
      queryFn: ({ signal }) => call('members.sum', { now: Date.now() }, { signal }),
    }),
  points: (query: Omit<PointsQuery, 'offset' | 'limit'>): PagesOptions<PointsRow> => ({
    queryKey: [shopId(), 'members', 'points', query],
    fetch: (offset, limit, signal) => call('members.points', { query: { ...query, offset, limit }, now: Date.now() }, { signal }),
  }),
  bookable: (from: Day) =>
    queryOptions({
      queryKey: [shopId(), 'members', 'bookable', from],
      queryFn: ({ signal }) => call('members.bookable', { from, now: Date.now() }, { signal }),
      placeholderData: keepPreviousData,
    }),
}
