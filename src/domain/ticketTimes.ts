import type { Instant } from '~/lib/zone'
import type { Message, Ticket } from './ticket'

const HOUR = 3_600_000

/** How soon the customer hears from us, until queues have targets of their own. */
const ANSWER_WITHIN = { urgent: 4 * HOUR, usual: 20 * HOUR }

const isOver = ({ state }: Pick<Ticket, 'state'>): boolean => state === 'solved' || state === 'closed'
const isOurs = ({ from, note }: Message): boolean => from !== 'customer' && !note
const isTheirs = ({ from }: Message): boolean => from === 'customer'

/** The customer's first message to our first answer that they could read, in ms; undefined where there is none yet, or where we wrote first. */
export function firstResponseOf({ messages }: Pick<Ticket, 'messages'>): number | undefined {
  const said = messages.filter((message) => isTheirs(message) || isOurs(message))
  const [first] = said
  if (!first || !isTheirs(first)) return undefined
  const answer = said.find(isOurs)
  return answer && answer.at - first.at
}

/** From the beginning to the last time that it was solved, less the time that we waited for the customer; undefined until then. In ms. */
export function resolutionOf(ticket: Pick<Ticket, 'messages' | 'createdAt' | 'solvedAt' | 'state'>): number | undefined {
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

/** Answers that were due by `now`, and those of them that came in time. What a customer says after all is settled asks for none. */
export function answersDue(ticket: Pick<Ticket, 'messages' | 'urgent' | 'dueAt' | 'state'>, now: Instant): { due: number; met: number } {
  const within = ticket.urgent ? ANSWER_WITHIN.urgent : ANSWER_WITHIN.usual
  let due = 0
  let met = 0
  let asked: Instant | undefined
  for (const message of ticket.messages) {
    if (isTheirs(message)) asked ??= message.at
    else if (isOurs(message) && asked !== undefined) {
      due++
      if (message.at <= asked + within) met++
      asked = undefined
    }
  }
  if (asked !== undefined && !isOver(ticket) && (ticket.dueAt ?? asked + within) < now) due++
  return { due, met }
}

/** A complaint that was found to be right: one of the complaints' queue that was settled. */
export function isUpheld(ticket: Pick<Ticket, 'queue' | 'state'>): boolean {
  return ticket.queue === 'complaints' && isOver(ticket)
}
