import type { MetricId } from '~/domain/metric'
import type { FirstMetric } from '~/analytics/registry'
import { BUYERS_FIGURES } from './buyers'
import type { Computation } from './computation'
import { MARGIN_FIGURES } from './margins'
import { REBUYING_FIGURES } from './rebuying'
import { SALES_FIGURES } from './sales'
import { SERVICE_FIGURES } from './service'
import { SPEND_FIGURES } from './spend'
import { STOCK_FIGURES } from './stock'
import { TRAFFIC_FIGURES } from './traffic'

/** The metrics that the first figures are not made of. */
export const LATE_FIGURES: Record<Exclude<MetricId, FirstMetric>, Computation> = {
  ...SALES_FIGURES,
  ...MARGIN_FIGURES,
  ...BUYERS_FIGURES,
  ...REBUYING_FIGURES,
  ...TRAFFIC_FIGURES,
  ...SPEND_FIGURES,
  ...STOCK_FIGURES,
  ...SERVICE_FIGURES,
}
