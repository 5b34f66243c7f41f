import type { MessageRow, Ticket } from '~/domain/ticket'
import { noted } from '~/domain/ticketSteps'
import { movedTicket } from '~/domain/ticketWay'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'
import { readDesk } from './deskRow'
import { changesOfWork, readTalks } from './deskWork'
import { checkHere, gone, ruled } from './ticketGate'

/** A note that a step of another area leaves in a ticket, and the state that the step brings it to; one entry of the journal with that step. */
export async function stepChanges(
  db: ShopDb,
  key: string,
  { text, to }: { text?: string; to?: Ticket['state'] },
  actor: Actor,
): Promise<Decision> {
  const talk = (await readTalks(db, [key])).get(key)
  if (!talk) return gone(key)
  const why = checkHere(talk.ticket)
  if (why) return ruled(why)
  const row: MessageRow = {
    key: `${key}/${actor.at}-${talk.ticket.said}`,
    ticket: key,
    at: actor.at,
    from: actor.who,
    note: true,
    text: text ?? '',
  }
  const said = text === undefined ? talk : noted(talk, row)
  const after = to === undefined ? said : { ...said, ticket: movedTicket(said.ticket, to, actor) }
  return { changes: await changesOfWork(db, [{ before: talk, after }], await readDesk(db)) }
}

export const noteChanges = (db: ShopDb, key: string, text: string, actor: Actor): Promise<Decision> => stepChanges(db, key, { text }, actor)
