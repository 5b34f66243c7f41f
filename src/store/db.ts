import { Dexie, type EntityTable, type Table } from 'dexie'
import type { Audience } from '~/domain/audience'
import type { BuyerReviewRow } from '~/domain/buyerReview'
import type { Checklist } from '~/domain/checklist'
import type { Command, CustomerEdit, ProductEdit, SavedMapping, ShopSettings } from '~/domain/command'
import type { AcceptanceRow } from '~/domain/compliance/acceptance'
import type { Count, CountEntryRow } from '~/domain/count'
import type { CouponBatch, CouponCodes, Redemption } from '~/domain/coupon'
import type { PackId } from '~/domain/compliance/packs'
import type { Goal } from '~/domain/goal'
import type { ListingPlan } from '~/domain/listing'
import type { PointsPage, Program } from '~/domain/member'
import type { PersonRow } from '~/domain/person'
import type { ProductFileColumns, ProductFilePreset } from '~/domain/productFile/fields'
import type { RivalPrice } from '~/domain/priceCommand'
import type { Category, Product, Supplier } from '~/domain/product'
import type { Promotion } from '~/domain/promotion/promotion'
import type { Supply } from '~/domain/purchase'
import type { RecordName } from '~/domain/recordRef'
import type { VerdictRow } from '~/domain/review'
import type { HoldRow, Location, MoveRow, Purchase } from '~/domain/stock'
import type { OrderAct } from '~/domain/orderAct'
import type { Complaint } from '~/domain/complaint'
import type { Desk, Macro } from '~/domain/desk'
import type { QualityCase } from '~/domain/quality'
import type { ReturnCase, ReturnPolicy } from '~/domain/returns'
import type { MessageRow, Ticket } from '~/domain/ticket'
import type { ViewRow } from '~/domain/view'
import type { AttachmentRow, CommentRow, TaskRow } from '~/domain/work'
import type { ErasedVisitorRow } from './erasedVisitors'
import type { CodeBucket } from './codeOwners'
import type { ImageRow } from './productImages'
import type { Shelf } from './shelves'
import type { ConflictRow, ConnectionRow, CursorRow, OutboxRow, RemoteRow } from './syncRows'
import type { TicketPackRow } from './ticketPackRow'
import { touchesOf } from './touches'
import { type TicketOf10, ticketOf10 } from './upgradeTickets'
import { type PromotionOf9, promotionOf9 } from './upgradePromotions'

/** Orders of other packs that a pack's orders take the place of, as positions in that pack. */
export interface Replaced {
  pack: string
  orders: Uint32Array
}

/** One line of the manifest: a file of orders. What is seen = orders of the live packs, less those that a live pack replaces. */
export interface PackRow {
  /** Id of the command that wrote it. */
  id: string
  /** Name of its file where that is not the id: the file was written anew to take personal data out. */
  file?: string
  /** Order of arrival. */
  order: number
  bytes: number
  /** Bytes of the file up to which the parts `opening` and `lines` reach (segments/packFormat.ts). */
  openingEnd: number
  linesEnd: number
  orders: number
  lines: number
  /** False after its import was undone. */
  live: boolean
  replaces: Replaced[]
  writtenAt: number
  /** A platform told of its orders: no command wrote it, and small ones are made one. */
  pulled?: true
  /** Derived: orders as our acts make them, in place of those that came in (orderActs/fold.ts). Small ones are made one. */
  acts?: true
}

/** One field of one row that a command changed; undefined: the field, or the row, was not there. */
export interface Change {
  table: RowTable
  key: string
  field: string
  before: unknown
  after: unknown
}

/** What a file of columns holds (segments/columnFile.ts). */
export const COLUMN_FILE_KINDS = ['movements', 'sessions', 'steps', 'trafficDays', 'adSpend'] as const
export type ColumnFileKind = (typeof COLUMN_FILE_KINDS)[number]

/** One file of columns; `key` is its name. */
export interface ColumnFileRow {
  key: string
  kind: ColumnFileKind
  count: number
  bytes: number
  writtenAt: number
  /** Days of the shop that it tells of, half-open, where it was imported; a later file of the same kind takes their place. */
  from?: number
  to?: number
}

/** An item of Home that is to be left alone for a while. */
export interface SnoozeRow {
  key: string
  until: number
  reason?: string
}

export interface JournalRow {
  seq: number
  id: string
  kind: Command['kind']
  args: Command['args']
  who: string
  at: number
  changes: Change[]
  /** Records that it is about, for their own history. */
  touches: RecordName[]
  undoneBy?: string
  undoes?: string
  /** Changes were taken out of it, because they named somebody who was erased. */
  cleansed?: true
}

/** Tables whose rows commands change field by field; all have a text as key. */
export type RowTable =
  | 'settings'
  | 'products'
  | 'orderNotes'
  | 'mappings'
  | 'packs'
  | 'people'
  | 'tasks'
  | 'comments'
  | 'attachments'
  | 'snoozes'
  | 'customers'
  | 'goals'
  | 'audiences'
  | 'columnFiles'
  | 'catalog'
  | 'categories'
  | 'suppliers'
  | 'purchases'
  | 'supplies'
  | 'locations'
  | 'moves'
  | 'holds'
  | 'counts'
  | 'countEntries'
  | 'rivals'
  | 'productFiles'
  | 'plans'
  | 'checklists'
  | 'verdicts'
  | 'rulePacks'
  | 'acceptances'
  | 'views'
  | 'reviews'
  | 'promotions'
  | 'couponBatches'
  | 'couponCodes'
  | 'redemptions'
  | 'program'
  | 'points'
  | 'tickets'
  | 'messages'
  | 'macros'
  | 'desk'
  | 'orderActs'
  | 'returns'
  | 'returnPolicies'
  | 'complaints'
  | 'qualityCases'

export interface ProductFileRow {
  /** Id of the command that brought it. */
  key: string
  name: string
  header: string[]
  preset: ProductFilePreset
  columns: ProductFileColumns
  delimiter: string
  at: number
}

/** Of the tables; a shop of an older one is brought up to it when it is opened. */
export const VERSION = 11

export const nameOfDb = (shop: string) => `zhanggui:${shop}`

/** An empty name is left out, as every empty field is. */
export type SettingsRow = Omit<ShopSettings, 'name'> & { key: string; name?: string }

export class ShopDb extends Dexie {
  settings!: EntityTable<SettingsRow, 'key'>
  products!: EntityTable<ProductEdit & { key: string }, 'key'>
  orderNotes!: EntityTable<{ key: string; note?: string }, 'key'>
  mappings!: EntityTable<SavedMapping & { key: string }, 'key'>
  packs!: EntityTable<PackRow, 'id'>
  people!: EntityTable<PersonRow, 'key'>
  tasks!: EntityTable<TaskRow, 'key'>
  comments!: EntityTable<CommentRow, 'key'>
  attachments!: EntityTable<AttachmentRow, 'key'>
  snoozes!: EntityTable<SnoozeRow, 'key'>
  /** What was noted of customers, by customerIdOf their buyer key. */
  customers!: EntityTable<CustomerEdit & { key: string }, 'key'>
  catalog!: EntityTable<Product, 'key'>
  categories!: EntityTable<Category, 'key'>
  suppliers!: EntityTable<Supplier, 'key'>
  purchases!: EntityTable<Purchase, 'key'>
  supplies!: EntityTable<Supply, 'key'>
  promotions!: EntityTable<Promotion, 'key'>
  couponBatches!: EntityTable<CouponBatch, 'key'>
  couponCodes!: EntityTable<CouponCodes, 'key'>
  redemptions!: EntityTable<Redemption, 'key'>
  /** One row, `shop`. */
  program!: EntityTable<Program, 'key'>
  /** Some lines of the points ledger to a row. */
  points!: EntityTable<PointsPage, 'key'>
  /** Those that are not closed for long; the others lie in files. */
  tickets!: EntityTable<Ticket, 'key'>
  messages!: EntityTable<MessageRow, 'key'>
  ticketPacks!: EntityTable<TicketPackRow, 'key'>
  macros!: EntityTable<Macro, 'key'>
  /** One row, `shop`. */
  desk!: EntityTable<Desk, 'key'>
  /** What was done about orders since they came in. */
  orderActs!: EntityTable<OrderAct, 'key'>
  /** Orders whose acts have changed since their pack was derived; `of`: the command that did last. */
  foldDue!: EntityTable<{ key: string; of: string }, 'key'>
  returns!: EntityTable<ReturnCase, 'key'>
  returnPolicies!: EntityTable<ReturnPolicy, 'key'>
  /** By the key of their ticket. */
  complaints!: EntityTable<Complaint, 'key'>
  qualityCases!: EntityTable<QualityCase, 'key'>
  goals!: EntityTable<Goal, 'key'>
  audiences!: EntityTable<Audience & { key: string }, 'key'>
  columnFiles!: EntityTable<ColumnFileRow, 'key'>
  locations!: EntityTable<Location, 'key'>
  /** The ledger's newer lines; the older ones lie in files of the kind `movements`. */
  moves!: EntityTable<MoveRow, 'key'>
  holds!: EntityTable<HoldRow, 'key'>
  counts!: EntityTable<Count, 'key'>
  countEntries!: EntityTable<CountEntryRow, 'key'>
  /** Derived of ledger, holds and orders (store/shelves.ts), so that a command can be refused within its transaction. */
  shelves!: EntityTable<Shelf, 'key'>
  /** Files of products that were imported: what it needs to write their products in the same kind again. */
  productFiles!: EntityTable<ProductFileRow, 'key'>
  rivals!: EntityTable<RivalPrice & { key: string }, 'key'>
  images!: EntityTable<ImageRow, 'key'>
  /** Derived of the catalogue (store/codeOwners.ts): who owns which SKU code. */
  codes!: EntityTable<CodeBucket, 'key'>
  /** What is planned for listings, by the product's key. */
  plans!: EntityTable<ListingPlan & { key: string }, 'key'>
  checklists!: EntityTable<Checklist & { key: string }, 'key'>
  verdicts!: EntityTable<VerdictRow, 'key'>
  /** One row, `shop`: which packs of the linter are on. */
  rulePacks!: EntityTable<{ key: string; packs: PackId[] }, 'key'>
  /** Findings of the linter that somebody has judged to be right as they are. */
  acceptances!: EntityTable<AcceptanceRow, 'key'>
  /** Hashes of ids that led to customers who were erased (store/erasedVisitors.ts). */
  erasedVisitors!: EntityTable<ErasedVisitorRow, 'key'>
  views!: EntityTable<ViewRow, 'key'>
  reviews!: EntityTable<BuyerReviewRow, 'key'>
  /** One row, `api`, in a connected shop. */
  connection!: EntityTable<ConnectionRow, 'key'>
  /** Commands that the platform has not agreed to yet. */
  outbox!: EntityTable<OutboxRow, 'seq'>
  /** What the platform said last of each record, by `area/key`. */
  remotes!: EntityTable<RemoteRow, 'key'>
  conflicts!: EntityTable<ConflictRow, 'key'>
  /** Where pulls go on, by area. */
  cursors!: EntityTable<CursorRow, 'key'>
  /** What derived tables were made of; `key` is the table's name. */
  derived!: Table<{ key: string; of: string }, string>
  journal!: EntityTable<JournalRow, 'seq'>
  /** `version`: grows by one with every commit. */
  meta!: Table<{ key: string; value: number }, string>

  constructor(shop: string) {
    super(nameOfDb(shop), { chromeTransactionDurability: 'strict' })
    this.#upTo8()
    this.#from9()
  }

  /** Up to listings, stock and figures. */
  #upTo8(): void {
    this.version(1).stores({ settings: 'key', products: 'key', orderNotes: 'key', packs: 'id', journal: '++seq, &id', meta: 'key' })
    // 2: saved mappings.
    this.version(2).stores({ mappings: 'key' })
    // 3: people and their work, the catalogue, and a history by record.
    this.version(3)
      .stores({
        journal: '++seq, &id, *touches, who, kind',
        people: 'key',
        tasks: 'key, on',
        comments: 'key, on',
        attachments: 'key, on',
        snoozes: 'key',
        customers: 'key',
        catalog: 'key, state',
        categories: 'key',
        suppliers: 'key',
        purchases: 'key, state',
        promotions: 'key',
        tickets: 'key, order, buyer, dueAt',
        goals: 'key',
        columnFiles: 'key',
      })
      .upgrade((transaction) =>
        transaction
          .table<JournalRow>('journal')
          .toCollection()
          .modify((row) => {
            row.touches = touchesOf({ kind: row.kind, args: row.args }, row.changes)
          }),
      )
    // 4: audiences.
    this.version(4).stores({ audiences: 'key' })
    // 5: stock by location.
    this.version(5).stores({
      catalog: 'key, state, category',
      images: 'key',
      codes: 'key',
      locations: 'key',
      moves: 'key, move.sku, move.ref',
      holds: 'key, hold.sku',
      levels: 'key, sku, location',
      counts: 'key, state',
      countEntries: 'key, entry.count',
      derived: 'key',
      rivals: 'key, sku',
      productFiles: 'key',
      plans: 'key, listAt, endAt',
      checklists: 'key',
      verdicts: 'key, product, at',
      rulePacks: 'key',
      supplies: 'key, sku, supplier',
      views: 'key, list',
      reviews: 'key, order',
    })
    // 6: findings of the text check that were accepted.
    this.version(6).stores({ acceptances: 'key' })
    // 7: levels in few rows; they are made anew.
    this.version(7).stores({ levels: null, shelves: 'key' })
    // 8: visitors who stay erased.
    this.version(8).stores({ erasedVisitors: 'key' })
  }

  /** Connections, promotions, the service desk. */
  #from9(): void {
    // 9: what a connected shop knows of its platform.
    this.version(9).stores({ connection: 'key', outbox: 'seq', remotes: 'key', conflicts: 'key', cursors: 'key' })
    // 10: promotions by rules, coupons, members and their points.
    this.version(10)
      .stores({
        couponBatches: 'key',
        couponCodes: 'key, batch',
        redemptions: 'key, batch, customer',
        program: 'key',
        points: 'key, customer',
      })
      .upgrade(async (transaction) => {
        const rows = await transaction.table<PromotionOf9>('promotions').toArray()
        await transaction.table('promotions').bulkPut(rows.map(promotionOf9))
      })
    // 11: the service desk; messages are rows of their own.
    this.version(VERSION)
      .stores({
        tickets: 'key, order, buyer, dueAt, state',
        messages: 'key, ticket, *mentions',
        ticketPacks: 'key',
        macros: 'key',
        desk: 'key',
        orderActs: 'key, order',
        foldDue: 'key',
        returns: 'key, order, buyer, ticket, state',
        returnPolicies: 'key',
        complaints: 'key',
        qualityCases: 'key, sku',
      })
      .upgrade(async (transaction) => {
        const rows = (await transaction.table<TicketOf10>('tickets').toArray()).map(ticketOf10)
        await transaction.table('tickets').bulkPut(rows.map(({ ticket }) => ticket))
        await transaction.table('messages').bulkPut(rows.flatMap(({ messages }) => messages))
      })
  }
}
