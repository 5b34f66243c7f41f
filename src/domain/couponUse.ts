import type { Instant } from '~/lib/zone'
import { type CouponBatch, isUsed, type Redemption } from './coupon'
import type { Amount } from './money'
import type { Promotion } from './promotion/promotion'

/** An order that carries a promotion. */
export interface CarriedOrder {
  order: string
  customer: string
  at: Instant
  /** All that the order took off; files do not tell it rule by rule. */
  off: Amount
}

/** A use: written down, or told by an order that carries the coupon's promotion. */
export interface CouponUse {
  /** Of the redemption; '' of an order alone. */
  key: string
  code: string
  customer: string
  at: Instant
  order: string
  off: Amount
  derived: boolean
}

/** Keys of the promotions that have a rule of the batch. */
export const usersOf = (batch: string, promotions: readonly Pick<Promotion, 'key' | 'rules'>[]): string[] =>
  promotions.filter(({ rules }) => rules.some(({ action }) => action.kind === 'coupon' && action.batch === batch)).map(({ key }) => key)

/** Rules that take nothing off: an order that carries their promotion and got a discount got it by another. */
const TAKES_NOTHING = new Set(['gift', 'points'])

/** Whether a discount of an order that carries the promotion can only have come of this batch: files tell the promotion, not the rule. */
export const tellsUse = (batch: string, { rules }: Pick<Promotion, 'rules'>): boolean =>
  rules.every(({ action }) => TAKES_NOTHING.has(action.kind) || (action.kind === 'coupon' && action.batch === batch))

/** The uses of a batch, the latest first: what is written down, and orders of its promotions for which nothing is. */
export function usesOf(redemptions: readonly Redemption[], carried: readonly CarriedOrder[]): CouponUse[] {
  const off = new Map(carried.map((each) => [each.order, each.off]))
  const written = redemptions.filter(isUsed).map(({ key, code = '', customer, at = 0, order = '', off: own }) => ({
    key,
    code,
    customer,
    at,
    order,
    off: own ?? off.get(order) ?? 0,
    derived: false,
  }))
  const told = new Set(written.map(({ order }) => order))
  const derived = carried.filter(({ order }) => !told.has(order)).map((each) => ({ ...each, key: '', code: '', derived: true }))
  return [...written, ...derived].toSorted((a, b) => b.at - a.at || (a.order < b.order ? -1 : 1))
}

export interface BatchFigures {
  /** Codes there are; absent: one for everybody. */
  issued?: number
  /** Coupons that buyers took or were given. */
  claimed: number
  used: number
  /** Of `used`, those that an order alone tells of. */
  derived: number
  orders: number
  off: Amount
}

export function figuresOf(
  { way, made }: Pick<CouponBatch, 'way' | 'made'>,
  imported: number,
  redemptions: readonly Redemption[],
  uses: readonly CouponUse[],
): BatchFigures {
  return {
    ...(way === 'single' ? { issued: made + imported } : {}),
    claimed: redemptions.filter(({ claimedAt }) => claimedAt !== undefined).length,
    used: uses.length,
    derived: uses.filter(({ derived }) => derived).length,
    orders: new Set(uses.map(({ order }) => order).filter((order) => order !== '')).size,
    off: uses.reduce((sum, { off }) => sum + off, 0),
  }
}

export const FOLLOW_UPS = ['unused', 'used'] as const
export type FollowUp = (typeof FOLLOW_UPS)[number]

/** Buyers to write to at the end: who has a coupon and did not use any, or who used one. Unknown buyers cannot be written to. */
export function followUpOf(who: FollowUp, redemptions: readonly Redemption[], uses: readonly CouponUse[]): string[] {
  const used = new Set(uses.map(({ customer }) => customer))
  const chosen = who === 'used' ? used : new Set(redemptions.map(({ customer }) => customer).filter((customer) => !used.has(customer)))
  return [...chosen].filter((customer) => customer !== '').toSorted()
}
