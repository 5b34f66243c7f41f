import type { JournalEntry } from '~/domain/command'
import { CUSTOMER, isOver, type MessageRow, type TicketState, type TicketStep } from '~/domain/ticket'
import type { Day, Instant } from '~/lib/zone'

/** Somebody was given the ticket; `to` '': nobody has it. */
export interface Given {
  at: Instant
  who: string
  to: string
}

export type ThreadItem =
  | { kind: 'day'; key: string; day: Day }
  | { kind: 'message'; key: string; message: MessageRow }
  | { kind: 'step'; key: string; step: TicketStep; reopens: boolean }
  | { kind: 'given'; key: string; given: Given }

/** Who it was given to, from the history of the ticket. */
export function givenOf(entries: readonly Pick<JournalEntry, 'id' | 'at' | 'who' | 'changes' | 'undoneBy'>[], ticket: string): Given[] {
  return entries.flatMap(({ at, who, changes, undoneBy }) =>
    undoneBy === undefined
      ? changes
          .filter(({ table, key, field }) => table === 'tickets' && key === ticket && field === 'assignee')
          .map(({ after }) => ({ at, who, to: after }))
      : [],
  )
}

/** A step that a message has told already: the customer wrote and it is our turn, we wrote and it is theirs. */
function isPlain({ to, who }: TicketStep, from: TicketState): boolean {
  if (who === CUSTOMER) return !isOver({ state: from })
  return to === 'waitingCustomer'
}

/** What happened in a ticket, oldest first, with a line for each day; of one moment what was said comes first. */
export function threadOf(
  messages: readonly MessageRow[],
  steps: readonly TicketStep[],
  given: readonly Given[],
  dayOf: (at: Instant) => Day,
): ThreadItem[] {
  const said = new Set(messages.map(({ at }) => at))
  const moved = steps.flatMap((step, i) => {
    if (i === 0) return []
    const from = steps[i - 1].to
    if (said.has(step.at) && isPlain(step, from)) return []
    const reopens = step.who === CUSTOMER && isOver({ state: from })
    return [{ at: step.at, item: { kind: 'step' as const, key: `step ${i}`, step, reopens } }]
  })
  const all: { at: Instant; item: ThreadItem }[] = [
    ...messages.map((message) => ({ at: message.at, item: { kind: 'message' as const, key: message.key, message } })),
    ...moved,
    ...given.map((each, i) => ({ at: each.at, item: { kind: 'given' as const, key: `given ${each.at} ${i}`, given: each } })),
  ]
  all.sort((a, b) => a.at - b.at)
  let day: Day | undefined
  return all.flatMap(({ at, item }): ThreadItem[] => {
    const today = dayOf(at)
    if (today === day) return [item]
    day = today
    return [{ kind: 'day', key: `day ${today}`, day: today }, item]
  })
}

const ESCAPED = /[.*+?^${}()|[\]\\]/g

/** A text cut at words that lead somewhere: numbers of orders, codes of SKUs. */
export function cutAtWords(text: string, links: ReadonlyMap<string, string>): { text: string; to?: string }[] {
  if (links.size === 0) return [{ text }]
  const words = [...links.keys()].sort((a, b) => b.length - a.length).map((word) => word.replaceAll(ESCAPED, String.raw`\$&`))
  return text
    .split(new RegExp(String.raw`(?<![\w-])(${words.join('|')})(?![\w-])`))
    .flatMap((piece, i) => (piece === '' ? [] : [{ text: piece, ...(i % 2 === 1 ? { to: links.get(piece) } : {}) }]))
}
