import type { Ticket } from '~/domain/ticket'
import { ticketTables } from '~/store/ticketPacks'
import { wholeTicket } from '~/store/ticketRows'
import type { OpenShop } from './shop'
import { ticketFiles } from './shopTickets'

/** Every ticket, those in rows and those that lie in files, without what was said in them. */
export async function allTickets(open: OpenShop): Promise<Ticket[]> {
  const { db } = open
  const [rows, packs] = await db.transaction('r', ticketTables(db), () => Promise.all([db.tickets.toArray(), db.ticketPacks.toArray()]))
  const tickets = rows.map(wholeTicket)
  const known = new Set(tickets.map(({ key }) => key))
  // One that was brought back meanwhile stands in both.
  for (const pack of packs)
    for await (const some of ticketFiles(open).silent(pack))
      for (const ticket of some) if (!known.has(ticket.key)) tickets.push(wholeTicket(ticket))
  return tickets
}
