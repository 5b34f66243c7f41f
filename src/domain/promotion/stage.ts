import type { PromotionStage, PromotionState } from './promotion'

export const PROMOTION_EVENTS = [
  'submit',
  'withdraw',
  'approve',
  'reject',
  'schedule',
  'launch',
  'reopen',
  'pause',
  'resume',
  'end',
  'judge',
] as const
export type PromotionEvent = (typeof PROMOTION_EVENTS)[number]

/** State → event → stage that is written down. What is not here is refused. */
const PROMOTION_STEPS = {
  draft: { submit: 'inReview' },
  inReview: { approve: 'approved', reject: 'draft', withdraw: 'draft' },
  approved: { schedule: 'scheduled', launch: 'scheduled', reopen: 'draft' },
  scheduled: { launch: 'scheduled', reopen: 'draft' },
  running: { pause: 'paused', end: 'stopped' },
  paused: { resume: 'scheduled', end: 'stopped' },
  ended: { judge: 'judged' },
  judged: {},
} as const satisfies Record<PromotionState, Partial<Record<PromotionEvent, PromotionStage>>>

/** The stage that an event leads to, or undefined where there is no such step. */
export function stageAfter(state: PromotionState, event: PromotionEvent): PromotionStage | undefined {
  const steps: Partial<Record<PromotionEvent, PromotionStage>> = PROMOTION_STEPS[state]
  return steps[event]
}

/** Steps that lead on from a state, in the order of PROMOTION_EVENTS. */
export const eventsFrom = (state: PromotionState): PromotionEvent[] => PROMOTION_EVENTS.filter((event) => stageAfter(state, event))

/** Its plan may be written anew: nobody relies on it yet. */
export const isOpenPlan = (state: PromotionState): boolean => state === 'draft'

/** Its rules may be changed by promotion.change. */
export const isUnderWay = (state: PromotionState): boolean => state === 'scheduled' || state === 'running' || state === 'paused'

/** It has come to be, or will: it counts for forecasts and flags. */
export const isFirm = ({ stage }: { stage: PromotionStage }): boolean => stage === 'scheduled' || stage === 'stopped' || stage === 'judged'
