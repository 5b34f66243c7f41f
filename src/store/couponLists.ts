import type { CouponBatch } from '~/domain/coupon'
import type { BatchFigures, CouponUse } from '~/domain/couponUse'
import type { PromotionState } from '~/domain/promotion/promotion'
import type { CodeCheck, RefusedCode } from './couponImport'

/** A promotion that has a rule of the batch. */
export interface BatchUser {
  key: string
  name: string
  state: PromotionState
}

/** A batch as the list shows it. */
export interface BatchRow {
  batch: CouponBatch
  figures: BatchFigures
  promotions: BatchUser[]
}

export interface BatchDetail extends BatchRow {
  /** Codes that came from files. */
  imported: number
  /** Orders of its promotions that may have used it: other rules took something off too. */
  untold: number
  /** Buyers who can be written to at the end. */
  followUp: { used: number; unused: number }
}

/** A use as somebody of that sight may see it. */
export interface UseRow extends CouponUse {
  /** The buyer's name; '' unknown. */
  buyer: string
}

/** A code, or a coupon that a buyer has, in the order of the batch. */
export interface CodeRow {
  key: string
  /** '' of a claimed coupon. */
  code: string
  customer: string
  buyer: string
  claimedAt?: number
  use?: UseRow
}

export interface FoundCode {
  batch: CouponBatch
  code: string
  use?: UseRow
}

/** What a file of codes would do. */
export interface CodeFileCheck extends Pick<CodeCheck, 'rows' | 'same'> {
  fresh: number
  /** The first of them. */
  refused: RefusedCode[]
  refusedTotal: number
}

export type CodeFileAnswer = { ok: true; value: CodeFileCheck } | { ok: false; why: 'unreadable' | 'columns' }
