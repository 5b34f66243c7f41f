import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { DataRange, KpiResult } from '~/analytics/query'
import { useShop } from '~/session/shop'
import { type Answer, call } from '~/worker/client'
import { weekQuery, type Week } from './week'

/** Things come due by themselves. */
const LOOK_AGAIN_MS = 5 * 60_000

/** What waits for the person who acts. */
export function useHome(): UseQueryResult<Answer<'home.list'> & { at: number }> {
  const shop = useShop(({ id }) => id)
  const who = useShop((state) => state.who)
  return useQuery({
    queryKey: [shop, 'home', who],
    queryFn: async ({ signal }) => {
      const at = Date.now()
      return { ...(await call('home.list', { now: at }, { signal })), at }
    },
    refetchInterval: LOOK_AGAIN_MS,
  })
}

/** Days of the first and the last order; null in a shop without any. */
export function useDataRange(): UseQueryResult<DataRange | null> {
  const shop = useShop(({ id }) => id)
  return useQuery({ queryKey: [shop, 'kpi', 'range'], queryFn: ({ signal }) => call('range', {}, { signal }) })
}

/** The figures of a week and of the one before. */
export function useWeek(week: Week | undefined): UseQueryResult<KpiResult> {
  const shop = useShop(({ id }) => id)
  const query = week && weekQuery(week)
  return useQuery({
    queryKey: [shop, 'kpi', query],
    queryFn: ({ signal }) => call('kpi', { query: weekQuery(week ?? { from: 0, to: 7, ended: false }) }, { signal }),
    enabled: week !== undefined,
    placeholderData: keepPreviousData,
  })
}
