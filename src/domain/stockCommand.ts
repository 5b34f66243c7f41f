import type { CommandTraits } from './commandTraits'
import type { Hold, Location, Move } from './stock'

/** Writes to the stock. Quantities are deltas, never "set to": two people counting at once must both be heard. */
export type StockCommand =
  | { id: string; kind: 'location.set'; args: { key: string; set: Partial<Omit<Location, 'key'>> }; saw?: Partial<Location> }
  /** All of them or none: adjust, receive, write off, sell over the counter; a transfer is two of them. */
  | { id: string; kind: 'stock.move'; args: { moves: readonly Move[]; note?: string } }
  /** Units promised to somebody. `key`: of the hold. */
  | { id: string; kind: 'stock.hold'; args: { key: string; hold: Omit<Hold, 'at' | 'who'> } }
  | { id: string; kind: 'stock.release'; args: { keys: readonly string[] } }

const KEEPERS = ['owner', 'operator'] as const

export const STOCK_COMMANDS = {
  'location.set': { areas: ['stock'], roles: KEEPERS, group: 'stock' },
  'stock.move': { levels: true, areas: ['stock', 'products', 'home', 'listings'], roles: KEEPERS, group: 'stock', goods: true },
  'stock.hold': { levels: true, areas: ['stock', 'products', 'home'], group: 'stock' },
  'stock.release': { levels: true, areas: ['stock', 'products', 'home'], group: 'stock' },
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
  | 'location.name'
