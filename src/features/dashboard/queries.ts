import { keepPreviousData, queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { DataRange, Filters, Grouping, KpiQuery, KpiResult } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import { useShop } from '~/session/shop'
import { call } from '~/worker/client'
import type { Grain, Window } from './range'
import { ALL_METRICS } from './tiles'
import type { DashboardView, Dimension } from './view'

/** An answer on an earlier version of the data never replaces one on a later. */
function newest(old: unknown, next: unknown): unknown {
  return versionOf(old) > versionOf(next) ? old : next
}

const versionOf = (answer: unknown): number =>
  typeof answer === 'object' && answer !== null && 'version' in answer && typeof answer.version === 'number' ? answer.version : 0

const rangeOptions = (shop: string) =>
  queryOptions({ queryKey: [shop, 'kpi', 'range'], queryFn: ({ signal }) => call('range', {}, { signal }) })

const kpiOptions = (shop: string, query: KpiQuery) =>
  queryOptions({
    queryKey: [shop, 'kpi', query],
    queryFn: ({ signal }) => call('kpi', { query }, { signal }),
    structuralSharing: newest,
  })

/** First and last day of the orders; null in an empty shop. `last`: what they were the last time, until the worker has answered. */
export function useDataRange(last: DataRange | undefined): UseQueryResult<DataRange | null> {
  return useQuery({ ...rangeOptions(useShop((shop) => shop.id)), placeholderData: last })
}

/** What every question of the dashboard shares. */
export interface Asked {
  view: DashboardView
  window: Window
}

const base = ({ view, window }: Asked): Omit<KpiQuery, 'metrics'> => ({
  from: window.from,
  to: window.to,
  scope: view.scope,
  filters: view.filters,
})

function useKpi(query: KpiQuery, { enabled = true, last }: { enabled?: boolean; last?: KpiResult } = {}): UseQueryResult<KpiResult> {
  const shop = useShop(({ id }) => id)
  return useQuery({
    ...kpiOptions(shop, query),
    enabled,
    placeholderData: (before: KpiResult | undefined) => keepPreviousData(before) ?? last,
  })
}

/** The question of the tiles. */
export function totalsQuery(asked: Asked): KpiQuery {
  const { compare } = asked.view
  return { ...base(asked), ...(compare === 'none' ? {} : { compare }), metrics: ALL_METRICS }
}

/** The figures of the tiles, with those of the compared window. */
export const useTotals = (asked: Asked, last?: KpiResult): UseQueryResult<KpiResult> => useKpi(totalsQuery(asked), { last })

/** Every metric by a coarse grain, for the spark lines. */
export const useSparks = (asked: Asked, by: Grain, enabled: boolean, last?: KpiResult): UseQueryResult<KpiResult> =>
  useKpi({ ...base(asked), metrics: ALL_METRICS, by }, { enabled, last })

/** GMV and orders by grain, for the chart. */
export const useSeries = (asked: Asked, by: Grain, enabled: boolean): UseQueryResult<KpiResult> =>
  useKpi({ ...base(asked), metrics: ['gmv_paid', 'orders'], by }, { enabled })

/** GMV of the compared window by the same grain. */
export function useComparedSeries(asked: Asked, by: Grain, compared: KpiResult['compared']): UseQueryResult<KpiResult> {
  const { from, to } = compared ?? { from: 0, to: 1 }
  return useKpi({ ...base(asked), from, to, metrics: ['gmv_paid'], by }, { enabled: compared !== undefined })
}

/** The columns of the table of months. */
export const MONTH_METRICS = [
  'gmv_paid',
  'orders',
  'units',
  'buyers',
  'aov',
  'refunds',
  'repeat_buyer_rate',
] as const satisfies readonly MetricId[]

export const useMonths = (asked: Asked, enabled: boolean): UseQueryResult<KpiResult> =>
  useKpi({ ...base(asked), metrics: [...MONTH_METRICS], by: 'month' }, { enabled })

const BREAKDOWN: MetricId[] = ['gmv_paid', 'orders', 'units', 'buyers']

/** The largest members of a dimension. Regions and channels are not narrowed by their own filter: the members beside the chosen ones stay in sight. */
export function useBreakdown(asked: Asked, by: Extract<Grouping, Dimension>, top: number, enabled: boolean): UseQueryResult<KpiResult> {
  const { [by]: _own, ...others }: Filters = asked.view.filters
  return useKpi({ ...base(asked), filters: by === 'sku' ? asked.view.filters : others, metrics: BREAKDOWN, by, top }, { enabled })
}
