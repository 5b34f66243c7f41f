import type { DataRange, KpiQuery, KpiResult } from '~/analytics/query'
import type { ReportKind, Reports } from '~/analytics/reports'
import type { Area } from '~/domain/area'
import type { AudienceRow } from '~/domain/audience'
import type { Command, DemoArgs, JournalEntry, Outcome, SavedMapping, ShopSettings } from '~/domain/command'
import type { HomeItem } from '~/domain/homeItem'
import type { Currency } from '~/domain/money'
import type { PersonRow } from '~/domain/person'
import type { PreviewSum } from '~/domain/price/priceRule'
import type { Category, Product } from '~/domain/product'
import type { RecordName } from '~/domain/recordRef'
import type { SearchTerm } from '~/domain/seo'
import type { ViewList, ViewRow } from '~/domain/view'
import type { AttachmentRow, CommentRow, TaskRow } from '~/domain/work'
import type { BackupDone, BackupFacts, BackupProgress, RestoreOutcome } from '~/store/backup/format'
import type { FoundShop } from '~/store/findShops'
import type { HealthPage, HealthQuery, ProductHealth, StalePage, StaleQuery, WatchAnswer } from '~/store/healthLists'
import type {
  Facets,
  Found,
  JournalQuery,
  OrderDetail,
  OrderQuery,
  OrderRow,
  Page,
  Picked,
  ProductDetail,
  ProductQuery,
  ProductRow,
  TaskQuery,
} from '~/store/lists'
import type { PriceHistory } from '~/store/priceHistory'
import type { PriceAsk, PricePage, PriceScopes } from '~/store/priceList'
import type { RatingTrend, ReviewPage, ReviewQuery } from '~/store/reviewList'
import type { BuyingCalls } from './buyingCalls'
import type { ComplaintCalls } from './complaintCalls'
import type { CouponCalls } from './couponCalls'
import type { CustomerCalls } from './customerCalls'
import type { DeskCalls } from './deskCalls'
import type { HandOffCalls } from './handOffCalls'
import type { ImportCalls } from './importCalls'
import type { ListingCalls } from './listingCalls'
import type { ListingFlowCalls } from './listingFlowCalls'
import type { MemberCalls } from './memberCalls'
import type { OrderCalls } from './orderCalls'
import type { ProductFileCalls } from './productFileCalls'
import type { PromotionCalls } from './promotionCalls'
import type { PromotionFileCalls } from './promotionFileCalls'
import type { ReplayCalls } from './promotionReplayCalls'
import type { QualityCalls } from './qualityCalls'
import type { ReturnCalls } from './returnCalls'
import type { ReviewFileCalls } from './reviewFileCalls'
import type { StockCalls } from './stockCalls'
import type { SyncCalls } from './syncCalls'
import type { TicketCalls, TicketPackCalls } from './ticketCalls'
import type { TicketFileCalls } from './ticketFileCalls'
import type { TrafficCalls } from './trafficCalls'

/** What travels with a call besides its arguments. */
export interface CallContext<P = unknown> {
  signal: AbortSignal
  progress: (value: P) => void
}

/** What the page learns of a shop when it opens it. */
export interface OpenedShop {
  settings: ShopSettings
  version: number
  storage: 'opfs' | 'indexeddb'
  /** Some of its files are gone. */
  lost: boolean
  hasOrders: boolean
  /** How many are seen. */
  orders: number
  people: PersonRow[]
  /** A demo shop; its making may have been cut short, then it is to be gone on with. */
  demo?: { args: DemoArgs; whole: boolean }
  /** It is kept in step with an API. */
  connected: boolean
}

export interface DemoProgress {
  /** orders: figures stand when it is over. */
  stage: 'orders' | 'records' | 'traffic'
  share: number
}

export interface CatalogTree {
  categories: (Category & { products: number })[]
  suppliers: { key: string; name: string }[]
}

/** What products of a category have in common. */
export interface CatalogKin {
  brands: string[]
  tags: string[]
  /** By the key of the attribute. */
  values: Record<string, string[]>
  terms: SearchTerm[]
}

export type None = Record<string, never>

/** The calls that the page may make. One map, so that a call's name, arguments and answer cannot drift apart. */
export interface Handlers
  extends
    BuyingCalls,
    ComplaintCalls,
    CouponCalls,
    CustomerCalls,
    DeskCalls,
    HandOffCalls,
    ImportCalls,
    ListingCalls,
    ListingFlowCalls,
    MemberCalls,
    OrderCalls,
    ProductFileCalls,
    PromotionCalls,
    PromotionFileCalls,
    QualityCalls,
    ReplayCalls,
    ReturnCalls,
    ReviewFileCalls,
    StockCalls,
    SyncCalls,
    TicketCalls,
    TicketFileCalls,
    TicketPackCalls,
    TrafficCalls {
  /** Says which shop the figures that are asked for next are of; shop.open comes after them. */
  'shop.begin'(args: { shop: string; zone?: string }, context: CallContext): Promise<void>
  /** `who`: key of the person who acts and sees; it may be said anew at any time. */
  'shop.open'(args: { shop: string; zone?: string; who?: string }, context: CallContext): Promise<OpenedShop>
  /** What the page has heard of a commit, so that its next question is answered with it: the worker may not have heard yet. */
  'shop.refresh'(args: { version: number }, context: CallContext): Promise<void>
  'shop.storage'(
    args: None,
    context: CallContext,
  ): Promise<{ usage: number; quota: number; persisted: boolean; backend: 'opfs' | 'indexeddb' }>
  /** Takes a shop away for good; the one that is open is let go of first. `who` acts in it: an owner, or anybody in a demo shop. */
  'shop.delete'(args: { shop: string; who: string }, context: CallContext): Promise<void>
  /** What there is of these shops in this browser; those that nothing was ever written in are left out. */
  'shop.find'(args: { shops: string[] }, context: CallContext): Promise<FoundShop[]>
  execute(args: { command: Command }, context: CallContext): Promise<Outcome>
  'journal.list'(args: { query: JournalQuery }, context: CallContext): Promise<Page<JournalEntry>>
  kpi(args: { query: KpiQuery }, context: CallContext): Promise<KpiResult>
  /** One of the reports of analytics/reports.ts; ask by `askReport` of worker/reports.ts, which ties question and answer. */
  report<K extends ReportKind>(args: { kind: K; ask: Reports[K]['ask'] }, context: CallContext): Promise<Reports[K]['answer']>
  'audiences.list'(args: None, context: CallContext): Promise<AudienceRow[]>
  range(args: None, context: CallContext): Promise<DataRange | null>
  'orders.list'(args: { query: OrderQuery }, context: CallContext): Promise<Page<OrderRow>>
  'orders.facets'(args: None, context: CallContext): Promise<Facets>
  'orders.get'(args: { number: string }, context: CallContext): Promise<OrderDetail | null>
  /** `redacted`: without names, phones, e-mails; forced where the person's role masks them. */
  'orders.export'(
    args: { query?: OrderQuery; redacted?: boolean; picked?: Picked },
    context: CallContext<{ rows: number; total: number }>,
  ): Promise<Blob>
  'products.list'(args: { query: ProductQuery }, context: CallContext): Promise<Page<ProductRow>>
  'products.get'(args: { sku: string }, context: CallContext): Promise<ProductDetail | null>
  /** What a change of prices would do: a page of the SKUs that change, or of those that do not. */
  'prices.preview'(args: { ask: PriceAsk; offset: number; limit: number }, context: CallContext): Promise<PricePage>
  /** The same as the command that carries it out asks for it: keys of the products of which a SKU changes. */
  'prices.plan'(
    args: { ask: Omit<PriceAsk, 'show'> },
    context: CallContext,
  ): Promise<{ products: string[]; expect: PreviewSum; currency: Currency }>
  'prices.scopes'(args: None, context: CallContext): Promise<PriceScopes>
  'prices.history'(args: { sku: string }, context: CallContext): Promise<PriceHistory>
  /** Orders, products and customers that a few letters find; best first, a handful of each. */
  find(args: { text: string }, context: CallContext): Promise<Found[]>
  'home.list'(args: { now: number }, context: CallContext): Promise<{ items: HomeItem[]; snoozed: HomeItem[]; version: number }>
  'people.list'(args: None, context: CallContext): Promise<PersonRow[]>
  'tasks.list'(args: { query: TaskQuery }, context: CallContext): Promise<{ items: TaskRow[]; version: number }>
  'comments.list'(args: { on: RecordName }, context: CallContext): Promise<CommentRow[]>
  'attachments.list'(args: { on: RecordName }, context: CallContext): Promise<AttachmentRow[]>
  /** Writes the file and carries the command out. */
  'attachments.add'(args: { command: Extract<Command, { kind: 'attachment.add' }>; file: Blob }, context: CallContext): Promise<Outcome>
  'attachments.read'(args: { key: string }, context: CallContext): Promise<Blob | null>
  'catalog.get'(args: { key: string }, context: CallContext): Promise<Product | null>
  /** Categories with the products that lie in each itself, and the suppliers by name. */
  'catalog.tree'(args: None, context: CallContext): Promise<CatalogTree>
  'catalog.kin'(args: { category: string }, context: CallContext): Promise<CatalogKin>
  /** Which of these codes stand on another product than `key`. */
  'catalog.taken'(args: { key: string; codes: readonly string[] }, context: CallContext): Promise<{ code: string; title: string }[]>
  /** Writes a photo as a file of the shop; a product shows it once it is saved with it. */
  'images.add'(args: { key: string; file: Blob }, context: CallContext): Promise<void>
  'images.read'(args: { key: string }, context: CallContext): Promise<Blob | null>
  /** Views of a list that whoever looks may use, oldest first. */
  'views.list'(args: { list: ViewList }, context: CallContext): Promise<ViewRow[]>
  'reviews.list'(args: { query: ReviewQuery }, context: CallContext): Promise<ReviewPage>
  /** Of a product, or of the whole shop. */
  'reviews.trend'(args: { product?: string; now: number }, context: CallContext): Promise<RatingTrend>
  /** How far visits come, product by product. */
  'health.list'(args: { query: HealthQuery }, context: CallContext): Promise<HealthPage>
  /** One product: week by week, with what was changed and what came of it. */
  'health.product'(args: { key: string }, context: CallContext): Promise<ProductHealth | null>
  /** What of the pages on sale wants work. */
  'health.stale'(args: { query: StaleQuery }, context: CallContext): Promise<StalePage>
  /** Best sellers of which something turned for the worse. */
  'health.watch'(args: None, context: CallContext): Promise<WatchAnswer>
  'mappings.list'(args: None, context: CallContext): Promise<SavedMapping[]>
  /** Makes the open, empty shop the demo shop of these arguments; goes on where it was cut short. */
  'demo.create'(args: { commandId: string; args: DemoArgs }, context: CallContext<DemoProgress>): Promise<void>
  /** Lets so many orders of now come into a demo shop, priced by the promotions that run; refused in any other shop. */
  'demo.orders'(args: { count: number; now: number }, context: CallContext): Promise<{ orders: number }>
  /** The whole open shop as one file (store/backup/format.ts). Whoever has saved it carries `backup.made` out. */
  'backup.make'(args: None, context: CallContext<BackupProgress>): Promise<BackupDone>
  /** Reads a file to its end without changing anything. */
  'backup.inspect'(args: { file: Blob }, context: CallContext<BackupProgress>): Promise<BackupFacts>
  /** Writes a backup into a new shop and verifies it there; a file that is refused leaves nothing. */
  'backup.restore'(
    args: { file: Blob; fileName: string; shop: string; commandId: string },
    context: CallContext<BackupProgress>,
  ): Promise<RestoreOutcome>
}

/** Sent to every tab after a commit, by BroadcastChannel `zhanggui:<shop>`. */
export interface Changed {
  version: number
  areas: Area[]
}
