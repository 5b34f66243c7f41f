import type { Day } from '~/lib/zone'
import type { MetricId } from './metric'

/** What a metric is to reach in a window of half-open days of the shop. */
export interface Goal {
  key: string
  metric: MetricId
  from: Day
  to: Day
  /** In the metric's own unit; money as an Amount. */
  target: number
}
