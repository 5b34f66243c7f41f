import type { MetricId } from '~/domain/metric'
import type { FirstMetric } from '~/analytics/registry'
import type { Computation } from './computation'
import { MARGIN_FIGURES } from './margins'
import { REBUYING_FIGURES } from './rebuying'
import { SERVICE_FIGURES } from './service'
import { SPEND_FIGURES } from './spend'
import { STOCK_FIGURES } from './stock'
import type { TileMetric } from './tileFigures'
import { TRAFFIC_FIGURES } from './traffic'

/** The metrics that neither the first figures nor the overview's tiles are made of. */
export const LATE_FIGURES: Record<Exclude<MetricId, FirstMetric | TileMetric>, Computation> = {
  ...MARGIN_FIGURES,
  ...REBUYING_FIGURES,
  ...TRAFFIC_FIGURES,
  ...SPEND_FIGURES,
  ...STOCK_FIGURES,
  ...SERVICE_FIGURES,
}
