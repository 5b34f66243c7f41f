import type { Outcome } from '~/domain/command'
import type { TicketCommand } from '~/domain/ticketCommand'
import { isEqual } from '~/lib/isEqual'
import type { ShopDb } from './db'
import type { Decision } from './decide'
import { executeWith } from './execute'
import type { PreparedTickets } from './import/ticketImporter'
import type { Author } from './journal'
import { changesTo } from './rows'
import { readTickets, wholeTicket } from './ticketRows'

type ImportCommand = Extract<TicketCommand, { kind: 'ticket.import' }>

/** The command that writes what a check of a file of tickets has found. */
function ticketImport({ fileName, bytes, rows, read, matched: { sets }, command }: PreparedTickets): ImportCommand {
  const added = sets.filter(({ isNew }) => isNew).length
  const flagged = read.tickets.filter(({ flag }) => flag !== undefined).length
  return {
    id: command,
    kind: 'ticket.import',
    args: { fileName, bytes, rows, added, changed: sets.length - added, refused: read.refused.length, flagged },
  }
}

/** Carries it out: all of it, or nothing where one of the tickets came or was changed since. The same command twice counts once. */
export async function importTickets(db: ShopDb, prepared: PreparedTickets, author: Author): Promise<Outcome> {
  return executeWith(db, ticketImport(prepared), author, () => decideImport(db, prepared))
}

async function decideImport(db: ShopDb, { matched: { sets }, shop }: PreparedTickets): Promise<Decision> {
  const seen = new Map(shop.tickets.map((ticket) => [ticket.key, ticket]))
  const rows = await readTickets(
    db,
    sets.map(({ key }) => key),
  )
  const isStale = sets.some(({ key }, i) => {
    const row = rows[i]
    return !isEqual(row && wholeTicket(row), seen.get(key))
  })
  if (isStale) return { refusal: { why: 'rule', rule: 'ticket.stale', facts: {} } }
  return {
    changes: sets.flatMap(({ key, set, messages }, i) => [
      ...changesTo('tickets', key, rows[i] && { ...rows[i] }, set),
      ...messages.flatMap(({ key: message, ...said }) => changesTo('messages', message, undefined, said)),
    ]),
  }
}
