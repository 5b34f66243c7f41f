import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { AudienceAnswer } from '~/analytics/reports'
import type { AudienceRow, AudienceRule } from '~/domain/audience'
import { useShop } from '~/session/shop'
import { call } from '~/worker/client'

const audiencesOf = (shop: string) =>
  queryOptions({ queryKey: [shop, 'audiences'], queryFn: ({ signal }) => call('audiences.list', {}, { signal }) })

/** The shop's audiences, by name. */
export function useAudienceRows(): UseQueryResult<AudienceRow[]> {
  return useQuery(audiencesOf(useShop(({ id }) => id)))
}

/** How many buyers a rule finds now, and what they have paid. */
export function useAudienceSize(rule: AudienceRule): UseQueryResult<AudienceAnswer> {
  const shop = useShop(({ id }) => id)
  return useQuery({
    queryKey: [shop, 'kpi', 'audience', rule] as const,
    queryFn: ({ signal }) => call('report', { kind: 'audience', ask: { rule } }, { signal }),
  })
}
