import type { ReturnCase, ReturnState } from '~/domain/returns'
import { dueAfter, type ReturnEvent, stateAfter } from '~/domain/returnStates'
import type { TicketState } from '~/domain/ticket'
import type { Refusal } from '~/domain/command'
import type { Change, ShopDb } from './db'
import type { Actor, Decision } from './decide'
import { hoursOf, missing, ruled } from './decideReturnFacts'
import { stepChanges } from './decideTicketParts'
import { changesAway, changesTo } from './rows'

/** What a step sets besides the state. */
export type StepOf =
  | {
      set?: Partial<Omit<ReturnCase, 'key' | 'state' | 'steps' | 'rev'>>
      /** What it writes besides the case: stock, money. */
      also?: readonly Change[]
      /** Where its ticket goes. */
      ticket?: TicketState
    }
  | { refusal: Refusal }

/** The hold of what an exchange sends for a line. */
export const holdKey = (key: string, line: number): string => `return/${key}/${line}`

/** One step of a case that is there; `what` says what else it writes, or why it does not. */
export async function step(
  db: ShopDb,
  { key, said }: { key: string; said?: string },
  event: ReturnEvent,
  actor: Actor,
  what: (now: ReturnCase) => StepOf | Promise<StepOf>,
): Promise<Decision> {
  const now = await db.returns.get(key)
  if (!now) return missing(key)
  const first = stateAfter(now, event)
  if (first === undefined) return ruled('return.state', { state: now.state, act: event })
  const more = await what(now)
  if ('refusal' in more) return more
  const { set = {}, also = [], ticket } = more
  // What was looked at may be all of it only now.
  const to = event === 'inspect' ? (stateAfter({ ...now, ...set }, event) ?? first) : first
  const changes = [...(await caseChanges(db, now, to, set, actor)), ...also]
  return { changes: [...changes, ...(await ticketChanges(db, now.ticket, { said, to: ticket }, actor))] }
}

async function caseChanges(db: ShopDb, now: ReturnCase, to: ReturnState, set: object, { at, who }: Actor): Promise<Change[]> {
  const dueAt = to === now.state ? now.dueAt : dueAfter(to, now.kind, await hoursOf(db, now.verdict), at)
  const steps = to === now.state ? now.steps : [...now.steps, { at, to, who }]
  return changesTo('returns', now.key, { ...now }, { dueAt, ...set, state: to, steps, rev: now.rev + 1 })
}

/** What the ticket of a return is told, and where it goes; one that was merged or is gone is told nothing. */
export async function ticketChanges(
  db: ShopDb,
  ticket: string | undefined,
  { said, to }: { said?: string | undefined; to?: TicketState | undefined },
  actor: Actor,
): Promise<Change[]> {
  if (!ticket || (!said && !to)) return []
  const [row, complaint] = await Promise.all([db.tickets.get(ticket), db.complaints.get(ticket)])
  // What is closed stays so, and a complaint ends by its own steps.
  const moves = to !== undefined && row?.state !== 'closed' && row?.state !== to && !(complaint && to === 'solved')
  if (!said && !moves) return []
  const decision = await stepChanges(db, ticket, { ...(said ? { text: said } : {}), ...(moves ? { to } : {}) }, actor)
  return 'refusal' in decision ? [] : decision.changes
}

/** What was held for an exchange is free again. */
export async function holdsAway(db: ShopDb, { key, lines }: ReturnCase): Promise<Change[]> {
  const rows = await db.holds.bulkGet(lines.map(({ line }) => holdKey(key, line)))
  return rows.flatMap((row) => (row ? changesAway('holds', row.key, { ...row }) : []))
}
