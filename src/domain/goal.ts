import type { Day } from '~/lib/zone'
import type { MetricId } from './metric'

/** Whose goal it is, or what of: the whole shop, a team, a person (key), a category (key). */
export type GoalOf = { kind: 'shop' } | { kind: 'team'; name: string } | { kind: 'person'; key: string } | { kind: 'category'; key: string }

/** What a metric is to reach in a window of half-open days of the shop. Year → quarter → month → team → person → category, by `parent`. */
export interface Goal {
  key: string
  metric: MetricId
  from: Day
  to: Day
  /** In the metric's own unit; money as an Amount. */
  target: number
  /** Absent: the whole shop's. */
  of?: GoalOf
  /** Key of the goal that it is a part of. */
  parent?: string
  note?: string
}
