import type { Instant } from '~/lib/zone'
import { type BatchState, batchState, type CouponBatch, isUsed, type Redemption } from './coupon'
import { plainCode } from './couponCode'
import type { CouponRule } from './couponCommand'

export const COUPON_LIMITS = { made: 1_000_000, prefix: 8, name: 80, code: 40 } as const

export interface CouponFault {
  rule: CouponRule
  facts?: Record<string, string | number>
}

const isCount = (value: number | undefined) => value === undefined || (Number.isSafeInteger(value) && value >= 1)

/** Why a batch cannot be kept like this; whether its code is another's is asked where the others are known. */
export function checkBatch({
  name,
  way,
  code = '',
  made,
  prefix = '',
  from,
  to,
  most,
  perBuyer,
}: Omit<CouponBatch, 'key' | 'createdAt'>): CouponFault | undefined {
  if (name.trim() === '' || name.length > COUPON_LIMITS.name) return { rule: 'coupon.noName' }
  if (!(from < to)) return { rule: 'coupon.window' }
  if (way === 'public' && (plainCode(code) === '' || code.length > COUPON_LIMITS.code)) return { rule: 'coupon.noCode' }
  if (!Number.isSafeInteger(made) || made < 0 || made > COUPON_LIMITS.made)
    return { rule: 'coupon.tooMany', facts: { most: COUPON_LIMITS.made } }
  if (!/^[A-Z0-9]*$/.test(prefix) || prefix.length > COUPON_LIMITS.prefix) return { rule: 'coupon.prefix' }
  return isCount(most) && isCount(perBuyer) ? undefined : { rule: 'coupon.limit' }
}

/** What a use is decided by: the batch, the uses it has, and who wants to use which code for which order. */
export interface RedeemAsk {
  batch: CouponBatch
  redemptions: readonly Redemption[]
  code?: string
  customer?: string
  order?: string
  now: Instant
}

const NOT_OPEN = { stopped: 'coupon.stopped', notYet: 'coupon.notYet', over: 'coupon.over' } as const satisfies Record<
  Exclude<BatchState, 'open'>,
  CouponRule
>

/** Why a coupon cannot be used, but for whether its code is one of the batch. */
export function redeemFault({ batch, redemptions, code = '', customer = '', order = '', now }: RedeemAsk): CouponFault | undefined {
  const state = batchState(batch, now)
  if (state !== 'open') return { rule: NOT_OPEN[state] }
  const used = redemptions.filter(isUsed)
  const plain = plainCode(code)
  if (batch.way === 'single' && used.some((each) => plainCode(each.code ?? '') === plain)) return { rule: 'coupon.used', facts: { code } }
  if (order !== '' && used.some((each) => each.order === order)) return { rule: 'coupon.orderUsed', facts: { order } }
  if (batch.most !== undefined && used.length >= batch.most) return { rule: 'coupon.mostUsed', facts: { most: batch.most } }
  if (batch.way === 'claimed' && customer === '') return { rule: 'coupon.noBuyer' }
  const theirs = redemptions.filter((each) => customer !== '' && each.customer === customer)
  if (batch.perBuyer !== undefined && theirs.filter(isUsed).length >= batch.perBuyer) return { rule: 'coupon.buyerUsed' }
  return batch.way === 'claimed' && theirs.every(isUsed) ? { rule: 'coupon.noneHeld' } : undefined
}
