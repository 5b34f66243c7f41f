import type { Outcome } from '~/domain/command'
import type { Checked, FileFormat, ImportProgress } from '~/domain/importPlan'
import type { TicketFilePlan, TicketInspection, TicketRowRefusal } from '~/domain/ticketFile/fields'
import type { TicketDryRun } from '~/domain/ticketFile/plan'
import type { CallContext, None } from './protocol'

/** Files of tickets. */
export interface TicketFileCalls {
  /** How a file of tickets would be read; null: it is none. `sure`: the user says that it is one. `flag`, `answered`: see TicketRules. */
  'import.tickets.inspect'(
    args: { file: File; format?: Partial<FileFormat>; sure?: boolean; flag: string; answered: string },
    context: CallContext,
  ): Promise<Checked<TicketInspection | null>>
  /** Compares the whole file with the shop, writing nothing. */
  'import.tickets.dryRun'(
    args: { plan: TicketFilePlan; commandId: string; now: number },
    context: CallContext<ImportProgress>,
  ): Promise<Checked<TicketDryRun>>
  /** Rows left out by the last check, as CSV; `words` says why. */
  'import.tickets.refused'(args: { words: Partial<Record<TicketRowRefusal, string>> }, context: CallContext): Promise<Blob>
  /** Writes what the last check found: all or nothing. */
  'import.tickets.commit'(args: None, context: CallContext): Promise<Outcome>
}
