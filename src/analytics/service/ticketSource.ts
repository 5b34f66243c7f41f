import type { GrainSource, TicketSums } from '~/analytics/grains'
import { isOver, type Ticket } from '~/domain/ticket'
import { isUpheld } from '~/domain/ticketTimes'
import type { Instant, Zone } from '~/lib/zone'
import type { DictColumn } from '~/segments/orderTable'
import { clockOf, grainCells, type Moment } from './grainCells'

/** Orders that were shipped, or that a ticket is about; tests are none of them. */
export interface ServedOrders {
  readonly count: number
  readonly placedAt: Float64Array
  readonly shipped: Uint8Array
  readonly channel: DictColumn
  readonly region: DictColumn
  readonly promotion: DictColumn
  /** Place of an order by its number, for those that tickets name. */
  readonly placeOf: ReadonlyMap<string, number>
}

export interface Served {
  readonly tickets: readonly Ticket[]
  readonly orders: ServedOrders
  readonly now: Instant
}

const OF_ORDER = ['channel', 'region', 'promotion'] as const
const isOfOrder = (split: string): split is (typeof OF_ORDER)[number] => OF_ORDER.some((name) => name === split)

/** When something happened and to which order: a ticket is told apart by its opening and its order, an order by its placing. */
interface Place extends Moment {
  /** -1: no order. */
  order: number
}

/**
 * Tickets as a grain beside the orders: by time, weekday, hour, channel, region and promotion (those of their order), and filtered by those; else they
 * cannot be told apart. A ticket counts on the day it was opened, a complaint on the day its order was placed.
 */
export function ticketSource({ tickets, orders, now }: Served, zone: Zone): GrainSource<TicketSums> {
  const complained = new Uint8Array(orders.count)
  const rows = tickets.map((ticket) => {
    const order = orders.placeOf.get(ticket.order) ?? -1
    if (order >= 0 && isUpheld(ticket)) complained[order] = 1
    return { at: ticket.createdAt, day: zone.dayOf(ticket.createdAt), order, sums: sumsOf(ticket, now) }
  })
  const days = Int32Array.from(orders.placedAt, (at) => zone.dayOf(at))
  return {
    sum(ask) {
      const cells = grainCells<Place, TicketSums>(ask, { valueOf: (split) => valueOf(orders, split, zone) }, noTickets)
      if (!cells) return { ok: false, why: 'notSplit' }
      for (const row of rows) cells.add(row, (sums) => add(sums, row.sums))
      const place = { at: 0, day: 0, order: 0 }
      let is = 0
      const ship = (sums: TicketSums) => {
        sums.shipped++
        sums.complained += is
      }
      for (let order = 0; order < orders.count; order++) {
        if (orders.shipped[order] === 0) continue
        place.at = orders.placedAt[order]
        place.day = days[order]
        place.order = order
        is = complained[order]
        cells.add(place, ship)
      }
      return { ok: true, total: cells.total, rows: cells.rows }
    },
  }
}

/** Sums of nothing. */
export const noTickets = (): TicketSums => ({
  opened: 0,
  firstResponses: [],
  resolutions: [],
  ratings: 0,
  goodRatings: 0,
  solved: 0,
  targetsDue: 0,
  targetsMet: 0,
  complained: 0,
  shipped: 0,
})

function sumsOf(ticket: Ticket, now: Instant): TicketSums {
  const { rating, sla, times } = ticket
  const targets = Object.values(sla?.tally ?? {})
  const late = sla?.running.filter(({ dueAt }) => dueAt !== undefined && dueAt < now).length ?? 0
  return {
    ...noTickets(),
    opened: 1,
    firstResponses: times?.first === undefined ? [] : [times.first],
    resolutions: times?.resolution === undefined ? [] : [times.resolution],
    ratings: rating === undefined ? 0 : 1,
    goodRatings: rating !== undefined && rating >= 4 ? 1 : 0,
    solved: isOver(ticket) ? 1 : 0,
    targetsDue: targets.reduce((sum, { due }) => sum + due, late),
    targetsMet: targets.reduce((sum, { met }) => sum + met, 0),
  }
}

function add(into: TicketSums, { firstResponses, resolutions, ...counts }: TicketSums): void {
  into.firstResponses.push(...firstResponses)
  into.resolutions.push(...resolutions)
  into.opened += counts.opened
  into.ratings += counts.ratings
  into.goodRatings += counts.goodRatings
  into.solved += counts.solved
  into.targetsDue += counts.targetsDue
  into.targetsMet += counts.targetsMet
  into.complained += counts.complained
  into.shipped += counts.shipped
}

function valueOf(orders: ServedOrders, split: string, zone: Zone): ((place: Place) => string) | undefined {
  if (!isOfOrder(split)) return clockOf(split, zone)
  const { codes, values } = orders[split]
  return ({ order }) => (order < 0 ? '' : values[codes[order]])
}
