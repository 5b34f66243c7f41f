import type { AgentSkills } from '~/domain/desk'
import { type TicketState } from '~/domain/ticket'
import type { TicketFilter, TicketListRow } from '~/store/ticketList'

/** States in which it is us who have to do something. */
const OURS: readonly TicketState[] = ['new', 'open', 'waitingUs']

/** Which tickets of a view somebody could take: those that wait on us and are theirs or nobody's; undefined: the view holds none. */
export function takeable(view: TicketFilter, who: string): TicketFilter | undefined {
  const { open: _, states = OURS, assignees = [who, ''], ...rest } = view
  const waiting = states.filter((state) => OURS.includes(state))
  const free = assignees.filter((assignee) => assignee === who || assignee === '')
  return waiting.length === 0 || free.length === 0 ? undefined : { ...rest, states: waiting, assignees: free }
}

/** What is theirs is always fit; of the rest what they have learned to do. */
const fits = ({ assignee, queue, channel }: TicketListRow, skills: AgentSkills | undefined) =>
  (assignee !== undefined && assignee !== '') ||
  ((skills?.queues?.includes(queue) ?? true) && (skills?.channels?.includes(channel) ?? true))

/** The one to take of tickets in the order in which they are due: the first that fits and is not open already. */
export const nextOf = (
  rows: readonly TicketListRow[],
  openKey: string | undefined,
  skills: AgentSkills | undefined,
): TicketListRow | undefined => rows.find((row) => row.key !== openKey && fits(row, skills))
