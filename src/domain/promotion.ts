import type { Instant } from '~/lib/zone'
import type { Amount } from './money'

/** 满减 · 限时折扣 · 买X送Y · 免邮 · 折扣 · 捆绑 · 赠品 · 积分 · 会员专享 · 券 */
export const PROMOTION_KINDS = [
  'threshold',
  'timed',
  'buyXGetY',
  'freeShipping',
  'percent',
  'bundle',
  'gift',
  'points',
  'members',
  'coupon',
] as const
export type PromotionKind = (typeof PROMOTION_KINDS)[number]

export const PROMOTION_STATES = ['planned', 'running', 'paused', 'ended'] as const
export type PromotionState = (typeof PROMOTION_STATES)[number]

export const PROMOTION_GOALS = ['awareness', 'traffic', 'conversion', 'productSales', 'clearance', 'loyalty'] as const
export type PromotionGoal = (typeof PROMOTION_GOALS)[number]

/** A promotion as it was planned. Its state follows from its window and the clock, but for a pause. */
export interface Promotion {
  key: string
  name: string
  kind: PromotionKind
  goal: PromotionGoal
  /** Half-open [from, to). */
  from: Instant
  to: Instant
  paused: boolean
  /** Threshold and what is taken off, or the share taken off, by kind. */
  threshold?: Amount
  off?: Amount
  /** 0.2 is 20 % off. */
  share?: number
  /** Keys of categories it covers; none: all. */
  categories: string[]
  budget: Amount
  expected: { gmv: Amount; orders: number }
}

export function promotionState({ from, to, paused }: Pick<Promotion, 'from' | 'to' | 'paused'>, now: Instant): PromotionState {
  if (now >= to) return 'ended'
  if (now < from) return 'planned'
  return paused ? 'paused' : 'running'
}
