import type { JournalEntry } from '~/domain/command'
import { totalOf } from '~/domain/applyActs'
import type { Amount } from '~/domain/money'
import type { LineUnits, OrderAct, OrderReason } from '~/domain/orderAct'
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
  /** Done here; `by`: id of the command, where its line is at hand and in force, for its undo. */
  | { at: number; is: 'act'; act: OrderAct; by?: string; what: ActFacts }

/** What of an act needs the order to be told. */
export interface ActFacts {
  /** Units sent or cancelled, and of how many. */
  units?: number
  of?: number
  refunded?: { amount: Amount; goods: Amount; shipping: Amount; tax: Amount; units: number; reason: OrderReason }
}

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
  'act',
  'ticketSolved',
  'entry',
]

/** Everything that is known to have happened to an order, oldest first: what its source tells, what was done here, each as what it was. */
export function timelineOf(detail: OrderDetail, entries: readonly JournalEntry[]): TimelineEvent[] {
  const { order, acts, tickets } = detail
  const writers = new Map<string, string>()
  for (const { id, undoneBy, changes } of entries)
    for (const { table, key } of changes) if (table === 'orderActs' && undoneBy === undefined) writers.set(key, id)
  const events: TimelineEvent[] = [
    { at: order.placedAt, is: order.type === 'credit' ? 'credited' : 'placed' },
    ...toldEvents(detail),
    ...acts.map((act): TimelineEvent => {
      const by = writers.get(act.key)
      return { at: act.at, is: 'act', act, what: factsOf(detail, act), ...(by === undefined ? {} : { by }) }
    }),
  ]
  for (const { createdAt, solvedAt, subject } of tickets) {
    events.push({ at: createdAt, is: 'ticketOpened', subject })
    if (solvedAt !== undefined) events.push({ at: solvedAt, is: 'ticketSolved', subject })
  }
  const told = new Set(writers.values())
  for (const entry of entries) if (!told.has(entry.id)) events.push({ at: entry.at, is: 'entry', entry })
  return events.toSorted((a, b) => a.at - b.at || ORDER.indexOf(a.is) - ORDER.indexOf(b.is))
}

/** What the order's source tells, less what acts tell themselves. */
function toldEvents({ order, base, acts, paid }: OrderDetail): TimelineEvent[] {
  const events: TimelineEvent[] = []
  if (order.type === 'sale' && order.paidAt !== undefined)
    events.push({ at: order.paidAt, is: 'paid', amount: paid, ...(order.paidBy !== undefined && { method: order.paidBy }) })
  const { shipment, cancelledAt } = base
  if (shipment?.at !== undefined && !acts.some(({ did }) => did.kind === 'ship'))
    events.push({ at: shipment.at, is: 'shipped', carrier: shipment.carrier, tracking: shipment.tracking })
  if (shipment?.deliveredAt !== undefined) events.push({ at: shipment.deliveredAt, is: 'delivered' })
  if (cancelledAt !== undefined) events.push({ at: cancelledAt, is: 'cancelled' })
  const ours = new Set(acts.flatMap(({ at, did }) => (did.kind === 'refund' ? [at] : [])))
  for (const { at, goods, shipping, tax, dated } of order.refunds)
    if (!ours.has(at)) events.push({ at, is: 'refunded', amount: goods + shipping + tax, dated })
  return events
}

const unitsOf = (lines: readonly LineUnits[]): number => lines.reduce((sum, { units }) => sum + units, 0)

function factsOf({ base }: OrderDetail, { did }: OrderAct): ActFacts {
  switch (did.kind) {
    case 'ship':
    case 'cancel': {
      const all = base.lines.reduce(
        (sum, { quantity, notSale, kind }) => sum + (notSale === '' && (kind === 'sale' || kind === 'gift') ? quantity : 0),
        0,
      )
      return did.lines.length > 0 ? { units: unitsOf(did.lines), of: all } : {}
    }
    case 'refund': {
      const { lines, shipping, tax, other } = did.split
      const goods = lines.reduce((sum, { amount }) => sum + amount, 0) + other
      return { refunded: { amount: totalOf(did.split), goods, shipping, tax, units: unitsOf(lines), reason: did.reason } }
    }
    default:
      return {}
  }
}
