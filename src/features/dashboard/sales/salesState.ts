import type { Dimension, Grouping } from '~/analytics/query'
import { METRIC_IDS, type MetricId } from '~/domain/metric'
import { GRAINS } from '~/features/shared/board/range'
import { FILTER_NAMES } from '~/features/shared/board/view'
import { defineUrlState, oneOf } from '~/lib/urlState'

/** What the sales board keeps in the address besides the view that all boards share. */
export interface SalesState {
  /** Over time. */
  metric: MetricId
  split: Dimension | 'none'
  /** Of the pivot table. */
  rows: Grouping
  columns: Grouping | 'metrics'
  /** The metric of its cells, where the columns are members. */
  cell: MetricId
}

const DIMENSIONS = FILTER_NAMES.filter((name): name is Dimension => name !== 'audience')

/** What a chart over time can be split by. */
export const SPLITS: readonly Dimension[] = DIMENSIONS
/** What the pivot table can be split by: time, and every dimension. */
export const GROUPINGS: readonly Grouping[] = [...GRAINS, ...DIMENSIONS]

export const salesState = defineUrlState<SalesState>({
  metric: oneOf<MetricId>(METRIC_IDS, 'gmv_paid'),
  split: oneOf<Dimension | 'none'>(['none', ...DIMENSIONS], 'channel'),
  rows: oneOf<Grouping>(GROUPINGS, 'month'),
  columns: oneOf<Grouping | 'metrics'>(['metrics', ...GROUPINGS], 'metrics'),
  cell: oneOf<MetricId>(METRIC_IDS, 'gmv_paid'),
})
