import type { Outcome } from '~/domain/command'
import type { Checked, FileFormat, ImportProgress } from '~/domain/importPlan'
import type { ReviewFilePlan, ReviewInspection, ReviewRowRefusal } from '~/domain/reviewFile/fields'
import type { ReviewDryRun } from '~/domain/reviewFile/plan'
import type { CallContext, None } from './protocol'

/** The calls about files of reviews, in and out. */
export interface ReviewFileCalls {
  /** How a file of reviews would be read; null: it is none. `sure`: the user says that it is one. */
  'import.reviews.inspect'(
    args: { file: File; format?: Partial<FileFormat>; sure?: boolean },
    context: CallContext,
  ): Promise<Checked<ReviewInspection | null>>
  /** Compares the whole file with the shop, writing nothing. */
  'import.reviews.dryRun'(
    args: { plan: ReviewFilePlan; commandId: string; now: number },
    context: CallContext<ImportProgress>,
  ): Promise<Checked<ReviewDryRun>>
  /** Rows left out by the last check, as CSV; `words` says why. */
  'import.reviews.refused'(args: { words: Partial<Record<ReviewRowRefusal, string>> }, context: CallContext): Promise<Blob>
  /** Writes what the last check found: all or nothing. */
  'import.reviews.commit'(args: None, context: CallContext): Promise<Outcome>
  /** All of them as our own file, newest first; masked as the list is, or where it is `redacted` for others. */
  'reviews.export'(args: { redacted: boolean }, context: CallContext): Promise<Blob>
}
