import type { Instant } from '~/lib/zone'
import { CUSTOMER, isOver, type Message, type Ticket, type TicketTimes } from './ticket'

/** A ticket with what was said, oldest first. */
export type Told = Pick<Ticket, 'createdAt' | 'solvedAt' | 'state'> & { messages: readonly Pick<Message, 'at' | 'from' | 'note'>[] }

type Spoken = Told['messages'][number]
const isOurs = ({ from, note }: Spoken): boolean => from !== CUSTOMER && !note
const isTheirs = ({ from }: Spoken): boolean => from === CUSTOMER

/** The customer's first message to our first answer that they could read, in ms; undefined where there is none yet, or where we wrote first. */
export function firstResponseOf({ messages }: Pick<Told, 'messages'>): number | undefined {
  const said = messages.filter((message) => isTheirs(message) || isOurs(message))
  const [first] = said
  if (!first || !isTheirs(first)) return undefined
  const answer = said.find(isOurs)
  return answer && answer.at - first.at
}

/** From the beginning to the last time that it was solved, less the time that we waited for the customer; undefined until then. In ms. */
export function resolutionOf(ticket: Told): number | undefined {
  const { messages, createdAt, solvedAt } = ticket
  if (solvedAt === undefined || !isOver(ticket)) return undefined
  let waited = 0
  let since: Instant | undefined
  for (const message of messages) {
    if (message.at > solvedAt) break
    if (isOurs(message)) since ??= message.at
    else if (isTheirs(message) && since !== undefined) {
      waited += message.at - since
      since = undefined
    }
  }
  return Math.max(0, solvedAt - createdAt - waited)
}

/** How long it took around the clock. */
export function grossTimesOf(told: Told): TicketTimes {
  const first = firstResponseOf(told)
  const resolution = resolutionOf(told)
  return {
    ...(first === undefined ? {} : { first, firstGross: first }),
    ...(resolution === undefined ? {} : { resolution, resolutionGross: (told.solvedAt ?? 0) - told.createdAt }),
  }
}

const LONGEST_LAST = 160

/** What a ticket tells of its messages, so that a list needs none of them. */
export function saidOf(messages: readonly Message[]): Pick<Ticket, 'last' | 'said'> {
  const last = messages.findLast(({ note }) => !note)
  return {
    said: messages.length,
    ...(last && { last: { at: last.at, from: last.from, text: last.text.replaceAll(/\s+/g, ' ').slice(0, LONGEST_LAST) } }),
  }
}

/** A complaint that was found to be right: one of the complaints' queue that was settled. */
export function isUpheld(ticket: Pick<Ticket, 'queue' | 'state'>): boolean {
  return ticket.queue === 'complaints' && isOver(ticket)
}
