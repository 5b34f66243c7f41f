import type { CodeRule } from '~/domain/cloneProduct'
import type { AcceptanceRow } from '~/domain/compliance/acceptance'
import type { PackId } from '~/domain/compliance/packs'
import type { ListingState } from '~/domain/product'
import type { RejectionRates } from '~/domain/review'
import type { AuditPage, AuditQuery } from '~/store/listingAudit'
import type { FlowColumn, FlowQuery, ListingLife, ReviewCase, ReviewItem } from '~/store/listingFlow'
import type { PlannedRow, RanRow, RunDone, SweepChoices, SweepQuery, SweepRow } from '~/store/listingPlans'
import type { CallContext, None } from './protocol'

/** The calls about the life of listings: board, reviews, calendar, sweep and audit. */
export interface ListingFlowCalls {
  /** The board of the flow: every state with its first products. */
  'listings.flow'(args: { query: FlowQuery }, context: CallContext): Promise<FlowColumn[]>
  /** Where one product stands, and what can be done next. */
  'listings.life'(args: { key: string }, context: CallContext): Promise<ListingLife | null>
  /** What waits for a verdict, the longest first. */
  'listings.reviews'(args: None, context: CallContext): Promise<ReviewItem[]>
  'listings.review'(args: { key: string }, context: CallContext): Promise<ReviewCase | null>
  /** In [from, to). */
  'listings.rejections'(args: { from: number; to: number }, context: CallContext): Promise<RejectionRates>
  'listings.plans'(args: None, context: CallContext): Promise<{ plans: PlannedRow[]; ran: RanRow[] }>
  /** Carries out what is due, unless another tab is at it. */
  'listings.runDue'(args: None, context: CallContext): Promise<RunDone[]>
  'listings.sweep'(args: { query: SweepQuery }, context: CallContext): Promise<SweepRow[]>
  'listings.sweepChoices'(args: None, context: CallContext): Promise<SweepChoices>
  /** How texts are looked at: packs, keys of categories whose goods are medical, and what was accepted. */
  'listings.lint'(
    args: None,
    context: CallContext,
  ): Promise<{ packs: readonly PackId[]; medical: string[]; accepted?: readonly AcceptanceRow[] }>
  /** What the linter finds in the whole catalogue; `progress` hears shares of 1. */
  'listings.audit'(args: { query: AuditQuery }, context: CallContext<number>): Promise<AuditPage>
  /** Keys of the products in which this rule can be mended by itself. */
  'listings.mendable'(args: { rule: string; states?: readonly ListingState[] }, context: CallContext): Promise<string[]>
  /** Codes for a copy's SKUs that are not taken. */
  'listings.cloneCodes'(args: { from: string; rule: CodeRule }, context: CallContext): Promise<{ title: string; codes: string[] } | null>
}
