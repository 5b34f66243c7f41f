import { CAUSES, type Complaint, SEVERITIES, type StepGiven, UPHELD, WISHES } from '~/domain/complaint'
import { COMPLAINT_KINDS, COMPLAINT_REASONS, type ComplaintReason } from '~/domain/complaintReasons'
import type { ComplaintStep } from '~/domain/complaintWay'
import { TICKET_CHANNELS, type TicketChannel } from '~/domain/ticket'
import { type Instant, parseDay, zoneOf } from '~/lib/zone'

/** What the forms of all steps hold, as texts; each shows its own. */
export type StepValues = Record<
  'said' | 'by' | 'severity' | 'kind' | 'reason' | 'wish' | 'order' | 'sku' | 'upheld' | 'cause' | 'owner' | 'due' | 'as' | 'took',
  string
>

export const AS = ['planned', 'partly', 'otherwise'] as const
export const TOOK = ['accepted', 'refused', 'noWord'] as const

/** What is known already stands in the form; what has to be decided does not. */
export function valuesOf(complaint: Omit<Complaint, 'buyer'>, channel: TicketChannel | undefined, who: string): StepValues {
  const { severity, kind, reason, order, sku, owner = who } = complaint
  const by = channel ?? ''
  return { said: '', by, severity, kind, reason, wish: '', order, sku, upheld: '', cause: '', owner, due: '', as: '', took: '' }
}

const oneOf = <const T extends string>(values: readonly T[], text: string): T | undefined => values.find((value) => value === text)

const MINUTE = 60_000

/** The end of a day of the shop. */
export function endOfDay(text: string, zone: string): Instant | undefined {
  const day = parseDay(text)
  return day === undefined ? undefined : zoneOf(zone).startOfDay(day + 1) - MINUTE
}

/** The step as the fields say it; undefined where one that it needs is missing. */
export function stepOf(step: ComplaintStep, values: StepValues, zone: string): StepGiven | undefined {
  const { said, owner, order, sku } = values
  const by = oneOf(TICKET_CHANNELS, values.by)
  switch (step) {
    case 'confirm': {
      const severity = oneOf(SEVERITIES, values.severity)
      return by && severity && { step, said, by, severity }
    }
    case 'record': {
      const kind = oneOf(COMPLAINT_KINDS, values.kind)
      const reasons: readonly ComplaintReason[] = kind ? COMPLAINT_REASONS[kind] : []
      const reason = oneOf(reasons, values.reason)
      const wish = oneOf(WISHES, values.wish)
      return kind && reason && wish && { step, said, kind, reason, wish, order: order.trim(), sku: sku.trim() }
    }
    case 'investigate': {
      const upheld = oneOf(UPHELD, values.upheld)
      const cause = oneOf(CAUSES, values.cause)
      return upheld && cause && { step, said, upheld, cause }
    }
    case 'plan': {
      const dueAt = endOfDay(values.due, zone)
      return dueAt === undefined || owner === '' ? undefined : { step, said, owner, dueAt }
    }
    case 'carryOut': {
      const as = oneOf(AS, values.as)
      return as && { step, said, as }
    }
    case 'feedBack': {
      const took = oneOf(TOOK, values.took)
      return by && took && { step, said, by, took }
    }
  }
}
