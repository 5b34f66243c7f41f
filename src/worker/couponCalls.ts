import type { Outcome } from '~/domain/command'
import type { FollowUp } from '~/domain/couponUse'
import type { BatchDetail, BatchRow, CodeFileAnswer, CodeRow, FoundCode, UseRow } from '~/store/couponLists'
import type { Page } from '~/store/lists'
import type { CallContext } from './protocol'

/** The calls about coupons. */
export interface CouponCalls {
  /** Every batch, the latest first. */
  'coupons.list'(args: { now: number }, context: CallContext): Promise<BatchRow[]>
  'coupons.get'(args: { key: string; now: number }, context: CallContext): Promise<BatchDetail | null>
  /** Codes of a batch in their order, made ones first; of a claimed one, who has a coupon. */
  'coupons.codes'(args: { key: string; offset: number; limit: number }, context: CallContext): Promise<Page<CodeRow>>
  'coupons.uses'(args: { key: string; offset: number; limit: number }, context: CallContext): Promise<Page<UseRow>>
  /** Whose a code is, and whether it was used; null: nobody's. */
  'coupons.find'(args: { code: string }, context: CallContext): Promise<FoundCode | null>
  /** `words`: of the header and of the state, as the file is to have them. */
  'coupons.export'(
    args: { key: string; words: { code: string; state: string; used: string; unused: string; usedAt: string; order: string } },
    context: CallContext,
  ): Promise<Blob>
  /** What a file of codes would bring. The next commit writes what was found last. */
  'coupons.check'(args: { key: string; file: File }, context: CallContext): Promise<CodeFileAnswer>
  'coupons.import'(args: { commandId: string }, context: CallContext): Promise<Outcome>
  /** customerIdOf buyers to write to: of a batch, or of all batches of a promotion. */
  'coupons.followUp'(args: { batch?: string; promotion?: string; who: FollowUp }, context: CallContext): Promise<{ customers: string[] }>
}
