import type { Outcome } from '~/domain/command'
import type { Checked, FileFormat, ImportProgress } from '~/domain/importPlan'
import type { ProductDryRun, ProductFileFact, ProductFilePlan, ProductInspection } from '~/domain/productFile/plan'
import type { CallContext, None } from './protocol'

/** The calls about files of products, in and out. */
export interface ProductFileCalls {
  /** How a file of products would be read; null: its header is none of one. `sure`: the user says that it is. */
  'import.products.inspect'(
    args: { file: File; format?: Partial<FileFormat>; sure?: boolean },
    context: CallContext,
  ): Promise<Checked<ProductInspection | null>>
  /** `commandId`: of the command that will carry it out. */
  'import.products.dryRun'(
    args: { plan: ProductFilePlan; commandId: string },
    context: CallContext<ImportProgress>,
  ): Promise<Checked<ProductDryRun>>
  /** Refused rows with their reasons. */
  'import.products.refused'(args: None, context: CallContext): Promise<Blob>
  /** Writes what the last check found: all or nothing. */
  'import.products.commit'(args: None, context: CallContext): Promise<Outcome>
  /** Files that products came from, newest first. */
  'products.files'(args: None, context: CallContext): Promise<ProductFileFact[]>
  /** `file`: in the kind of that file, its products; absent: our own file. `keys`: only these products. */
  'products.export'(args: { file?: string; keys?: readonly string[] }, context: CallContext): Promise<Blob>
}
