import { customerIdOf, maskText, sightOf } from '~/domain/customer'
import type { OpenShop } from './shop'
import { saidTicket, searchOf, ticketsOf } from './shopTickets'
import type { TicketCalls } from './ticketCalls'
import { ticketCustomer } from './ticketCustomer'
import { ticketDetail } from './ticketDetail'
import { countHits, hitsOf } from './ticketHits'
import { ticketPeople } from './ticketPeople'

/** Enquiries, complaints and disputes: the queue, one with all that was said, and the search over it. */
export function ticketHandlers(openShop: () => Promise<OpenShop>): TicketCalls {
  /** What every question needs. */
  const asked = async () => {
    const open = await openShop()
    const sight = sightOf(await open.role())
    const [index, people] = await Promise.all([ticketsOf(open), ticketPeople(open, sight)])
    return { open, sight, index, people }
  }

  const searched = async () => {
    const open = await openShop()
    const sight = sightOf(await open.role())
    const [followed, people] = await Promise.all([searchOf(open), ticketPeople(open, sight)])
    return { followed, sight, people }
  }

  return {
    async 'tickets.list'({ query }) {
      const { open, index, people, sight } = await asked()
      const { items, total } = index.page(query, people)
      const mask = sight.plain ? (text: string) => text : maskText
      return {
        items: items.map(({ buyer, ...row }) => ({
          ...row,
          subject: mask(row.subject),
          ...(row.last && { last: { ...row.last, text: mask(row.last.text) } }),
          buyerName: people.nameOf(buyer),
          customer: customerIdOf(buyer),
        })),
        total,
        version: (await open.state()).version,
      }
    },

    async 'tickets.counts'({ filters, now }) {
      const { index, people } = await asked()
      return filters.map((filter) => index.count(filter, now, people))
    },

    async 'tickets.facets'({ filter, now }) {
      const { index, people } = await asked()
      return index.facets(filter, now, people)
    },

    async 'tickets.get'({ key }) {
      const open = await openShop()
      const said = await saidTicket(open, key)
      return said ? ticketDetail(open, said, sightOf(await open.role())) : null
    },

    async 'tickets.search'({ limit, ...ask }) {
      const { followed, people, sight } = await searched()
      return hitsOf(followed, ask, limit, people, sight)
    },

    async 'tickets.found'(ask, { signal }) {
      const { followed, people } = await searched()
      return countHits(followed, ask, people, signal)
    },

    async 'tickets.customer'({ key, now }) {
      const open = await openShop()
      const said = await saidTicket(open, key)
      return said ? ticketCustomer(open, said.ticket, sightOf(await open.role()), now) : null
    },
  }
}
