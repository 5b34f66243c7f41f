import { customerIdOf, maskText } from '~/domain/customer'
import type { HomeFinding } from '~/domain/homeItem'
import { isOver, type RunningTarget, type Ticket } from '~/domain/ticket'
import type { Instant } from '~/lib/zone'
import { wholeTicket } from '~/store/ticketRows'
import type { HomeSource } from './source'

const HOUR = 3_600_000
/** A target that is not warned of by business hours presses when it is due within so long. */
const AHEAD_MS = 4 * HOUR
/** A warning by business hours may come before a night and a long weekend. */
const WARNED_MS = 96 * HOUR

/** The target that presses: what is due first of those that are late or warned of. */
function pressing({ sla, dueAt, state }: Ticket, now: Instant): Pick<RunningTarget, 'dueAt' | 'of'> | undefined {
  if (isOver({ state }) || state === 'waitingCustomer' || dueAt === undefined) return undefined
  const due = (sla?.running ?? []).filter((target) => target.dueAt !== undefined && (target.warnAt ?? target.dueAt - AHEAD_MS) <= now)
  const [first] = due.sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
  // One whose targets were never worked out has only the moment that it is due at.
  return first ?? (sla === undefined && dueAt - AHEAD_MS <= now ? { of: 'next', dueAt } : undefined)
}

/** Tickets with a target that is late, or that is warned of: our answers, and what is to be solved. */
export const findTicketsDue: HomeSource = async ({ db, sight, viewer: { now } }) => {
  const rows = await db.tickets
    .where('dueAt')
    .belowOrEqual(now + WARNED_MS)
    .toArray()
  return rows.map(wholeTicket).flatMap((ticket): HomeFinding[] => {
    const target = pressing(ticket, now)
    if (!target) return []
    const { key, subject, queue, order, sku, buyer, priority, assignee, createdAt } = ticket
    return [
      {
        id: `ticketDue/${key}`,
        kind: 'ticketDue',
        on: `ticket/${key}`,
        ...(assignee === undefined ? {} : { assignee }),
        dueAt: target.dueAt,
        press: priority === 'urgent' ? 1 : 0.5,
        facts: {
          subject: sight.plain ? subject : maskText(subject),
          queue,
          of: target.of,
          order,
          sku,
          customer: customerIdOf(buyer),
          urgent: priority === 'urgent' ? 1 : 0,
          createdAt,
        },
      },
    ]
  })
}
