import type { Day } from '~/lib/zone'
import { apportion } from './apportion'
import { type Calendar, endOfGrain, startOfGrain } from './calendar'
import type { GoalCovers } from './goalCover'
import { definitionOf, type MetricId } from './metric'

/** Whose goal it is, or what of: the whole shop, a team, a person (key), a category (key). `covers`: what of the shop's trade is theirs. */
export type GoalOf =
  | { kind: 'shop' }
  | { kind: 'team'; name: string; covers?: GoalCovers }
  | { kind: 'person'; key: string; covers?: GoalCovers }
  | { kind: 'category'; key: string }

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

/** What is added up from rows, so that the figures of the parts of a window, or of a whole, sum to its own. */
const ADDITIVE: ReadonlySet<string> = new Set([
  'gmv_paid',
  'gmv_placed',
  'gross_sales',
  'net_sales',
  'refunds',
  'orders',
  'units',
  'new_buyers',
])
export const isAdditive = (metric: MetricId): boolean => ADDITIVE.has(metric)

/** A figure that stands at a level at any time (a ratio, a mean), not one that grows from day to day. */
const LEVELS: ReadonlySet<string> = new Set(['aov', 'arpb'])
export const isLevel = (metric: MetricId): boolean =>
  LEVELS.has(metric) || !(definitionOf(metric).unit === 'money' || definitionOf(metric).unit === 'count')

/** What can be aimed at: everything that is sold, bought or visited. A stock's figure is of a moment. */
export const canBeGoal = (metric: MetricId): boolean => definitionOf(metric).grain !== 'stock'

export const goalOf = ({ of }: Pick<Goal, 'of'>): GoalOf => of ?? { kind: 'shop' }

/** A part of a goal before it is written: key and window of its own. */
export interface GoalPart {
  key: string
  parent: string
  from: Day
  to: Day
  of?: GoalOf
  target: number
}

export interface Period {
  grain: 'quarter' | 'month'
  from: Day
  to: Day
}

const GRAINS = ['quarter', 'month'] as const

/** The calendar's periods of that grain in a window; none where they do not fill it. */
function periodsOf(grain: Period['grain'], { from, to }: Pick<Goal, 'from' | 'to'>, calendar: Calendar): Period[] {
  const periods: Period[] = []
  for (let day = from; day < to; day = endOfGrain(grain, day, calendar)) {
    const end = endOfGrain(grain, day, calendar)
    if (startOfGrain(grain, day, calendar) !== day || end > to) return []
    periods.push({ grain, from: day, to: end })
  }
  return periods
}

/** The grains that a goal's window can be cut into: a year into quarters and months, a quarter into months. */
export function splitGrains(goal: Pick<Goal, 'from' | 'to' | 'metric'>, calendar: Calendar): Period['grain'][] {
  if (!isAdditive(goal.metric)) return []
  return GRAINS.filter((grain) => periodsOf(grain, goal, calendar).length > 1)
}

/**
 * Cuts a goal into quarters and those into months, or into months alone. `weightOf`: how much of the metric a window stands for, say last year's. Targets
 * are whole steps (units of the currency where the target is one, else whole units), and at each level they sum to the parent's.
 */
export function splitGoal(goal: Goal, calendar: Calendar, weightOf: (window: { from: Day; to: Day }) => number, step: number): GoalPart[] {
  const [grain, ...finer] = splitGrains(goal, calendar)
  if (grain === undefined) return []
  const periods = periodsOf(grain, goal, calendar)
  const targets = shares(goal.target, periods.map(weightOf), periods, step)
  return periods.flatMap(({ from, to }, i) => {
    const part: GoalPart = {
      key: `${goal.key}/${grain}-${from}`,
      parent: goal.key,
      from,
      to,
      target: targets[i],
      ...(goal.of ? { of: goal.of } : {}),
    }
    return finer.length > 0 ? [part, ...splitGoal({ ...goal, ...part }, calendar, weightOf, step)] : [part]
  })
}

/** Splits a target by weights; by days where there are none. */
function shares(target: number, weights: readonly number[], windows: readonly { from: Day; to: Day }[], step: number): number[] {
  const whole = target % step === 0 ? step : 1
  const given = weights.map((weight) => Math.max(0, weight))
  const known = given.some((weight) => weight > 0) ? given : windows.map(({ from, to }) => to - from)
  const sum = known.reduce((all, weight) => all + weight, 0)
  const values = known.map((weight) => ((target / whole) * weight) / sum)
  return apportion(values, target / whole).map((value) => value * whole)
}

/** The same split among members, by their weights: parts that would have no target are left out. */
export function splitAmong(goal: Goal, members: readonly { of: GoalOf; key: string; weight: number }[], step: number): GoalPart[] {
  const { from, to } = goal
  const targets = shares(goal.target, members.map(({ weight }) => weight), members.map(() => ({ from, to })), step) // prettier-ignore
  return members
    .map(({ of, key }, i): GoalPart => ({ key: `${goal.key}/${key}`, parent: goal.key, from, to, of, target: targets[i] }))
    .filter(({ target }) => target > 0)
}

/** Goals that cut their parent the same way: into periods, or among teams, people or categories. */
export interface GoalGroup<G extends Goal> {
  by: 'period' | 'team' | 'person' | 'category'
  nodes: GoalNode<G>[]
  /** Sum of their targets less the parent's; undefined for figures that are not added up. 0: they fit. */
  difference?: number
}

export interface GoalNode<G extends Goal> {
  goal: G
  groups: GoalGroup<G>[]
}

const BY = ['period', 'team', 'person', 'category'] as const

/** Goals below those that they are a part of. One whose parent is gone, or that would stand below itself, stands at the top. Earliest first, then largest. */
export function goalTree<G extends Goal>(goals: readonly G[]): GoalNode<G>[] {
  const byKey = new Map(goals.map((goal) => [goal.key, goal]))
  const below = new Map<string, G[]>()
  for (const goal of goals) {
    const parent = goal.parent !== undefined && byKey.has(goal.parent) && !isLoop(goal, byKey) ? goal.parent : ''
    below.set(parent, [...(below.get(parent) ?? []), goal])
  }
  const nodeOf = (goal: G): GoalNode<G> => ({ goal, groups: groupsOf(goal, (below.get(goal.key) ?? []).toSorted(inOrder), nodeOf) })
  return (below.get('') ?? []).toSorted(inOrder).map(nodeOf)
}

/** A longer window before the shorter ones in it. */
const inOrder = (a: Goal, b: Goal) => a.from - b.from || b.to - a.to || b.target - a.target || (a.key < b.key ? -1 : 1)

function isLoop(goal: Goal, byKey: ReadonlyMap<string, Goal>): boolean {
  const seen = new Set([goal.key])
  for (let at = byKey.get(goal.parent ?? ''); at; at = byKey.get(at.parent ?? '')) {
    if (seen.has(at.key)) return true
    seen.add(at.key)
  }
  return false
}

function groupsOf<G extends Goal>(parent: G, children: readonly G[], nodeOf: (goal: G) => GoalNode<G>): GoalGroup<G>[] {
  const kindOf = (child: G) => {
    const { kind } = goalOf(child)
    return kind === 'shop' || kind === goalOf(parent).kind ? 'period' : kind
  }
  return BY.flatMap((by): GoalGroup<G>[] => {
    const group = children.filter((child) => kindOf(child) === by)
    if (group.length === 0) return []
    const nodes = group.map(nodeOf)
    const same = group.every(({ metric }) => metric === parent.metric) && isAdditive(parent.metric)
    return [{ by, nodes, ...(same ? { difference: group.reduce((sum, { target }) => sum + target, 0) - parent.target } : {}) }]
  })
}

/** Keys of a goal and of all below it. */
export function withParts(goals: readonly Pick<Goal, 'key' | 'parent'>[], key: string): string[] {
  const keys = [key]
  for (let i = 0; i < keys.length; i++)
    for (const goal of goals) if (goal.parent === keys[i] && !keys.includes(goal.key)) keys.push(goal.key)
  return keys
}
