import type { Decision } from './decide'
import type { Held } from '~/domain/command'
import { isSettled } from '~/domain/complaintWay'
import { isOver, type Ticket } from '~/domain/ticket'
import type { NewMessage, TicketFields, TicketRule } from '~/domain/ticketCommand'
import { canMove } from '~/domain/ticketWay'
import type { ShopDb } from './db'

export type Why = Held['whys'][number] & { rule: TicketRule }

/** Longest texts, in UTF-16 units. */
const TICKET_LIMITS = { text: 20_000, subject: 200, tag: 60 } as const

export const gone = (key: string): Decision => ({ refusal: { why: 'notFound', what: key } })
export const ruled = ({ rule, facts }: Why): Decision => ({ refusal: { why: 'rule', rule, ...(facts && { facts }) } })

const tooLong = (most: number): Why => ({ rule: 'ticket.longText', facts: { most } })

export function checkText({ text, files = [] }: Pick<NewMessage, 'text' | 'files'>): Why | undefined {
  if (text.trim() === '' && files.length === 0) return { rule: 'ticket.noText' }
  return text.length > TICKET_LIMITS.text ? tooLong(TICKET_LIMITS.text) : undefined
}

export function checkFields({ subject, tags = [] }: Pick<TicketFields, 'subject' | 'tags'>, more: readonly string[] = []): Why | undefined {
  if (subject?.trim() === '') return { rule: 'ticket.noSubject' }
  if ((subject?.length ?? 0) > TICKET_LIMITS.subject) return tooLong(TICKET_LIMITS.subject)
  return [...tags, ...more].some((tag) => tag.length > TICKET_LIMITS.tag) ? tooLong(TICKET_LIMITS.tag) : undefined
}

/** What was merged into another is worked on there. */
export const checkHere = ({ mergedInto }: Ticket): Why | undefined =>
  mergedInto === undefined ? undefined : { rule: 'ticket.merged', facts: { into: mergedInto } }

/** Complaints that are still to be worked through; only their own steps bring them to an end. */
export async function openComplaints(db: ShopDb, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.complaints.bulkGet([...keys])
  return new Set(rows.flatMap((row) => (row && !isSettled(row) ? [row.key] : [])))
}

/** Why a ticket does not go from where it is to where it would be. */
export function checkMove(before: Ticket, to: Ticket['state'], complaints: ReadonlySet<string>): Why | undefined {
  if (!canMove(before.state, to)) return { rule: 'ticket.state', facts: { state: before.state, to } }
  return isOver({ state: to }) && !isOver(before) && complaints.has(before.key) ? { rule: 'ticket.complaint' } : undefined
}
