import type { MetricId } from '~/domain/metric'
import { BUYERS_FIGURES } from './metrics/buyers'
import type { Computation } from './metrics/computation'
import { SALES_FIGURES } from './metrics/sales'
import { SERVICE_FIGURES } from './metrics/service'
import { SPEND_FIGURES } from './metrics/spend'
import { STOCK_FIGURES } from './metrics/stock'
import { TRAFFIC_FIGURES } from './metrics/traffic'

/** How a metric is computed; what it means, in words, stands in domain/metric.ts, which no pass needs. */
export interface Metric extends Computation {
  readonly id: MetricId
}

const computations: Record<MetricId, Computation> = {
  ...SALES_FIGURES,
  ...BUYERS_FIGURES,
  ...TRAFFIC_FIGURES,
  ...SPEND_FIGURES,
  ...STOCK_FIGURES,
  ...SERVICE_FIGURES,
}

/** The metric of that id. */
export function metricOf(id: MetricId): Metric {
  return { id, ...computations[id] }
}
