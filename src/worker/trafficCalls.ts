import type { Checked, FileFormat, ImportProgress } from '~/domain/importPlan'
import type {
  TrafficDone,
  TrafficDryRun,
  TrafficInspection,
  TrafficPlan,
  TrafficPreviewRow,
  TrafficRefusal,
} from '~/domain/import/trafficPlan'
import type { TrafficKind } from '~/domain/traffic'
import type { CallContext } from './protocol'

/** The calls about files of traffic and advertising. */
export interface TrafficCalls {
  /** How a file of traffic or advertising would be read; null: it is none, see import.inspect. `of`: what it holds, where the user says. */
  'import.traffic.inspect'(
    args: { file: File; format?: Partial<FileFormat>; of?: TrafficKind },
    context: CallContext,
  ): Promise<Checked<TrafficInspection | null>>
  'import.traffic.preview'(args: { plan: TrafficPlan }, context: CallContext): Promise<Checked<TrafficPreviewRow[]>>
  'import.traffic.dryRun'(args: { plan: TrafficPlan }, context: CallContext<ImportProgress>): Promise<Checked<TrafficDryRun>>
  /** `words` says why in the reader's language. */
  'import.traffic.refused'(
    args: { words?: Partial<Record<TrafficRefusal, string>> },
    context: CallContext,
  ): Promise<{ total: number; csv: Blob }>
  /** Writes what the last dry run of traffic found. commandId makes a repeat harmless. */
  'import.traffic.commit'(args: { commandId: string }, context: CallContext<ImportProgress>): Promise<Checked<TrafficDone>>
}
