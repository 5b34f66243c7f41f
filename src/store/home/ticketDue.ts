import { customerIdOf, maskText } from '~/domain/customer'
import type { TicketState } from '~/domain/ticket'
import type { HomeSource } from './source'

/** A ticket presses when its answer is due within so long. */
const AHEAD_MS = 4 * 3_600_000

const WAITING_ON_US: ReadonlySet<TicketState> = new Set(['new', 'open', 'waitingUs'])

/** Tickets whose next answer is ours and is due within four hours, or overdue. */
export const findTicketsDue: HomeSource = async ({ db, sight, viewer: { now } }) => {
  const due = await db.tickets
    .where('dueAt')
    .belowOrEqual(now + AHEAD_MS)
    .toArray()
  return due
    .filter(({ state }) => WAITING_ON_US.has(state))
    .map(({ key, subject, queue, order, sku, buyer, priority, assignee, dueAt, createdAt }) => ({
      id: `ticketDue/${key}`,
      kind: 'ticketDue' as const,
      on: `ticket/${key}` as const,
      ...(assignee === undefined ? {} : { assignee }),
      dueAt,
      press: priority === 'urgent' ? 1 : 0.5,
      facts: {
        subject: sight.plain ? subject : maskText(subject),
        queue,
        order,
        sku,
        customer: customerIdOf(buyer),
        urgent: priority === 'urgent' ? 1 : 0,
        createdAt,
      },
    }))
}
