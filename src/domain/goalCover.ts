import type { Goal, GoalOf } from './goal'
import { definitionOf, type MetricId } from './metric'

/** What tells the rows of a person or a team from all others. */
export const GOAL_COVERS = ['channel', 'category', 'region', 'supplier', 'promotion'] as const
export type GoalCover = (typeof GOAL_COVERS)[number]

/** What a person or a team answers for: what matches each of what is named; several of one are alternatives. */
export interface GoalCovers extends Partial<Record<GoalCover, string[]>> {
  /** The products whose checklist names the person as their owner. */
  owned?: true
  /** Keys of people: a team's tickets are those that they hold. */
  people?: string[]
}

export type Owned = Extract<GoalOf, { kind: 'team' | 'person' }>

/** Tickets say who holds them, so that a figure of tickets needs no more to be a person's. */
export const isOfTickets = (metric: MetricId): boolean => definitionOf(metric).grain === 'ticket'

/** What a metric can be told apart by: visits know no region, advertising knows its channel alone, tickets who holds them. */
export function coversOf(metric: MetricId): readonly GoalCover[] {
  switch (definitionOf(metric).grain) {
    case 'ticket':
    case 'stock':
      return []
    case 'spend':
      return ['channel']
    case 'visit':
      return ['channel', 'category']
    default:
      return GOAL_COVERS
  }
}

/** Whose goals of a metric there can be. */
export const kindsOf = (metric: MetricId): readonly GoalOf['kind'][] =>
  coversOf(metric).includes('category') ? ['shop', 'category', 'person', 'team'] : ['shop', 'person', 'team']

/** Products are told apart by all that lines are. */
export const canBeOwned = (metric: MetricId): boolean => coversOf(metric).includes('category')

/** Whether something tells what of the metric is theirs. */
export function isTold({ metric, of }: Pick<Goal, 'metric' | 'of'>): boolean {
  if (of?.kind !== 'person' && of?.kind !== 'team') return true
  const { covers } = of
  if (isOfTickets(metric)) return of.kind === 'person' || (covers?.people?.length ?? 0) > 0
  if (of.kind === 'person' && covers?.owned && canBeOwned(metric)) return true
  return coversOf(metric).some((name) => (covers?.[name]?.length ?? 0) > 0)
}

/** Of what was chosen what the metric can be told apart by, names sorted; undefined: nothing. */
export function coversFor(metric: MetricId, kind: Owned['kind'], covers: GoalCovers): GoalCovers | undefined {
  const kept: GoalCovers = {}
  for (const name of coversOf(metric)) if (covers[name]?.length) kept[name] = covers[name].toSorted()
  if (kind === 'person' && covers.owned && canBeOwned(metric)) kept.owned = true
  if (kind === 'team' && isOfTickets(metric) && covers.people?.length) kept.people = covers.people.toSorted()
  return Object.keys(kept).length > 0 ? kept : undefined
}
