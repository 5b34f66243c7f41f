import { isOver, type Message, type MessageRow, RULE, type Ticket, type TicketStep } from '~/domain/ticket'
import { grossTimesOf, saidOf } from '~/domain/ticketTimes'

/** A ticket as shops kept it up to version 10 of the tables: all that was said stood in it. */
export type TicketOf10 = Omit<Ticket, 'priority' | 'steps' | 'sla' | 'times' | 'last' | 'said'> & { urgent: boolean; messages: Message[] }

/** The same ticket, and its messages as rows of their own. Of its way only the beginning and the end are known. */
export function ticketOf10({ urgent, messages, ...old }: TicketOf10): { ticket: Ticket; messages: MessageRow[] } {
  const opened: TicketStep = { at: old.createdAt, to: 'new', who: RULE }
  const lastAt = old.solvedAt ?? messages.at(-1)?.at ?? old.createdAt
  const steps = old.state === 'new' ? [opened] : [opened, { at: lastAt, to: old.state, who: old.assignee ?? RULE }]
  return {
    ticket: {
      ...old,
      priority: urgent ? 'urgent' : 'normal',
      steps,
      times: grossTimesOf({ ...old, messages }),
      ...(isOver(old) && old.state === 'closed' ? { closedAt: lastAt } : {}),
      ...saidOf(messages),
    },
    messages: messages.map((message, at) => ({ ...message, key: `${old.key}/${at}`, ticket: old.key })),
  }
}
