import { type MetricDefinition, type MetricId, definitionOf } from '~/domain/metric'
import { BUYERS_FIGURES } from './metrics/buyers'
import type { Computation } from './metrics/computation'
import { SALES_FIGURES } from './metrics/sales'
import { SERVICE_FIGURES } from './metrics/service'
import { SPEND_FIGURES } from './metrics/spend'
import { STOCK_FIGURES } from './metrics/stock'
import { TRAFFIC_FIGURES } from './metrics/traffic'

/** A metric: what it means and how it is computed. */
export interface Metric extends MetricDefinition, Computation {}

const computations: Record<MetricId, Computation> = {
  ...SALES_FIGURES,
  ...BUYERS_FIGURES,
  ...TRAFFIC_FIGURES,
  ...SPEND_FIGURES,
  ...STOCK_FIGURES,
  ...SERVICE_FIGURES,
}

/** The metric of that id, with its definition and its computation. */
export function metricOf(id: MetricId): Metric {
  return { ...definitionOf(id), ...computations[id] }
}
