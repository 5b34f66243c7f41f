import type { Instant } from '~/lib/zone'
import type { Amount } from './money'

/** public: one code for everybody · single: codes that work once · claimed: no code, a buyer takes one and has it. */
export const COUPON_WAYS = ['public', 'single', 'claimed'] as const
export type CouponWay = (typeof COUPON_WAYS)[number]

/** Coupons of one kind, which a rule of the kind `coupon` names by this key (rule.ts `batch`). */
export interface CouponBatch {
  key: string
  name: string
  way: CouponWay
  /** The code of a public one. */
  code?: string
  /** Codes that are made here, of a single-use batch: how many, what they begin with, the key they follow from, and the number of the first (couponCode.ts). */
  made: number
  prefix?: string
  seed?: number
  first?: number
  /** Half-open [from, to). */
  from: Instant
  to: Instant
  /** Most redemptions in all, and of one buyer; absent: no limit. */
  most?: number
  perBuyer?: number
  stopped?: true
  createdAt: Instant
}

/** Codes that came from a file, some hundred to a row: `batch/number`. */
export interface CouponCodes {
  key: string
  batch: string
  codes: readonly string[]
}

/** One use of a coupon, or, of a claimed one, that a buyer has it: then `at` is absent. */
export interface Redemption {
  key: string
  batch: string
  code?: string
  /** customerIdOf the buyer; '' unknown. */
  customer: string
  claimedAt?: Instant
  at?: Instant
  order?: string
  off?: Amount
}

export const BATCH_STATES = ['notYet', 'open', 'over', 'stopped'] as const
export type BatchState = (typeof BATCH_STATES)[number]

export function batchState({ from, to, stopped }: Pick<CouponBatch, 'from' | 'to' | 'stopped'>, now: Instant): BatchState {
  if (stopped) return 'stopped'
  if (now >= to) return 'over'
  return now < from ? 'notYet' : 'open'
}

export const isUsed = ({ at }: Pick<Redemption, 'at'>): boolean => at !== undefined
