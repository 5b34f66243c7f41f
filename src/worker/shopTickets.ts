import { TicketIndex } from '~/store/ticketIndex'
import { wholeTicket } from '~/store/ticketRows'
import type { OpenShop } from './shop'

const known = new WeakMap<OpenShop, { version: number; index: Promise<TicketIndex> }>()

/** The tickets of a shop at its newest version. */
export async function ticketsOf(open: OpenShop): Promise<TicketIndex> {
  const { version } = await open.state()
  const last = known.get(open)
  if (last?.version === version) return last.index
  const index = readTickets(open)
  known.set(open, { version, index })
  index.catch(() => known.delete(open))
  return index
}

async function readTickets(open: OpenShop): Promise<TicketIndex> {
  const index = new TicketIndex()
  index.change((await open.db.tickets.toArray()).map(wholeTicket))
  return index
}
