import { type GrainAsk, type GrainSource, KEY_JOINT, type TicketSums } from '~/analytics/grains'
import { TICKET_SPLITS, type TicketSplit } from '~/analytics/query'
import type { Complaint } from '~/domain/complaint'
import { upheldOf } from '~/domain/complaint'
import { tallyAt } from '~/domain/sla/slaAfter'
import { isOver, SLA_TARGETS, type Ticket } from '~/domain/ticket'
import type { Instant, Zone } from '~/lib/zone'
import type { DictColumn } from '~/segments/orderTable'
import { type CellsAsk, clockOf, grainCells, type Moment } from './grainCells'

/** Orders that tickets are about or that were shipped, each once. */
export interface ServedOrders {
  readonly count: number
  readonly placedAt: Float64Array
  readonly shipped: Uint8Array
  readonly channel: DictColumn
  readonly region: DictColumn
  readonly promotion: DictColumn
  /** Place of a number. */
  readonly placeOf: ReadonlyMap<string, number>
}

/** What figures read of a ticket. */
export type CountedTicket = Pick<
  Ticket,
  | 'key'
  | 'queue'
  | 'channel'
  | 'reason'
  | 'priority'
  | 'state'
  | 'order'
  | 'assignee'
  | 'createdAt'
  | 'solvedAt'
  | 'reopened'
  | 'rating'
  | 'sla'
  | 'times'
  | 'mergedInto'
>

interface Served {
  readonly tickets: readonly CountedTicket[]
  readonly orders: ServedOrders
  /** What came of complaints, by the key of the ticket. */
  readonly complaints?: ReadonlyMap<string, Pick<Complaint, 'upheld'>>
  readonly now: Instant
}

const OF_ORDER = ['channel', 'region', 'promotion'] as const
const isOfOrder = (split: string): split is (typeof OF_ORDER)[number] => OF_ORDER.some((name) => name === split)
const isOfTicket = (split: string): split is TicketSplit => TICKET_SPLITS.some((name) => name === split)

/** When something happened, to which order, and which ticket tells of it: a ticket stands by its opening, an order by its placing. */
interface Place extends Moment {
  /** -1: no order. */
  order: number
  ticket?: CountedTicket
}

/** An upheld complaint of an order that was shipped. */
interface Upheld extends Place {
  ticket: CountedTicket
}

/**
 * Tickets as a grain beside the orders: by time, weekday, hour, channel, region and promotion (those of their order) and by what they are themselves (TICKET_SPLITS), and
 * filtered by those. Shipped orders, by which complaints and contacts are measured, are told apart by what orders are alone: a row of a queue is measured by all of them.
 */
export function ticketSource({ tickets, orders, complaints, now }: Served, zone: Zone): GrainSource<TicketSums> {
  const matters = tickets.filter(({ mergedInto }) => mergedInto === undefined)
  const rows = matters.map((ticket) => {
    const order = orders.placeOf.get(ticket.order) ?? -1
    return { at: ticket.createdAt, day: zone.dayOf(ticket.createdAt), order, ticket, sums: sumsOf(ticket, now) }
  })
  const days = Int32Array.from(orders.placedAt, (at) => zone.dayOf(at))
  const upheld = rows.flatMap(({ order, ticket }): Upheld[] =>
    order >= 0 && orders.shipped[order] === 1 && upheldOf(ticket, complaints?.get(ticket.key))
      ? [{ at: orders.placedAt[order], day: days[order], order, ticket }]
      : [],
  )
  const shippedOf = (ask: CellsAsk) => {
    const cells = cellsOf(ofOrders(ask), orders, zone)
    const place = { at: 0, day: 0, order: 0 }
    if (!cells) return undefined
    for (let order = 0; order < orders.count; order++) {
      if (orders.shipped[order] === 0) continue
      place.at = orders.placedAt[order]
      place.day = days[order]
      place.order = order
      cells.add(place, addShipped)
    }
    return cells
  }
  return {
    sum(question) {
      const ask = withTickets(question)
      const cells = cellsOf(ask, orders, zone)
      const shipped = cells && shippedOf(ask)
      if (!cells || !shipped) return { ok: false, why: 'notSplit' }
      for (const row of rows) cells.add(row, (sums) => add(sums, row.sums))
      addComplained(cells, upheld)
      cells.total.shipped = shipped.total.shipped
      if (!ask.by.some(isOfTicket)) for (const [key, { shipped: count }] of shipped.rows) cells.row(key).shipped = count
      else {
        const kept = ask.by.flatMap((by, i) => (isOfTicket(by) ? [] : [i]))
        for (const [key, sums] of cells.rows) {
          const parts = key.split(KEY_JOINT)
          const own = kept.map((i) => parts[i]).join(KEY_JOINT)
          sums.shipped = kept.length === 0 ? shipped.total.shipped : (shipped.rows.get(own)?.shipped ?? 0)
        }
      }
      return { ok: true, total: cells.total, rows: cells.rows }
    },
  }
}

/** The whole question, what tickets alone are asked with it. */
const withTickets = ({ from, to, dayKey, filters, by, tickets }: GrainAsk): CellsAsk => ({
  from,
  to,
  dayKey,
  filters: { ...filters, ...tickets?.filters },
  by: tickets?.by === undefined ? by : [...by, tickets.by],
})

const addShipped = (sums: TicketSums) => {
  sums.shipped++
}

/** The same question, as far as orders can answer it. */
function ofOrders(ask: CellsAsk): CellsAsk {
  const filters = Object.fromEntries(Object.entries(ask.filters).filter(([name]) => !isOfTicket(name)))
  return { ...ask, filters, by: ask.by.filter((by) => !isOfTicket(by)) }
}

/** An order counts once, in the total and in each row, however many complaints there are of it. */
function addComplained(cells: NonNullable<ReturnType<typeof cellsOf>>, upheld: readonly Upheld[]): void {
  const seen = new Map<TicketSums, Set<number>>()
  for (const place of upheld)
    cells.add(place, (sums) => {
      const orders = seen.get(sums) ?? new Set()
      seen.set(sums, orders)
      if (orders.has(place.order)) return
      orders.add(place.order)
      sums.complained++
    })
}

const cellsOf = (ask: CellsAsk, orders: ServedOrders, zone: Zone) =>
  grainCells<Place, TicketSums>(ask, { valueOf: (split) => valueOf(orders, split, zone) }, noTickets)

/** Sums of nothing. */
export const noTickets = (): TicketSums => ({
  opened: 0,
  firstResponses: [],
  firstGross: [],
  resolutions: [],
  resolutionsGross: [],
  ratings: 0,
  goodRatings: 0,
  solved: 0,
  reopened: 0,
  everSolved: 0,
  targets: { first: { due: 0, met: 0 }, next: { due: 0, met: 0 }, resolution: { due: 0, met: 0 } },
  waiting: [],
  complained: 0,
  shipped: 0,
})

const some = (value: number | undefined): number[] => (value === undefined ? [] : [value])

function sumsOf(ticket: CountedTicket, now: Instant): TicketSums {
  const { rating, times, reopened = 0, createdAt, solvedAt } = ticket
  const tally = tallyAt(ticket, now)
  const over = isOver(ticket)
  const none = noTickets()
  return {
    ...none,
    opened: 1,
    firstResponses: some(times?.first),
    firstGross: some(times?.firstGross),
    resolutions: some(times?.resolution),
    resolutionsGross: some(times?.resolutionGross),
    ratings: rating === undefined ? 0 : 1,
    goodRatings: rating !== undefined && rating >= 4 ? 1 : 0,
    solved: over ? 1 : 0,
    reopened: reopened > 0 ? 1 : 0,
    everSolved: over || reopened > 0 || solvedAt !== undefined ? 1 : 0,
    targets: { ...none.targets, ...tally },
    waiting: over ? [] : [Math.max(0, now - createdAt)],
  }
}

const LISTS = ['firstResponses', 'firstGross', 'resolutions', 'resolutionsGross', 'waiting'] as const
const COUNTS = ['opened', 'ratings', 'goodRatings', 'solved', 'reopened', 'everSolved'] as const

function add(into: TicketSums, from: TicketSums): void {
  for (const name of LISTS) for (const value of from[name]) into[name].push(value)
  for (const name of COUNTS) into[name] += from[name]
  for (const of of SLA_TARGETS) {
    into.targets[of].due += from.targets[of].due
    into.targets[of].met += from.targets[of].met
  }
}

function valueOf(orders: ServedOrders, split: string, zone: Zone): ((place: Place) => string) | undefined {
  if (isOfTicket(split)) return ({ ticket }) => (ticket ? ofTicket(ticket, split) : '')
  if (!isOfOrder(split)) return clockOf(split, zone)
  const { codes, values } = orders[split]
  return ({ order }) => (order < 0 ? '' : values[codes[order]])
}

function ofTicket(ticket: CountedTicket, split: TicketSplit): string {
  if (split === 'agent') return ticket.assignee ?? ''
  if (split === 'ticketChannel') return ticket.channel
  return split === 'policy' ? (ticket.sla?.policy ?? '') : ticket[split]
}
