import type { CommandTraits } from './commandTraits'
import type { Complaint, CorrectiveAction, Given, Severity, StepGiven } from './complaint'
import type { CompensationLimits } from './complaintLimits'

/** What is set of a complaint beside its steps. */
export type ComplaintFields = Partial<Pick<Complaint, 'owner' | 'severity' | 'kind' | 'reason'>>

/** `note`: what its ticket keeps of it, in the language of whoever writes. */
interface OnTicket {
  /** Of the ticket. */
  key: string
  note: string
}

/** Writes to complaints: their six steps, compensation and follow-up. */
export type ComplaintCommand =
  /** Of a ticket that is not over; it goes into the queue of complaints. */
  | { id: string; kind: 'complaint.open'; args: OnTicket & { severity: Severity } }
  /** The step that is due. `round`: the place of the round it was written for. */
  | { id: string; kind: 'complaint.step'; args: OnTicket & { round: number; done: StepGiven } }
  /** The customer was asked; without `satisfaction` they could not be reached. */
  | { id: string; kind: 'complaint.followUp'; args: OnTicket & { satisfaction?: number; said: string } }
  | { id: string; kind: 'complaint.set'; args: { key: string; set: ComplaintFields }; saw?: ComplaintFields }
  /** Given at once where whoever gives it may, else asked for. */
  | { id: string; kind: 'complaint.compensate'; args: OnTicket & { line: string; give: Given; why: string } }
  | { id: string; kind: 'complaint.approve'; args: OnTicket & { line: string } }
  | { id: string; kind: 'complaint.decline'; args: OnTicket & { line: string; why: string } }
  /** What is done so that it does not happen again; `set` of one that is there changes it. */
  | {
      id: string
      kind: 'complaint.action'
      args: { key: string; action: string; set: Pick<CorrectiveAction, 'text' | 'owner' | 'dueAt' | 'checkAt'> }
    }
  | { id: string; kind: 'complaint.acted'; args: { key: string; action: string } }
  /** On a later day: whether it has happened again. */
  | { id: string; kind: 'complaint.check'; args: { key: string; action: string; recurred: boolean; said: string } }
  /** Takes evidence out, and says so on the ticket. */
  | { id: string; kind: 'complaint.withdraw'; args: OnTicket & { file: string; why: string } }
  | { id: string; kind: 'complaint.limits'; args: { set: CompensationLimits }; saw?: CompensationLimits }

const SERVERS = ['owner', 'operator', 'agent'] as const
const LEADS = ['owner', 'operator'] as const
const served = { areas: ['complaints', 'tickets', 'home'], roles: SERVERS, group: 'service' } as const satisfies CommandTraits
/** Money goes back by the order, coupons and points by the member. */
const gives = ['complaints', 'tickets', 'home', 'orders', 'coupons', 'members', 'customers'] as const

export const COMPLAINT_COMMANDS = {
  'complaint.open': served,
  'complaint.step': served,
  'complaint.followUp': served,
  'complaint.set': served,
  'complaint.compensate': { ...served, areas: gives },
  'complaint.approve': { areas: gives, roles: LEADS, group: 'service' },
  'complaint.decline': { ...served, roles: LEADS },
  'complaint.action': served,
  'complaint.acted': served,
  'complaint.check': served,
  'complaint.withdraw': { ...served, areas: ['complaints', 'tickets', 'attachments'] },
  'complaint.limits': { areas: ['complaints', 'home'], roles: ['owner'], group: 'service' },
} as const satisfies Record<ComplaintCommand['kind'], CommandTraits>

/** Why complaints refuse. */
export type ComplaintRule =
  /** The ticket has one already. */
  | 'complaint.taken'
  /** It is closed, or was merged. */
  | 'complaint.over'
  /** Another step is due. facts: step (that is due), asked. */
  | 'complaint.notDue'
  | 'complaint.noWords'
  /** facts: most. */
  | 'complaint.longText'
  | 'complaint.reason'
  | 'complaint.noOwner'
  | 'complaint.pastDue'
  | 'complaint.rating'
  /** It waits for something else than follow-up. */
  | 'complaint.notAsked'
  | 'complaint.nothing'
  | 'complaint.noBuyer'
  /** facts: role (that may). */
  | 'complaint.limit'
  | 'complaint.decided'
  /** It is checked on a later day. */
  | 'complaint.checkEarly'
  | 'complaint.checkDay'
  | 'complaint.notActed'
  | 'complaint.checked'
  /** Evidence is taken out by its complaint, with a reason. */
  | 'complaint.evidence'
  | 'complaint.badLimits'
