import type { Compare } from '~/analytics/query'
import type { AskedWindow } from '~/analytics/reports'

/** Orders of a window by what each came to. */
export interface OrderValuesAsk extends AskedWindow {
  compare?: Compare
}
export interface OrderValuesAnswer {
  version: number
  /** As the metrics `orders` and `gmv_paid` of the same question have them: what the bands sum to. */
  orders: number
  gmv: number
  /** The mean is the metric `gmv_per_order`. null: there is no order. */
  mean: number | null
  median: number | null
  /**
   * Half-open bands of equal width, lowest first, the last one open where orders lie far above the others. A first band that is open below holds what came to nothing
   * or less: goods given away beside others, and paid orders that do not count because their discounts left nothing. `before`: with `compare`, the orders of that window.
   */
  bands: { from?: number; to?: number; orders: number; gmv: number; before?: number }[]
}
