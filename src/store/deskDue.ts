import type { Instant } from '~/lib/zone'
import type { ShopDb } from './db'
import { toEscalate } from './decideTickets'
import { mayServe } from './deskAgents'
import { readDesk } from './deskRow'
import { wholeTicket } from './ticketRows'

const DAY_MS = 86_400_000
/** What nobody has answered for longer is given up; so long the application may have been closed. */
const LATELY_MS = 90 * DAY_MS

/** Tickets that are late by a policy which names somebody for that, and that nobody was called for yet. */
export async function readLate(db: ShopDb, now: Instant): Promise<string[]> {
  const { policies } = await readDesk(db)
  const calling = new Set<string>()
  for (const { key, escalateTo } of policies) if (escalateTo !== undefined && (await mayServe(db, escalateTo))) calling.add(key)
  if (calling.size === 0) return []
  const late = await db.tickets
    .where('dueAt')
    .between(now - LATELY_MS, now)
    .toArray()
  return late.flatMap((row) => {
    const ticket = wholeTicket(row)
    return calling.has(ticket.sla?.policy ?? '') && ticket.mergedInto === undefined && toEscalate(ticket, now).length > 0
      ? [ticket.key]
      : []
  })
}

/** Tickets that were solved so long ago that they are closed. */
export async function readSolvedLongAgo(db: ShopDb, now: Instant): Promise<string[]> {
  const { closeAfter } = await readDesk(db)
  if (closeAfter === undefined) return []
  const solved = await db.tickets.where('state').equals('solved').toArray()
  return solved.flatMap(({ key, solvedAt = now }) => (solvedAt <= now - closeAfter * DAY_MS ? [key] : []))
}
