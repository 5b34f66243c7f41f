import { maskText, type Sight } from '~/domain/customer'
import { TICKET_STATES } from '~/domain/ticket'
import type { FollowedTickets } from '~/store/followTickets'
import { excerptOf } from '~/store/ticketExcerpt'
import type { SearchedPeople } from '~/store/ticketIndex'
import type { TicketFilter, TicketHit, TicketHits } from '~/store/ticketList'
import { type FoundPlace, searchWords, type TicketAsk } from '~/store/ticketSearch'

/** What is asked of all that was said. */
export interface HitsAsk {
  text: string
  filter: TicketFilter
  now: number
}

function askOf({ index }: FollowedTickets, { text, filter, now }: HitsAsk, people: SearchedPeople): TicketAsk {
  const words = searchWords(text)
  return { words, marks: index.marks(filter, now, people), ...(people.passes && { passes: people.passes(words) }) }
}

/** The newest hits, as somebody of that sight may see them. */
export function hitsOf(followed: FollowedTickets, asked: HitsAsk, limit: number, people: SearchedPeople, sight: Sight): TicketHits {
  const ask = askOf(followed, asked, people)
  if (ask.words.length === 0) return { hits: [], total: 0 }
  const { places, total } = followed.search.first(ask, limit)
  const mask = sight.plain ? (text: string) => text : maskText
  return { hits: places.map((place) => hitAt(followed, place, ask.words, mask)), ...(total === undefined ? {} : { total }) }
}

function hitAt(
  { index: { columns } }: FollowedTickets,
  { row, block, at }: FoundPlace,
  words: readonly string[],
  mask: (text: string) => string,
): TicketHit {
  const { key, text, ...found } = block.foundAt(at)
  return {
    ticket: columns.keys[row],
    subject: mask(columns.plain.subject[row]),
    state: TICKET_STATES[columns.bytes.state[row]],
    message: key,
    ...found,
    ...excerptOf(mask(text), words),
  }
}

/** How many there are. */
export function countHits(followed: FollowedTickets, asked: HitsAsk, people: SearchedPeople, signal: AbortSignal) {
  const ask = askOf(followed, asked, people)
  return ask.words.length === 0 ? { messages: 0, tickets: 0 } : followed.search.count(ask, signal)
}
