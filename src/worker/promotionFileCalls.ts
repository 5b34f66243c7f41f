import type { Outcome } from '~/domain/command'
import type { Checked, FileFormat, ImportProgress } from '~/domain/importPlan'
import type { PromotionDryRun, PromotionFileInspection, PromotionFilePlan, PromotionRowRefusal } from '~/domain/promotionFile/fields'
import type { CallContext, None } from './protocol'

/** The calls about files of campaigns and coupons. */
export interface PromotionFileCalls {
  /** How a file of campaigns or coupons would be read; null: it is none. `sure`: the user says that it is one. */
  'import.promotions.inspect'(
    args: { file: File; format?: Partial<FileFormat>; sure?: boolean },
    context: CallContext,
  ): Promise<Checked<PromotionFileInspection | null>>
  /** Compares the whole file with the shop, writing nothing. */
  'import.promotions.dryRun'(
    args: { plan: PromotionFilePlan; commandId: string; now: number },
    context: CallContext<ImportProgress>,
  ): Promise<Checked<PromotionDryRun>>
  /** Rows left out by the last check, as CSV; `words` says why. */
  'import.promotions.refused'(args: { words: Partial<Record<PromotionRowRefusal, string>> }, context: CallContext): Promise<Blob>
  /** Writes what the last check found: all or nothing. */
  'import.promotions.commit'(args: None, context: CallContext): Promise<Outcome>
}
