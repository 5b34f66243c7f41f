import type { CommandTraits } from './commandTraits'
import type { Hold, Level, Location, Move } from './stock'

/** A level whose figure is not what the ledger says. */
export interface WrongLevel {
  kept: Level
  right: Level
}

/** Who holds it and since when, the store says. */
export type NewHold = Omit<Hold, 'at' | 'who'>

/** Writes to the stock. Quantities are deltas, never "set to": two people counting at once must both be heard. */
export type StockCommand =
  /** A key that is not there yet makes a place; the ledger may name it for ever, so it is the name that the place has at first. */
  | { id: string; kind: 'location.set'; args: { key: string; set: Partial<Omit<Location, 'key'>> }; saw?: Partial<Location> }
  /** All of them or none: adjust, receive, write off, sell over the counter; a transfer is two of them. `note`: a file's name. */
  | { id: string; kind: 'stock.move'; args: { moves: readonly Move[]; note?: string } }
  /** Units promised to somebody, of one SKU or of several, all of them or none. `key`: of the hold. */
  | { id: string; kind: 'stock.hold'; args: { key: string; hold: NewHold; also?: readonly { key: string; hold: NewHold }[] } }
  | { id: string; kind: 'stock.release'; args: { keys: readonly string[] } }
  /**
   * Books what orders have sent and the ledger does not have as sold, each line once. `place`: where from; '' by rule (domain/shipped.ts). The rest is what the preview
   * came to: it is refused where it would come to something else. The lines are found with the orders (worker/bookShipped.ts).
   */
  | { id: string; kind: 'stock.ship'; args: { place: string; lines: number; units: number; skus: number } }
  /** Levels were brought in step with the ledger; the first of them, and how many in all. */
  | { id: string; kind: 'stock.repair'; args: { levels: readonly WrongLevel[]; count: number } }

const KEEPERS = ['owner', 'operator'] as const

export const STOCK_COMMANDS = {
  'location.set': { areas: ['stock', 'products'], roles: KEEPERS, group: 'stock', levels: true },
  'stock.move': { areas: ['stock', 'products', 'home', 'listings'], roles: KEEPERS, group: 'stock', goods: true, levels: true },
  'stock.ship': { areas: ['stock', 'products', 'home', 'listings'], roles: KEEPERS, group: 'stock', goods: true, levels: true },
  'stock.hold': { areas: ['stock', 'products', 'home'], group: 'stock', levels: true },
  'stock.release': { areas: ['stock', 'products', 'home'], group: 'stock', levels: true },
  'stock.repair': { areas: ['stock', 'products'], roles: KEEPERS, group: 'stock' },
} as const satisfies Record<StockCommand['kind'], CommandTraits>

/** Why the stock refuses. */
export type StockRule =
  /** Less is there than would be taken. facts: sku, location (name), available, taken, promised. */
  | 'stock.short'
  | 'stock.fraction'
  | 'stock.nothing'
  | 'stock.sku'
  /** facts: location. */
  | 'stock.location'
  | 'stock.sameLocation'
  /** Goes the other way than its kind. facts: sku. */
  | 'stock.sign'
  /** facts: sku. */
  | 'stock.reason'
  /** Goods in a place aside are not for sale. facts: sku. */
  | 'stock.aside'
  /** What leaves does not arrive. facts: sku. */
  | 'stock.transfer'
  /** There is no shipped line that is not booked. */
  | 'ship.nothing'
  /** It would come to something else than the preview. facts: lines, units. */
  | 'ship.changed'
  /** Goods come back of an order. facts: sku. */
  | 'return.order'
  /** More would come back than was sent. facts: sku, order, left. */
  | 'return.tooMany'
  | 'location.name'
  /** It still holds goods. facts: location, sku. */
  | 'location.notEmpty'
  /** Something there is below zero. facts: location, sku. */
  | 'location.negative'
  /** It would ship the orders, and does not have what is promised to them. facts: location, sku. */
  | 'location.ships'
  /** One is needed that is open and for sale. */
  | 'location.last'
