import type { Count, CountLine, CountState, Variance } from '~/domain/count'
import type { LevelSort, LevelState } from '~/domain/levelState'
import type { Amount } from '~/domain/money'
import type { Picture } from '~/domain/product'
import type { ShippedSku } from '~/domain/shipped'
import type { HoldRow, Location, MovementKind } from '~/domain/stock'

export interface LevelQuery {
  /** Substring over code, title and barcode. */
  search?: string
  /** One row a SKU, or one a SKU and location. */
  by: 'sku' | 'location'
  /** Only what lies there; figures are of these places together. */
  location?: string[]
  /** Names of top categories. */
  category?: string[]
  supplier?: string[]
  state?: LevelState[]
  sort: LevelSort
  descending: boolean
  offset: number
  limit: number
}

export interface LevelListRow {
  /** Unique among the rows. */
  key: string
  sku: string
  title: string
  picture?: Picture
  /** Key of the place; '' where the row is of several. */
  location: string
  onHand: number
  /** Held and promised. */
  reserved: number
  incoming: number
  available: number
  safety: number
  reorderPoint: number
  /** Days that what is available lasts at the pace of the last 28 days; undefined: nothing was sold. */
  cover?: number
  /** At cost; undefined: the cost is not known. */
  value?: Amount
  state: LevelState
}

/** A place with what lies there. */
export interface PlaceRow extends Location {
  units: number
  skus: number
  /** Orders are sent from here. */
  ships: boolean
}

export interface LevelFacets {
  places: PlaceRow[]
  values: Record<'category' | 'supplier' | 'state', { value: string; count: number }[]>
}

/** What there is of a SKU, place by place. */
export interface SkuStock {
  sku: string
  title: string
  picture?: Picture
  cost?: Amount
  incoming: number
  levels: { location: string; name: string; aside: boolean; onHand: number; held: number; promised: number }[]
  holds: HoldRow[]
}

/** A SKU that a code or some letters found. */
export interface FoundSku {
  sku: string
  title: string
  barcode: string
  picture?: Picture
}

/** What orders have sent and the ledger does not have as sold, as it would be booked. */
export interface ShippedAnswer {
  place: string
  lines: number
  units: number
  skus: number
  /** The largest of them, SKU by SKU. */
  booked: ShippedRow[]
  /** Held back: fewer are there than were sent. The largest, and how many in all. */
  short: ShippedRow[]
  shortSkus: number
  shortLines: number
  /** Lines of SKUs that no stock is kept of. */
  unknown: number
  /** Lines that another booking has to take. */
  rest: number
}

export interface ShippedRow extends ShippedSku {
  title: string
}

export interface MoveQuery {
  /** Substring over SKU codes and what movements refer to. */
  search?: string
  sku?: string
  kind?: MovementKind[]
  location?: string[]
  /** Key of a person; '' those that came with a file. */
  who?: string[]
  /** Key of a count, number of an order. */
  ref?: string
  offset: number
  limit: number
}

export interface MoveListRow {
  key: string
  at: number
  sku: string
  title: string
  location: string
  /** Name of the place. */
  place: string
  kind: MovementKind
  quantity: number
  reason: string
  ref: string
  who: string
  /** Id of the command that wrote it; absent: it came with a file, and is not undone by itself. */
  command?: string
}

export interface CountRow extends Count {
  /** SKUs and places that it asks for; lines that were counted. */
  asked: number
  counted: number
}

/** A line of a count as it may be seen: without what is expected while it is blind. */
export interface CountListLine extends Omit<CountLine, 'expected'> {
  title: string
  picture?: Picture
  barcode: string
  /** Name of the place. */
  place: string
  expected?: number
  cost?: Amount
}

export interface CountDetail {
  count: Count
  places: { key: string; name: string }[]
  /** What was counted, newest first. */
  lines: CountListLine[]
  /** What is asked for and was not counted; at most some, and how many in all. */
  left: Omit<CountListLine, 'counted' | 'at' | 'who'>[]
  leftTotal: number
  /** Absent while what is expected is hidden. */
  variance?: Variance
  needsApproval: boolean
  state: CountState
}
