import type { Instant } from '~/lib/zone'
import { CUSTOMER, isOver, type MessageRow, type Ticket } from './ticket'

/** A ticket that is handed over. */
export type HandOffTicket = Pick<Ticket, 'key' | 'subject' | 'state' | 'queue' | 'priority' | 'dueAt'> & {
  /** What we said that we would do, in our own words. */
  promised?: { at: Instant; text: string }
}

/** The shift of one person: what was done since it began, and what is left. */
export interface HandOff {
  solved: number
  answered: number
  opened: number
  notes: number
  /** Keys of the tickets that were solved. */
  solvedKeys: string[]
  /** Open and theirs, what is due first at the top. */
  mine: HandOffTicket[]
}

const PROMISES = [
  /(?:马上|立即|稍后|今天|今晚|明天|后天|明后天|本周|周[一二三四五六日]|\d+\s*(?:分钟|小时|个?工作日|天)[之以]?内).{0,24}?(?:给您|为您|帮您|告诉您|回复|答复|联系|发出|寄出|补发|换发|退款|退回|派送|处理|开好|跟进)/,
  /\b(?:I|we)(?:['’]ll| will| am going to| are going to)\b/i,
  /\b(?:by (?:noon|tonight|tomorrow|today|the end of|mon|tues|wednes|thurs|fri|satur|sun)\w*|within \w+ (?:minutes?|hours?|(?:business )?days?)|ships? (?:today|tomorrow)|(?:leaves|goes out|ship it|answer you) (?:today|tomorrow))\b/i,
]

/** The sentence in which we say what we will do by when; undefined: there is none. */
export function promiseIn(text: string): string | undefined {
  const sentences = text.split(/(?<=[。！？!?\n])|(?<=\.)\s+/).map((sentence) => sentence.trim())
  return sentences.find((sentence) => PROMISES.some((promise) => promise.test(sentence)))
}

/** What somebody did since a moment, and what they leave. `messages`: all that was said in these tickets. */
export function handOffOf(
  { tickets, messages }: { tickets: readonly Ticket[]; messages: ReadonlyMap<string, readonly MessageRow[]> },
  person: string,
  since: Instant,
): HandOff {
  const own = (ticket: Ticket) => messages.get(ticket.key) ?? []
  const ours = (ticket: Ticket) => own(ticket).filter(({ from, at }) => from === person && at >= since)
  const solved = tickets.filter(
    (ticket) => isOver(ticket) && ticket.steps.some(({ at, who, to }) => who === person && at >= since && to === 'solved'),
  )
  const mine = tickets.filter((ticket) => ticket.assignee === person && !isOver(ticket))
  return {
    solved: solved.length,
    answered: tickets.filter((ticket) => ours(ticket).some(({ note }) => !note)).length,
    opened: tickets.filter(({ createdAt, steps: [first] }) => createdAt >= since && first?.who === person).length,
    notes: tickets.reduce((sum, ticket) => sum + ours(ticket).filter(({ note }) => note).length, 0),
    solvedKeys: solved.map(({ key }) => key),
    mine: mine.map((ticket) => handedOver(ticket, own(ticket))).sort(byDue),
  }
}

function handedOver({ key, subject, state, queue, priority, dueAt }: Ticket, messages: readonly MessageRow[]): HandOffTicket {
  const answers = messages.filter(({ note, from }) => !note && from !== CUSTOMER)
  const last = answers.at(-1)
  const text = last && promiseIn(last.text)
  return {
    key,
    subject,
    state,
    queue,
    priority,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(last && text !== undefined ? { promised: { at: last.at, text } } : {}),
  }
}

const byDue = (one: HandOffTicket, other: HandOffTicket): number =>
  (one.dueAt ?? Infinity) - (other.dueAt ?? Infinity) || (one.key < other.key ? -1 : 1)
