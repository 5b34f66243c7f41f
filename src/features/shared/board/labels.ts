import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Dimension, FilterName, KpiQuery } from '~/analytics/query'
import type { AudienceRow } from '~/domain/audience'
import { useShop } from '~/session/shop'
import { call } from '~/worker/client'
import { kpiOptions } from './queries'
import type { Board } from './useBoard'
import { FILTER_NAMES } from './view'
import { useMemberName } from './words'

/** Dimensions whose keys are no names; the answers to questions by them carry what readers call the members. */
const NAMED: ReadonlySet<FilterName> = new Set(['category', 'product', 'promotion', 'supplier', 'segment', 'tier'])

const LEVELS = [1, 2, 3] as const

/** Members of a dimension with their orders, largest first; categories level by level. */
export function memberQueries(asked: Omit<KpiQuery, 'metrics'>, by: Dimension): KpiQuery[] {
  const query: KpiQuery = { ...asked, metrics: ['orders'], by }
  return by === 'category' ? LEVELS.map((level) => ({ ...query, level })) : [query]
}

/** The shop's audiences, by name. */
export function useAudiences(enabled: boolean): UseQueryResult<AudienceRow[]> {
  const shop = useShop(({ id }) => id)
  return useQuery({
    queryKey: [shop, 'audiences'],
    queryFn: ({ signal }) => call('audiences.list', {}, { signal }),
    enabled,
    throwOnError: false,
  })
}

/** What readers call the members that a board is narrowed to; their keys until the worker has said. */
export function useFilterLabel(board: Board): (name: FilterName, key: string) => string {
  const shop = useShop(({ id }) => id)
  const memberName = useMemberName()
  const { view, data, ready } = board
  const { data: audiences } = useAudiences(ready && view.filters.audience !== undefined)
  const wanted = useMemo(() => {
    const all = { from: data.first, to: data.last + 1, scope: view.scope }
    return FILTER_NAMES.flatMap((name) => {
      if (!view.filters[name] || !NAMED.has(name) || name === 'audience') return []
      return memberQueries(all, name).map((query) => ({ name, query }))
    })
  }, [view, data.first, data.last])
  const labels = useQueries({
    queries: wanted.map(({ query }) => ({ ...kpiOptions(shop, query), enabled: ready })),
    combine: (answers) => {
      const found = new Map<string, string>()
      answers.forEach(({ data: answer }, i) => {
        for (const row of answer?.rows ?? []) if (row.label) found.set(`${wanted[i].name} ${row.key}`, row.label)
      })
      return found
    },
  })
  return (name, key) => {
    const label = name === 'audience' ? audiences?.find((row) => row.key === key)?.name : labels.get(`${name} ${key}`)
    return memberName(name, key, label)
  }
}
