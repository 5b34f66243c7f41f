import type { Currency } from '~/domain/money'
import type { Order } from '~/domain/order'
import type { OrderAct } from '~/domain/orderAct'
import { SYNC_AREAS, type SyncArea } from '~/domain/platform'
import type { Category, Product, Sku } from '~/domain/product'
import type { Location, Move } from '~/domain/stock'
import type { TicketChannel } from '~/domain/ticket'
import type { Instant } from '~/lib/zone'
import type { Capabilities } from './capabilities'

export { SYNC_AREAS, type SyncArea }

/** What a platform says of a SKU at a location; its key is levelKey(location, sku). Whole units. */
export interface ServerLevel {
  sku: string
  location: string
  onHand: number
  /** Promised to orders, as the platform counts it. */
  reserved?: number
  /** On its way to the location. */
  incoming?: number
}

/** A product whose SKUs tell what the platform knows of them. */
export type ServerProduct = Omit<Product, 'skus'> & { skus: (Pick<Sku, 'code'> & Partial<Sku>)[] }

/** What a platform says of a customer; its key is the buyer key that orders name. The store names it by customerIdOf that (sync/customerIds.ts). */
export interface ServerCustomer {
  key: string
  name: string
  email: string
  phone: string
  note?: string
  tags?: string[]
  tier?: string
}

/** A record of each area, in the words of the domain. An order's key is its number: an adapter of a platform with other ids looks them up. */
export interface SyncRecords {
  locations: Location
  categories: Category
  products: ServerProduct
  stock: ServerLevel
  customers: ServerCustomer
  orders: Order
}

/**
 * A record as a platform has it. Fields that the platform does not know are absent, and stay as the store has them;
 * of products that goes for the fields of each SKU too. `version` is the platform's own word for this state of the record
 * (an ETag, a number, the moment of its last change), compared for equality only. Where it has none, or one that may stay the same through a change
 * (a moment of whole seconds, a product's while one of its SKUs changes), versionOf(fields) takes its place.
 */
export type Remote<A extends SyncArea = SyncArea> =
  | { area: A; key: string; version: string; fields: Partial<SyncRecords[A]> }
  | { area: A; key: string; version: string; gone: true }

/** Where a pull goes on: a text that only the adapter reads. */
export type Cursor = string

/**
 * Records that changed, oldest change first. A record may come again in a later page, and in a later pull; none may be skipped. Where the platform is asked by the moment of a change,
 * the moment of the last record is asked for again. What a filter brings is looked through: some ignore one that they do not know, and say nothing.
 */
export interface Pulled<A extends SyncArea = SyncArea> {
  records: Remote<A>[]
  /** To go on behind this page, now or another day. */
  next: Cursor
  /** How many there are of the area in all, where the platform tells; not of what was asked for. */
  total?: number
  /** The platform's clock when it answered, where it tells. */
  serverTime?: Instant
}

/** Orders of the past, the last placed first. */
export interface Past {
  records: Remote<'orders'>[]
  /** To go on behind this page, now or another day; absent: there is nothing older. */
  next?: Cursor
  /** Where `pull` of orders goes on, so that nothing is missed that changed since before this page was made. */
  changes: Cursor
  /** How many there are in all, where the platform tells. */
  total?: number
  serverTime?: Instant
}

/** One record that a command set fields of. Names of fields are those of `Change`: `title`, or `sku:price:CODE` for one of a SKU. */
export interface Edit {
  area: Exclude<SyncArea, 'stock'>
  key: string
  /** The version that it was decided on; absent: the record is made by it. */
  version?: string
  /** The record is taken away. */
  gone?: true
  set: Record<string, unknown>
  /** What the fields held when it was decided. */
  before: Record<string, unknown>
}

/** Something done about an order, for the platform to do; amounts are of that currency. Once for its key, where the platform honours ids. */
export interface OutAct {
  act: OrderAct
  currency: Currency
}

/** What we wrote to a customer, for the platform to send on. Its key is ours: a platform that honours ids sends it once, however often it comes. */
export interface OutMessage {
  key: string
  /** Of the ticket. */
  ticket: string
  channel: TicketChannel
  /** Number of the order; '' none. */
  order: string
  /** Buyer.key; '' unknown: then the order or the ticket has to tell. */
  buyer: string
  subject: string
  /** Plain text. */
  text: string
  at: Instant
}

/**
 * A command as what it came to, so that no adapter needs our rules: a change of 500 prices by formula, a season sweep and an undo are all edits of fields.
 * `moves` are deltas of stock. All of it counts once, or not at all, where the platform can (`can.atomic`).
 */
export interface Pushing {
  /** The command's id: a platform that honours ids counts it once, however often it is sent. */
  id: string
  /** The kind of the command, for the platform's own log. */
  kind: string
  at: Instant
  edits: readonly Edit[]
  /** `before`: what the platform had when it was last asked. Where only whole figures are taken (`can.stock`), the figure that is written is `before + quantity`: sync has read it just before. */
  moves: readonly (Move & { before: number })[]
  /** Absent: none. */
  messages?: readonly OutMessage[]
  /** Absent: none. A platform takes them that names `acts` among the fields of orders. */
  acts?: readonly OutAct[]
}

/**
 * What a push came to. Failures are thrown as CommerceError, those that stand inside an answer of HTTP 200 too; a push of which nobody knows whether it arrived is one of them.
 * A value that the platform cannot hold exactly (an amount with more decimals than its prices have) is refused, never rounded.
 */
export type Pushed =
  /** The records as they are now, as far as the answer tells. */
  | { ok: true; records: Remote[] }
  /** Nothing was done: these records are not what the command was decided on. */
  | { ok: false; why: 'conflict'; records: Remote[] }
  /** Nothing was done: the platform's own rules are against it. `says`: in its own words; `field`: as in `Edit.set`. */
  | { ok: false; why: 'refused'; problems: { key?: string; field?: string; says: string }[] }

/** One line of the check before a connection is saved. */
export interface CheckLine {
  of: 'address' | 'signIn' | 'shop' | 'clock' | SyncArea
  /** Why it does not work, or works less; absent: it works. `detail` is for the report, not for the user's eyes. */
  problem?: { kind: string; detail: string }
}

/** Keeps nothing of its own but the connection: what is pulled and pushed belongs to the caller. */
export interface Adapter {
  readonly can: Capabilities
  /** Pages of changed records; `since` is the cursor of the last page, none for a first full pull. Ends when there is nothing newer. */
  pull<A extends SyncArea>(area: A, since: Cursor | undefined, signal: AbortSignal): AsyncIterable<Pulled<A>>
  /**
   * For a first pull: orders backwards, of all or of those that are neither delivered nor cancelled, so that what is worked on is there in seconds and years of it follow.
   * Absent: `pull` brings them, oldest change first.
   */
  history?(which: 'open' | 'all', before: Cursor | undefined, signal: AbortSignal): AsyncIterable<Past>
  push(pushing: Pushing, signal: AbortSignal): Promise<Pushed>
  /** One record as it is now; undefined where there is none. */
  read<A extends SyncArea>(area: A, key: string, signal: AbortSignal): Promise<Remote<A> | undefined>
  check(signal: AbortSignal): Promise<CheckLine[]>
}
