import type { MetricId } from '~/domain/metric'
import type { BUYERS } from '~/domain/metrics/buyers'
import type { SALES } from '~/domain/metrics/sales'
import type { Computation } from './computation'
import { SERVICE_FIGURES } from './service'
import { SPEND_FIGURES } from './spend'
import { STOCK_FIGURES } from './stock'
import { TRAFFIC_FIGURES } from './traffic'

/** The metrics of other grains than orders. */
export const BESIDE_FIGURES: Record<Exclude<MetricId, keyof typeof SALES | keyof typeof BUYERS>, Computation> = {
  ...TRAFFIC_FIGURES,
  ...SPEND_FIGURES,
  ...STOCK_FIGURES,
  ...SERVICE_FIGURES,
}
