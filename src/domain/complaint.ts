import type { Instant } from '~/lib/zone'
import type { ComplaintKind, ComplaintReason } from './complaintReasons'
import { COMPLAINT_KINDS } from './complaintReasons'
import type { ComplaintState, ComplaintStep } from './complaintWay'
import type { Amount } from './money'
import type { OrderReason, RefundSplit } from './orderAct'
import type { Ticket, TicketChannel, TicketReason } from './ticket'
import { isUpheld } from './ticketTimes'

/** Lowest first. */
export const SEVERITIES = ['minor', 'major', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Whether the customer was found to be right. */
export const UPHELD = ['yes', 'partly', 'no'] as const
export type Upheld = (typeof UPHELD)[number]

/** What the customer asks for. */
export const WISHES = ['refund', 'replacement', 'repair', 'compensation', 'apology', 'explanation', 'other'] as const
export type Wish = (typeof WISHES)[number]

/** Where it went wrong in the end. */
export const CAUSES = ['goods', 'supplier', 'packing', 'carrier', 'listing', 'service', 'system', 'customer', 'unknown'] as const
export type Cause = (typeof CAUSES)[number]

/** What each step has to tell besides what was said. */
export interface StepFields {
  confirm: { by: TicketChannel; severity: Severity }
  record: { kind: ComplaintKind; reason: ComplaintReason; wish: Wish; order: string; sku: string }
  investigate: { upheld: Upheld; cause: Cause }
  plan: { owner: string; dueAt: Instant }
  carryOut: { as: 'planned' | 'partly' | 'otherwise' }
  feedBack: { by: TicketChannel; took: 'accepted' | 'refused' | 'noWord' }
}

/** A step as it is written; `said`: what was said, found, decided or done. */
export type StepGiven = { [S in ComplaintStep]: { step: S; said: string } & StepFields[S] }[ComplaintStep]
export type StepDone = StepGiven & { at: Instant; who: string }

/** How the customer finds it; without a rating they could not be reached. */
export interface ComplaintFollowUp {
  at: Instant
  who: string
  /** 1 to 5. */
  satisfaction?: number
  said: string
}

/** From where it began until the customer was asked; who was not satisfied opens another. */
export interface ComplaintRound {
  openedAt: Instant
  done: readonly StepDone[]
  followUp?: ComplaintFollowUp
}

/** What is done so that it does not happen again. */
export interface CorrectiveAction {
  key: string
  text: string
  /** Key of a person. */
  owner: string
  dueAt: Instant
  /** When it is looked at whether it happened again. */
  checkAt: Instant
  doneAt?: Instant
  check?: { at: Instant; who: string; recurred: boolean; said: string }
}

/** What a customer gets for the trouble. */
export type Given =
  | { of: 'money'; order: string; split: RefundSplit; reason: OrderReason }
  /** Of a batch of claimed coupons. */
  | { of: 'coupon'; batch: string }
  | { of: 'points'; points: number }

export interface Compensation {
  key: string
  give: Given
  note: string
  /** asked: it is more than who asked may give. */
  state: 'asked' | 'given' | 'declined'
  askedAt: Instant
  askedBy: string
  decidedAt?: Instant
  decidedBy?: string
  /** Why it was declined. */
  why?: string
}

/** Evidence that was taken out; what it was stays told. */
export interface WithdrawnEvidence {
  name: string
  sha256: string
  at: Instant
  who: string
  why: string
}

/** A complaint: what there is of it besides its ticket, of which it has the key. */
export interface Complaint {
  key: string
  /** Of its ticket when it was opened. */
  subject: string
  /** Buyer.key; '' unknown. */
  buyer: string
  /** Number of the order; '' none. */
  order: string
  /** SKU code; '' none. */
  sku: string
  openedAt: Instant
  openedBy: string
  state: ComplaintState
  /** When it came to where it is. */
  since: Instant
  severity: Severity
  kind: ComplaintKind
  /** '' not recorded yet. */
  reason: ComplaintReason | ''
  /** Of the last round that was investigated. */
  upheld?: Upheld
  cause?: Cause
  /** Who has to see to it; a key of a person. */
  owner?: string
  /** Deadline of its plan. */
  dueAt?: Instant
  closedAt?: Instant
  /** Oldest first, one at least. */
  rounds: readonly ComplaintRound[]
  actions?: readonly CorrectiveAction[]
  compensations?: readonly Compensation[]
  withdrawn?: readonly WithdrawnEvidence[]
}

const KIND_OF: Partial<Record<TicketReason, ComplaintKind>> = { size: 'notAsDescribed', question: 'other' }

/** What a complaint is about by what its ticket is about. */
export const kindOfReason = (reason: TicketReason): ComplaintKind =>
  KIND_OF[reason] ?? COMPLAINT_KINDS.find((kind) => kind === reason) ?? 'other'

/** Days after the feedback at which the customer is asked, and to the end of which a step without a plan's deadline is to be done. */
const FOLLOW_UP_DAYS = 3
const STEP_DAYS = 2
const DAY_MS = 86_400_000

/** When what it waits for is due: the plan's deadline while that is carried out, else some days after the step before; undefined: nothing is. */
export function dueOf({ state, since, dueAt }: Pick<Complaint, 'state' | 'since' | 'dueAt'>): Instant | undefined {
  if (state === 'closed') return undefined
  if (state === 'followUp') return since + FOLLOW_UP_DAYS * DAY_MS
  return (state === 'carryOut' || state === 'feedBack') && dueAt !== undefined ? dueAt : since + STEP_DAYS * DAY_MS
}

export const isOverdue = (complaint: Pick<Complaint, 'state' | 'since' | 'dueAt'>, now: Instant): boolean =>
  (dueOf(complaint) ?? Infinity) < now

/** All of a split that is money. */
export const moneyOf = ({ lines, shipping, tax, other }: RefundSplit): Amount =>
  lines.reduce((sum, { amount }) => sum + amount, shipping + tax + other)

/** Whether a ticket is a complaint that was found to be right: by its record, and of one that has none, by its end (metrics.md `complaint_rate`). */
export const upheldOf = (ticket: Pick<Ticket, 'queue' | 'state'>, complaint: Pick<Complaint, 'upheld'> | undefined): boolean =>
  complaint ? complaint.upheld === 'yes' || complaint.upheld === 'partly' : isUpheld(ticket)
