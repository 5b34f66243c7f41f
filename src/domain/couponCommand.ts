import type { CommandTraits } from './commandTraits'
import type { CouponBatch } from './coupon'
import type { Amount } from './money'

/** What somebody sets of a batch that is there. */
export type CouponFields = Partial<Pick<CouponBatch, 'name' | 'code' | 'from' | 'to' | 'most' | 'perBuyer'>>

/** Writes to coupons. */
export type CouponCommand =
  /** A new batch with its codes. `seed`: the key that codes follow from, where the shop has none yet. */
  | { id: string; kind: 'coupon.make'; args: { key: string; batch: Omit<CouponBatch, 'key' | 'createdAt' | 'first' | 'stopped'> } }
  | { id: string; kind: 'coupon.set'; args: { key: string; set: CouponFields }; saw?: CouponFields }
  | { id: string; kind: 'coupon.stop'; args: { key: string; stopped: boolean } }
  /** Codes of a file for a batch of single-use codes; they are committed with what the worker has read (store/couponImport.ts). */
  | { id: string; kind: 'coupon.import'; args: { key: string; file: string; codes: number } }
  /** Gives coupons of a claimed batch to buyers. */
  | { id: string; kind: 'coupon.give'; args: { key: string; customers: readonly string[] } }
  /** `redemption`: its key, where the code does not make one. */
  | {
      id: string
      kind: 'coupon.redeem'
      args: { key: string; redemption: string; code?: string; customer?: string; order?: string; off?: Amount }
    }
  /** A use that was none: the code, or the claimed coupon, can be used again. */
  | { id: string; kind: 'coupon.unredeem'; args: { key: string; redemption: string } }

const SELLERS = ['owner', 'operator'] as const
const WITH_AGENTS = ['owner', 'operator', 'agent'] as const

export const COUPON_COMMANDS = {
  'coupon.make': { areas: ['coupons'], roles: SELLERS, group: 'promotions' },
  'coupon.set': { areas: ['coupons'], roles: SELLERS, group: 'promotions' },
  'coupon.stop': { areas: ['coupons'], roles: SELLERS, group: 'promotions' },
  'coupon.import': { areas: ['coupons'], roles: SELLERS, group: 'promotions' },
  'coupon.give': { areas: ['coupons'], roles: WITH_AGENTS, group: 'promotions' },
  'coupon.redeem': { areas: ['coupons'], roles: WITH_AGENTS, group: 'promotions' },
  'coupon.unredeem': { areas: ['coupons'], roles: WITH_AGENTS, group: 'promotions' },
} as const satisfies Record<CouponCommand['kind'], CommandTraits>

/** Why coupons refuse. */
export type CouponRule =
  | 'coupon.noName'
  | 'coupon.window'
  | 'coupon.noCode'
  /** facts: code, name (of the batch that has it). */
  | 'coupon.codeTaken'
  /** facts: most. */
  | 'coupon.tooMany'
  | 'coupon.prefix'
  | 'coupon.limit'
  /** There is a batch of that key. */
  | 'coupon.taken'
  | 'coupon.notSingle'
  | 'coupon.notClaimed'
  /** The file changed nothing, or not what its check said. */
  | 'coupon.nothing'
  /** facts: code. */
  | 'coupon.unknown'
  /** facts: code. */
  | 'coupon.used'
  | 'coupon.stopped'
  | 'coupon.notYet'
  | 'coupon.over'
  /** facts: most. */
  | 'coupon.mostUsed'
  | 'coupon.buyerUsed'
  /** The buyer has no coupon of the batch that is not used. */
  | 'coupon.noneHeld'
  | 'coupon.noBuyer'
  /** facts: order. */
  | 'coupon.orderUsed'
