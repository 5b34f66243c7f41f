import { maskText, sightOf } from '~/domain/customer'
import { handOffOf } from '~/domain/handOff'
import { isOver, type MessageRow } from '~/domain/ticket'
import { bySaid, wholeMessage, wholeTicket } from '~/store/ticketRows'
import type { HandOffCalls } from './handOffCalls'
import type { OpenShop } from './shop'

/** The end of a shift; what lies in files was over long before it. */
export function handOffHandlers(openShop: () => Promise<OpenShop>): HandOffCalls {
  return {
    async 'desk.handOff'({ person, since }) {
      const open = await openShop()
      const { db } = open
      const rows = (await db.tickets.toArray()).map(wholeTicket)
      const tickets = rows.filter(
        (ticket) =>
          (ticket.assignee === person && !isOver(ticket)) ||
          ticket.createdAt >= since ||
          (ticket.last?.at ?? 0) >= since ||
          (ticket.steps.at(-1)?.at ?? 0) >= since,
      )
      const messages = new Map<string, MessageRow[]>()
      const said = await db.messages.where('ticket').anyOf(tickets.map(({ key }) => key)).toArray() // prettier-ignore
      for (const row of said.map(wholeMessage).sort(bySaid)) messages.set(row.ticket, [...(messages.get(row.ticket) ?? []), row])
      const shift = handOffOf({ tickets, messages }, person, since)
      if (sightOf(await open.role()).plain) return shift
      return {
        ...shift,
        mine: shift.mine.map((ticket) => ({
          ...ticket,
          subject: maskText(ticket.subject),
          ...(ticket.promised && { promised: { ...ticket.promised, text: maskText(ticket.promised.text) } }),
        })),
      }
    },
  }
}
