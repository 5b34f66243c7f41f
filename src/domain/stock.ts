import type { Instant } from '~/lib/zone'
import type { Amount } from './money'

/** What moved stock. The sum of all movements of a SKU at a location is what is on hand there. Files hold the index: new kinds go to the end. */
export const MOVEMENT_KINDS = [
  'opening',
  'received',
  'sold',
  'returned',
  'scrapped',
  'adjusted',
  'transferred',
  'counted',
  'synced',
] as const
export type MovementKind = (typeof MOVEMENT_KINDS)[number]

/** Where goods lie. */
export interface Location {
  key: string
  name: string
  order: number
  /** Goods there are not for sale: quarantine. */
  aside?: boolean
  /** More may leave it than was booked in: a consignment shelf, a supplier's stock. */
  allowsNegative?: boolean
  /** No longer used. */
  closed?: boolean
  /** When it was set up; absent where the ledger named it first. */
  since?: Instant
  /** Its stock was counted as of then: what orders have sent before is not booked as sold any more. */
  countedAt?: Instant
}

/** Why stock was adjusted, written off or counted otherwise than expected. */
export const MOVE_REASONS = [
  'miscounted',
  'found',
  'lost',
  'damaged',
  'defective',
  'expired',
  'sample',
  'gift',
  'wrongBooking',
  'wrongPlace',
  'file',
  'other',
] as const
export type MoveReason = (typeof MOVE_REASONS)[number]
export const isMoveReason = (text: string | undefined): text is MoveReason => MOVE_REASONS.some((reason) => reason === text)

/** One change of what is on hand. `quantity` signed, whole units. */
export interface Move {
  sku: string
  location: string
  quantity: number
  kind: MovementKind
  /** One of MOVE_REASONS. */
  reason?: string
  /** The number of an order, the key of a purchase or of a count that it came from. */
  ref?: string
  /** Of one unit, where it is known: of what was received. */
  cost?: Amount
  /** Of what an order has sent: the command that booked it. The line is named after the order, so that it is booked once. */
  booking?: string
}

/** A line of the ledger as the store keeps it. */
export interface MoveRow {
  key: string
  move: Move & { at: Instant; who: string }
}

/** Units at a location that are promised to somebody. */
export interface Hold {
  sku: string
  location: string
  quantity: number
  /** Whom or what for, in words or as a record's name. */
  for: string
  at: Instant
  who: string
}

/** A hold as the store keeps it. */
export interface HoldRow {
  key: string
  hold: Hold
}

/** What of a SKU there is at one location. */
export interface Level {
  sku: string
  location: string
  onHand: number
  /** By holds. */
  held: number
  /** To paid orders that are not shipped yet. */
  promised: number
}

/** What of a level can still be promised. */
export const availableOf = ({ onHand, held, promised }: Pick<Level, 'onHand' | 'held' | 'promised'>): number => onHand - held - promised

export const levelKey = (location: string, sku: string): string => `${location}\n${sku}`

/** ordered: sent to the supplier; part: some of it has arrived; closed: what is missing is waited for no more. */
export const PURCHASE_STATES = ['draft', 'ordered', 'part', 'received', 'closed', 'cancelled'] as const
export type PurchaseState = (typeof PURCHASE_STATES)[number]

/** States in which goods are still on their way. */
export const OPEN_PURCHASES = ['ordered', 'part'] as const satisfies readonly PurchaseState[]

/** An order to a supplier. */
export interface Purchase {
  key: string
  supplier: string
  state: PurchaseState
  /** Of a draft: when it was made. */
  orderedAt: Instant
  expectedAt: Instant
  /** When the last of what has arrived came. */
  receivedAt?: Instant
  /** For the supplier. */
  note?: string
  lines: PurchaseLine[]
}

export interface PurchaseLine {
  sku: string
  /** Ordered. */
  quantity: number
  /** Agreed for one unit. */
  cost: Amount
  /** Arrived so far; absent: all of it in a purchase that is received, else none. */
  received?: number
  /** Of those that arrived, units that could not be used; they were put on no shelf. */
  defects?: number
  /** What was billed for the units that arrived, where a receipt told it. */
  paid?: Amount
}

/** Units of a purchase that are still on their way, by line. */
export function onTheWay({ state, lines }: Pick<Purchase, 'state' | 'lines'>): { sku: string; quantity: number }[] {
  if (!OPEN_PURCHASES.some((open) => open === state)) return []
  return lines.flatMap(({ sku, quantity, received = 0 }) => (quantity > received ? [{ sku, quantity: quantity - received }] : []))
}

/** What of a SKU there is, over all locations. */
export interface StockLevel {
  sku: string
  onHand: number
  /** Promised to paid orders that are not shipped yet. */
  reserved: number
  /** Ordered from suppliers and not received. */
  incoming: number
}

export const sellable = ({ onHand, reserved }: StockLevel): number => onHand - reserved

/** The place of a shop that has named none. */
const FIRST_LOCATION = 'main'

/** Every place in its order: those that only the ledger names, then those that were set up; one at least. */
export function locationsOf(rows: readonly Location[], named: Iterable<string>): Location[] {
  const known = new Set(rows.map(({ key }) => key))
  const others = [...named].filter((key) => !known.has(key)).sort()
  const all = [...rows, ...others.map((key, at) => ({ key, name: key, order: at - others.length }))]
  if (all.length === 0) return [{ key: FIRST_LOCATION, name: '', order: 0 }]
  return all.sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1))
}

/** Keys of places whose goods are not for sale. */
export const asideOf = (locations: readonly Location[]): ReadonlySet<string> =>
  new Set(locations.flatMap(({ key, aside }) => (aside ? [key] : [])))

/** The place that ships the orders, so that what is promised to them is promised there: the first that is in use and whose goods are for sale. */
export function shippingOf(locations: readonly Location[]): Location {
  return locations.find(({ aside, closed }) => !aside && !closed) ?? locations[0]
}
