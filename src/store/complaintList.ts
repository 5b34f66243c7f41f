import type { Complaint } from '~/domain/complaint'
import type { ParetoBar } from '~/domain/complaintPareto'
import type { ComplaintKind } from '~/domain/complaintReasons'
import type { CompensationLimits } from '~/domain/complaintLimits'
import type { Tally } from '~/domain/quality'
import type { Spike } from '~/domain/qualityOdds'
import type { TicketChannel, TicketState } from '~/domain/ticket'
import type { Instant } from '~/lib/zone'

/** A complaint as its list shows it. */
export interface ComplaintRow extends Pick<
  Complaint,
  'key' | 'subject' | 'order' | 'sku' | 'state' | 'since' | 'severity' | 'kind' | 'reason' | 'upheld' | 'owner' | 'openedAt' | 'closedAt'
> {
  buyerName: string
  /** When what it waits for is due. */
  dueAt?: Instant
  overdue: boolean
  rounds: number
  /** The last that was given. */
  satisfaction?: number
  /** Compensation that waits for approval. */
  asked: number
  /** Corrective actions whose check is due. */
  checks: number
}

export interface ComplaintDetail {
  complaint: Omit<Complaint, 'buyer'>
  customer: string
  buyerName: string
  /** Its texts are not as they are. */
  masked: boolean
  ticket: { state: TicketState; channel: TicketChannel; assignee?: string } | null
  limits: CompensationLimits
  /** By key of the corrective action: complaints of the same kind and SKU since it was done. */
  again: Readonly<Record<string, number>>
  /** Others of the same SKU and kind, the latest first. */
  alike: { key: string; subject: string; openedAt: Instant }[]
}

export interface ComplaintTrend {
  bars: ParetoBar[]
  /** Of the kind that is chosen: by what exactly. */
  within: ParetoBar[]
  total: number
  /** By kind, weeks oldest first. */
  weeks: { kind: ComplaintKind; counts: number[] }[]
  /** When the last week ends. */
  to: Instant
  spikes: (Spike & { kind: ComplaintKind; now: Tally })[]
}

/** same: as when it was added; unknown: nobody wrote down then what it was. */
export type EvidenceState = 'same' | 'changed' | 'gone' | 'unknown'
