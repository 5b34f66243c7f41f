import { TICKET_QUEUES, type TicketQueue } from '~/domain/ticket'

const OURS = 'state=new&state=open&state=waitingUs'

/** The views that come with the inbox, each with what its address asks, in the order of their tabs. */
export const BUILT_IN = [
  { key: 'open', search: '' },
  { key: 'mine', search: 'assignee=me' },
  { key: 'nobody', search: 'assignee=nobody' },
  { key: 'late', search: 'due=late' },
  { key: 'soon', search: 'due=soon' },
  { key: 'ours', search: OURS },
  ...TICKET_QUEUES.map((queue) => ({ key: queue, search: `queue=${queue}` })),
  { key: 'solved', search: 'state=solved&state=closed&sort=updated' },
] as const satisfies readonly { key: BuiltInKey; search: string }[]

export type BuiltInKey = 'open' | 'mine' | 'nobody' | 'late' | 'soon' | 'ours' | 'solved' | TicketQueue

/** What `?view=mine` stands for: a link may name a view that comes with the inbox; undefined: none of ours. */
export function searchOfLink(search: string): string | undefined {
  const asked = new URLSearchParams(search)
  const names = [...asked.keys()]
  return names.length === 1 ? BUILT_IN.find(({ key }) => key === asked.get('view'))?.search : undefined
}
