import type { ComplaintKind } from '~/domain/complaintReasons'
import type { CompensationLimits } from '~/domain/complaintLimits'
import type { Instant } from '~/lib/zone'
import type { ComplaintDetail, ComplaintRow, ComplaintTrend, EvidenceState } from '~/store/complaintList'
import type { CallContext } from './protocol'

/** The calls about complaints. Texts are masked for those who do not see personal data. */
export interface ComplaintCalls {
  /** All, the latest first. */
  'complaints.list'(args: { now: Instant }, context: CallContext): Promise<ComplaintRow[]>
  /** null: there is none on that ticket. */
  'complaints.get'(args: { key: string }, context: CallContext): Promise<ComplaintDetail | null>
  'complaints.trend'(args: { weeks: number; kind?: ComplaintKind; now: Instant }, context: CallContext): Promise<ComplaintTrend>
  'complaints.limits'(args: Record<string, never>, context: CallContext): Promise<CompensationLimits>
  /** Reads a piece of evidence to its end and holds it against what it was. */
  'complaints.verify'(args: { file: string }, context: CallContext): Promise<EvidenceState>
}
