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
  /** Codes that are made here, of a single-use batch: how many, what they begin with, and what they follow from (never twice the same). */
  made: number
  prefix?: string
  seed?: number
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

/** One use of a coupon, or, of a claimed one, that a buyer has it: then `order` is absent. */
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
