import type {
  Checked,
  DryRun,
  FileFormat,
  ImportDone,
  ImportProgress,
  Inspection,
  PreviewRow,
  RefusedRow,
  RowRefusal,
} from '~/domain/importPlan'
import type { ImportPlan } from '~/store/import/importer'
import type { CallContext } from './protocol'

/** The calls about files of orders. The worker that they go to keeps the file that it was given last. */
export interface ImportCalls {
  'import.inspect'(args: { file: File; format?: Partial<FileFormat> }, context: CallContext): Promise<Checked<Inspection>>
  'import.preview'(args: { plan: ImportPlan }, context: CallContext): Promise<Checked<PreviewRow[]>>
  'import.dryRun'(args: { plan: ImportPlan }, context: CallContext<ImportProgress>): Promise<Checked<DryRun>>
  /** `words` says why in the reader's language. */
  'import.refused'(
    args: { words?: Partial<Record<RowRefusal, string>> },
    context: CallContext,
  ): Promise<{ rows: RefusedRow[]; total: number; csv: Blob }>
  /** Writes what the last dry run of this plan found. commandId makes a repeat harmless. */
  'import.commit'(args: { commandId: string }, context: CallContext<ImportProgress>): Promise<Checked<ImportDone>>
}
