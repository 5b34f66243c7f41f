import type { Filters } from '~/analytics/query'
import type { GoalStanding } from '~/analytics/reports/goalTypes'
import { goalOf } from '~/domain/goal'
import type { MetricId } from '~/domain/metric'
import { isEqual } from '~/lib/isEqual'
import type { Day } from '~/lib/zone'
import { useReport } from './queries'

const HOUR = 3_600_000

/** The end of the running hour: goals stand as of the newest order, so that within an hour the question stays the same. */
export const goalsNow = (): number => Math.ceil(Date.now() / HOUR) * HOUR

interface Asked {
  /** What the figure is narrowed by; a goal of a category stands beside a figure of that category. */
  filters?: Filters
  enabled?: boolean
}

/**
 * The goal that a figure of a window is to reach: it begins with the window and ends with it, or later where the window is its days so far ("this
 * month"). The shortest that fits; undefined where there is none.
 */
export function useGoalOf(
  metric: MetricId,
  window: { from: Day; to: Day },
  { filters = {}, enabled }: Asked = {},
): GoalStanding | undefined {
  const { from } = window
  const { data } = useReport('goals', { now: goalsNow(), from, to: from + 1 }, { enabled })
  return data && goalFor(data.goals, metric, window, filters)
}

/** The standing that fits; see useGoalOf. */
export function goalFor(
  goals: readonly GoalStanding[],
  metric: MetricId,
  { from, to }: { from: Day; to: Day },
  filters: Filters,
): GoalStanding | undefined {
  const narrowed = Object.entries(filters).filter(([, values]) => values?.length)
  const fits = ({ goal }: GoalStanding) => {
    if (goal.metric !== metric || goal.from !== from || goal.to < to) return false
    const of = goalOf(goal)
    if (of.kind === 'category') return isEqual(narrowed, [['category', [of.key]]])
    return of.kind === 'shop' && narrowed.length === 0
  }
  return goals.filter(fits).toSorted((a, b) => a.goal.to - b.goal.to)[0]
}
