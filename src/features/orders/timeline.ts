import type { JournalEntry } from '~/domain/command'
import type { Amount } from '~/domain/money'
import type { OrderDetail } from '~/store/lists'

/** What happened to an order, and when. */
export type TimelineEvent =
  | { at: number; is: 'placed' | 'cancelled' | 'delivered' | 'credited' }
  | { at: number; is: 'paid'; amount: Amount; method?: string }
  | { at: number; is: 'shipped'; carrier: string; tracking: string }
  /** `dated` false: the file gives no day for it. */
  | { at: number; is: 'refunded'; amount: Amount; dated: boolean }
  | { at: number; is: 'ticketOpened' | 'ticketSolved'; subject: string }
  | { at: number; is: 'entry'; entry: JournalEntry }

/** Where things have the same moment, as files of whole days tell them, they stand in the order of trade. */
const ORDER: readonly TimelineEvent['is'][] = [
  'placed',
  'credited',
  'paid',
  'shipped',
  'delivered',
  'ticketOpened',
  'cancelled',
  'refunded',
  'ticketSolved',
  'entry',
]

/** Everything that is known to have happened to an order, oldest first. */
export function timelineOf({ order, paid, tickets }: OrderDetail, entries: readonly JournalEntry[]): TimelineEvent[] {
  const events: TimelineEvent[] = [{ at: order.placedAt, is: order.type === 'credit' ? 'credited' : 'placed' }]
  if (order.type === 'sale' && order.paidAt !== undefined)
    events.push({ at: order.paidAt, is: 'paid', amount: paid, ...(order.paidBy !== undefined && { method: order.paidBy }) })
  if (order.shipment) {
    const { at, carrier, tracking, deliveredAt } = order.shipment
    if (at !== undefined) events.push({ at, is: 'shipped', carrier, tracking })
    if (deliveredAt !== undefined) events.push({ at: deliveredAt, is: 'delivered' })
  }
  if (order.cancelledAt !== undefined) events.push({ at: order.cancelledAt, is: 'cancelled' })
  for (const { at, goods, shipping, tax, dated } of order.refunds)
    events.push({ at, is: 'refunded', amount: goods + shipping + tax, dated })
  for (const { createdAt, solvedAt, subject } of tickets) {
    events.push({ at: createdAt, is: 'ticketOpened', subject })
    if (solvedAt !== undefined) events.push({ at: solvedAt, is: 'ticketSolved', subject })
  }
  for (const entry of entries) events.push({ at: entry.at, is: 'entry', entry })
  return events.toSorted((a, b) => a.at - b.at || ORDER.indexOf(a.is) - ORDER.indexOf(b.is))
}
