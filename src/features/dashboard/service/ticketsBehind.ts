import type { TicketFilters } from '~/analytics/query'
import type { AskedWindow } from '~/analytics/reports'
import type { MetricId } from '~/domain/metric'
import { TICKET_STATES, type TicketState } from '~/domain/ticket'
import { formatDay } from '~/lib/zone'
import { paths } from '~/paths'

const OVER: readonly TicketState[] = ['solved', 'closed']
const WAITING = TICKET_STATES.filter((state) => !OVER.includes(state))
const STARS = ['1', '2', '3', '4', '5']

/** Which tickets a figure counts, as far as the list of tickets can tell them. */
const ONLY: Partial<Record<MetricId, { state?: readonly TicketState[]; rating?: readonly string[] }>> = {
  tickets_solved: { state: OVER },
  resolution_time: { state: OVER },
  resolution_p90: { state: OVER },
  resolution_gross: { state: OVER },
  tickets_waiting: { state: WAITING },
  waiting_age: { state: WAITING },
  csat: { rating: STARS },
}

/** Orders stand behind these, and no list of tickets. */
const OF_ORDERS: ReadonlySet<MetricId> = new Set(['complaint_rate'])

/** The list of the tickets behind a figure; undefined where it cannot be narrowed to them. */
export function ticketsBehind(id: MetricId, { from, to, filters = {}, tickets }: AskedWindow): string | undefined {
  const { policy = [], ...own }: TicketFilters = tickets?.filters ?? {}
  const others = Object.values(filters).some((values) => values.length > 0)
  if (OF_ORDERS.has(id) || policy.length > 0 || others) return undefined
  const { state = TICKET_STATES, rating } = ONLY[id] ?? {}
  return paths.service({
    state,
    rating,
    queue: own.queue,
    channel: own.ticketChannel,
    reason: own.reason,
    priority: own.priority,
    assignee: own.agent?.map((agent) => agent || 'nobody'),
    from: formatDay(from),
    to: formatDay(to),
  })
}
