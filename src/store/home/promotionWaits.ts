import { type Promotion, promotionState } from '~/domain/promotion/promotion'
import type { Instant } from '~/lib/zone'
import type { HomeSource } from './source'

const DAY_MS = 86_400_000
/** An approved plan is to be scheduled so long before it begins. */
const BEFORE_BEGIN = 3 * DAY_MS
/** A promotion of so long ago is not looked into again. */
const TO_JUDGE = 45 * DAY_MS

type Wait = { step: 'review' | 'schedule' | 'judge'; since: Instant; press: number }

/** Promotions that wait for a step of somebody: to be reviewed, to be scheduled before they begin, to be judged when they are over. */
export const findPromotionsWaiting: HomeSource = async ({ db, viewer: { now } }) => {
  const promotions = await db.promotions.toArray()
  return promotions.flatMap((promotion) => {
    const wait = waitOf(promotion, now)
    if (!wait) return []
    const { step, since, press } = wait
    return {
      id: `promotionWaits/${promotion.key}`,
      kind: 'promotionWaits' as const,
      on: `promotion/${promotion.key}` as const,
      press,
      facts: { name: promotion.name, step, since, from: promotion.from, to: promotion.to },
    }
  })
}

function waitOf(promotion: Promotion, now: Instant): Wait | undefined {
  const state = promotionState(promotion, now)
  const { from, to, stageSince } = promotion
  if (state === 'inReview') return { step: 'review', since: stageSince, press: closeness(from - now) }
  if (state === 'approved' && from - now < BEFORE_BEGIN) return { step: 'schedule', since: stageSince, press: closeness(from - now) }
  if (state === 'ended' && now - to >= DAY_MS && now - to < TO_JUDGE) return { step: 'judge', since: to, press: 0.3 }
  return undefined
}

/** 1 for what begins now, or should have; 0 a fortnight before. */
const closeness = (ms: number): number => Math.max(0, Math.min(1, 1 - ms / (14 * DAY_MS)))
