import { keepPreviousData, queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { DataRange, Filters, Grouping, KpiQuery, KpiResult } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import { useShop } from '~/session/shop'
import { call } from '~/worker/client'
import type { Window } from './range'
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
    placeholderData: keepPreviousData,
    structuralSharing: newest,
  })

/** First and last day of the orders; null in an empty shop. */
export function useDataRange(): UseQueryResult<DataRange | null> {
  return useQuery(rangeOptions(useShop((shop) => shop.id)))
}

/** What every question of the dashboard shares. */
export interface Asked {
  view: DashboardView
  window: Window
}

const compareOf = ({ compare }: DashboardView): Pick<KpiQuery, 'compare'> => (compare === 'none' ? {} : { compare })

const base = ({ view, window }: Asked): Omit<KpiQuery, 'metrics'> => ({
  from: window.from,
  to: window.to,
  scope: view.scope,
  filters: view.filters,
})

function useKpi(query: KpiQuery, enabled = true): UseQueryResult<KpiResult> {
  const shop = useShop(({ id }) => id)
  return useQuery({ ...kpiOptions(shop, query), enabled })
}

/** The figures of the tiles, with those of the compared window. */
export const useTotals = (asked: Asked): UseQueryResult<KpiResult> => useKpi({ ...base(asked), ...compareOf(asked.view), metrics: ALL_METRICS })

/** Every metric by a grain of time: spark lines, the chart, the months. Waits until the tiles have their figures. */
export const useSeries = (asked: Asked, by: 'day' | 'week' | 'month', ready: boolean): UseQueryResult<KpiResult> =>
  useKpi({ ...base(asked), metrics: ALL_METRICS, by }, ready)

/** GMV of the compared window by the same grain. */
export function useComparedSeries(asked: Asked, by: 'day' | 'week' | 'month', compared: KpiResult['compared']): UseQueryResult<KpiResult> {
  const { from, to } = compared ?? { from: 0, to: 1 }
  return useKpi({ ...base(asked), from, to, metrics: ['gmv_paid'], by }, compared !== undefined)
}

const BREAKDOWN: MetricId[] = ['gmv_paid', 'orders', 'units', 'buyers']

/** The largest members of a dimension. A dimension is not narrowed by its own filter: the members beside the chosen ones stay in sight. */
export function useBreakdown(asked: Asked, by: Extract<Grouping, Dimension>, top: number, ready: boolean): UseQueryResult<KpiResult> {
  const { [by]: _own, ...others }: Filters = asked.view.filters
  return useKpi({ ...base(asked), filters: by === 'sku' ? asked.view.filters : others, metrics: BREAKDOWN, by, top }, ready)
}
