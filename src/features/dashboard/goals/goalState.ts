import type { GoalStanding } from '~/analytics/reports/goalTypes'
import { goalOf, isLevel } from '~/domain/goal'
import { definitionOf } from '~/domain/metric'
import type { Day } from '~/lib/zone'

/** Where a goal stands, in one word; amounts are in the metric's own unit, never below 0. */
export type GoalState =
  | { is: 'done' | 'early' | 'next' | 'within' }
  | { is: 'missed' | 'over'; gap: number }
  | { is: 'onPace'; ahead: number }
  | { is: 'behind'; behind: number }
  /** Nothing tells what is reached; `why` of the figure. */
  | { is: 'untold' }

/** A refund goal is a limit: less is better. */
export function stateOf({ goal, target, reached, expected, projected, gap, daysLeft }: GoalStanding): GoalState {
  if (reached.value === null) return { is: reached.why === 'notYet' ? 'next' : 'untold' }
  if (!definitionOf(goal.metric).upIsGood) return gap < 0 ? { is: 'over', gap: -gap } : { is: 'within' }
  if (reached.value >= target) return { is: 'done' }
  if (daysLeft === 0) return { is: 'missed', gap }
  if (projected === null) return { is: 'early' }
  return reached.value >= expected ? { is: 'onPace', ahead: reached.value - expected } : { is: 'behind', behind: expected - reached.value }
}

/** Of whom the goal is, where somebody has to say what of the shop's trade is theirs. */
export function ownerOf({ goal }: Pick<GoalStanding, 'goal'>): 'person' | 'team' | undefined {
  const { kind } = goalOf(goal)
  return kind === 'person' || kind === 'team' ? kind : undefined
}

/** Nobody has said it, so that there is no figure. */
export const lacksCovers = (standing: GoalStanding): boolean => stateOf(standing).is === 'untold' && ownerOf(standing) !== undefined

/**
 * What there is to say of the gap where the engine names nothing that closes it. level: the figure itself has to rise; more: so many of it a day besides what comes
 * anyway.
 */
export type Closing =
  | { is: 'next' | 'untold' | 'over' | 'limit' | 'done' | 'early' | 'enough' }
  | { is: 'level'; gap: number }
  | { is: 'more'; daily: number }

export function closingOf({ goal, target, reached, projected, daysLeft }: Omit<GoalStanding, 'closers'>): Closing {
  if (reached.value === null) return { is: reached.why === 'notYet' ? 'next' : 'untold' }
  if (daysLeft === 0) return { is: 'over' }
  if (!definitionOf(goal.metric).upIsGood) return { is: 'limit' }
  const level = isLevel(goal.metric)
  // A level may fall again, what was added up stays.
  if (!level && reached.value >= target) return { is: 'done' }
  if (projected === null) return { is: 'early' }
  if (projected >= target) return { is: 'enough' }
  return level ? { is: 'level', gap: target - projected } : { is: 'more', daily: (target - projected) / daysLeft }
}

export const SHOWN = ['running', 'next', 'past', 'all'] as const
export type Shown = (typeof SHOWN)[number]

/** Whether a goal is among those shown, on this day. */
export function isShown({ from, to }: { from: Day; to: Day }, shown: Shown, today: Day): boolean {
  if (shown === 'all') return true
  if (shown === 'running') return from <= today && today < to
  return shown === 'past' ? to <= today : from > today
}

/** Goals that are shown, with those above them so that they keep their place. */
export function withParents(standings: readonly GoalStanding[], wanted: (standing: GoalStanding) => boolean): GoalStanding[] {
  const byKey = new Map(standings.map((standing) => [standing.goal.key, standing]))
  const kept = new Set<string>()
  for (const standing of standings.filter(wanted)) {
    for (let at: GoalStanding | undefined = standing; at && !kept.has(at.goal.key); at = byKey.get(at.goal.parent ?? ''))
      kept.add(at.goal.key)
  }
  return standings.filter(({ goal }) => kept.has(goal.key))
}
