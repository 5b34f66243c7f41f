import type { TicketState } from '~/domain/ticket'
import type { TicketFields } from '~/domain/ticketCommand'
import { noted, withFields } from '~/domain/ticketSteps'
import { canMove, movedTicket } from '~/domain/ticketWay'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'
import { readDesk } from './deskRow'
import { changesOfWork, readTalks } from './deskWork'

/** What a complaint writes into its ticket. */
export interface OnTicket {
  /** A note for colleagues. */
  note: string
  /** Id of the command. */
  id: string
  set?: TicketFields
  to?: TicketState
}

/** A complaint's step as its ticket keeps it: a note, and where the ticket goes by it. A ticket that is not there any more keeps nothing. */
export async function onTicket(db: ShopDb, key: string, { note, id, set, to }: OnTicket, { who, at }: Actor): Promise<Decision> {
  const talk = (await readTalks(db, [key])).get(key)
  if (!talk) return { changes: [] }
  const told = noted(talk, { key: `complaint/${id}`, ticket: key, at, from: who, note: true, text: note })
  const kept = set ? withFields(told.ticket, set) : told.ticket
  const ticket = to !== undefined && canMove(kept.state, to) ? movedTicket(kept, to, { who, at }) : kept
  return { changes: await changesOfWork(db, [{ before: talk, after: { ...told, ticket } }], await readDesk(db)) }
}
