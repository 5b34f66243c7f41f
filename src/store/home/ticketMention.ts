import { maskText } from '~/domain/customer'
import type { HomeFinding } from '~/domain/homeItem'
import { parseMessage, plainMessage } from '~/domain/messageText'
import { isOver } from '~/domain/ticket'
import { bySaid, messagesOf, wholeMessage, wholeTicket } from '~/store/ticketRows'
import type { HomeSource } from './source'

/** A call that nobody has answered for so long is over. */
const KEPT_MS = 14 * 86_400_000
const LONGEST = 120

/** Notes of tickets that call the viewer by name, until they have written there or it is solved. */
export const findTicketMentions: HomeSource = async ({ db, sight, viewer: { who, now } }) => {
  const calls = await db.messages.where('mentions').equals(who).toArray()
  const fresh = calls.map(wholeMessage).filter(({ at, from }) => at > now - KEPT_MS && from !== who)
  // The last call of each ticket.
  const last = new Map(fresh.sort(bySaid).map((call) => [call.ticket, call]))
  const found = await Promise.all(
    [...last.values()].map(async ({ key, ticket: of, at, from, text }): Promise<HomeFinding[]> => {
      const [row, messages, person] = await Promise.all([db.tickets.get(of), messagesOf(db, of), db.people.get(from)])
      const ticket = row && wholeTicket(row)
      if (!ticket || isOver(ticket) || messages.some((message) => message.from === who && message.at >= at)) return []
      const said = plainMessage(parseMessage(text)).replaceAll(/\s+/g, ' ').slice(0, LONGEST)
      const mask = sight.plain ? (words: string) => words : maskText
      return [
        {
          id: `ticketMention/${of}`,
          kind: 'ticketMention',
          on: `ticket/${of}`,
          assignee: who,
          press: 0.8,
          facts: { subject: mask(ticket.subject), said: mask(said), who: person?.name ?? '', at, message: key },
        },
      ]
    }),
  )
  return found.flat()
}
