import { keepPreviousData, queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { DataRange, KpiQuery, KpiResult } from '~/analytics/query'
import type { ReportKind, Reports } from '~/analytics/reports'
import { isEqual } from '~/lib/isEqual'
import { useShop } from '~/session/shop'
import { call } from '~/worker/client'
import { askReport } from '~/worker/reports'

/** An answer on an earlier version of the data never replaces one on a later. */
function newest(old: unknown, next: unknown): unknown {
  return versionOf(old) > versionOf(next) ? old : next
}

const versionOf = (answer: unknown): number =>
  typeof answer === 'object' && answer !== null && 'version' in answer && typeof answer.version === 'number' ? answer.version : 0

const rangeOptions = (shop: string) =>
  queryOptions({ queryKey: [shop, 'kpi', 'range'], queryFn: ({ signal }) => call('range', {}, { signal }) })

/** First and last day of the orders; null in an empty shop. `last`: what they were the last time, until the worker has answered. */
export function useDataRange(last?: DataRange): UseQueryResult<DataRange | null> {
  return useQuery({ ...rangeOptions(useShop((shop) => shop.id)), placeholderData: last })
}

/** A question to the engine, for the cache. One that fails is told by the part that asked (see Waiting), and leaves the rest of the board alone. */
export const kpiOptions = (shop: string, query: KpiQuery) =>
  queryOptions({
    queryKey: [shop, 'kpi', query] as const,
    queryFn: ({ signal }) => call('kpi', { query }, { signal }),
    structuralSharing: newest,
    throwOnError: false,
  })

/** The same table or chart, of another window or filter: what it showed may stand until the answer is there. */
const isSameShape = (one: KpiQuery, other: KpiQuery) =>
  isEqual(one.by ?? '', other.by ?? '') && one.level === other.level && isEqual(one.metrics, other.metrics)

export interface KpiOptions {
  enabled?: boolean
  /** Stands until there is an answer. */
  last?: KpiResult
}

/**
 * A question to the engine. While the answer is on its way, that to the last question of the same shape stands (`isPlaceholderData`); a question that
 * nobody asks any more is cancelled. Two parts that ask the same share one answer.
 */
export function useKpi(query: KpiQuery, { enabled = true, last }: KpiOptions = {}): UseQueryResult<KpiResult> {
  const shop = useShop(({ id }) => id)
  return useQuery({
    ...kpiOptions(shop, query),
    enabled,
    placeholderData: (before: KpiResult | undefined, asked) => {
      const [id, , former] = asked?.queryKey ?? []
      return former && id === shop && isSameShape(former, query) ? before : last
    },
  })
}

/** Asks for a report; the answer to the last question of its kind stands until the new one is there. */
export function useReport<K extends ReportKind>(
  kind: K,
  ask: Reports[K]['ask'],
  { enabled = true }: { enabled?: boolean } = {},
): UseQueryResult<Reports[K]['answer']> {
  const shop = useShop(({ id }) => id)
  return useQuery({
    queryKey: [shop, 'kpi', 'report', kind, ask] as const,
    queryFn: ({ signal }) => askReport(kind, ask, { signal }),
    structuralSharing: newest,
    enabled,
    placeholderData: keepPreviousData,
    throwOnError: false,
  })
}
