import type { Area } from '~/domain/area'
import type { DataRange, KpiQuery, KpiResult } from '~/analytics/query'
import type { ReportKind, Reports } from '~/analytics/reports'
import type { AudienceRow } from '~/domain/audience'
import type { Command, DemoArgs, JournalEntry, Outcome, SavedMapping, ShopSettings } from '~/domain/command'
import type { CodeRule } from '~/domain/cloneProduct'
import type { AcceptanceRow } from '~/domain/compliance/acceptance'
import type { PackId } from '~/domain/compliance/packs'
import type { CountScope } from '~/domain/count'
import type { HomeItem } from '~/domain/homeItem'
import type { Currency } from '~/domain/money'
import type { PreviewSum } from '~/domain/price/priceRule'
import type {
  Checked,
  ColumnMap,
  DryRun,
  FileFormat,
  ImportDone,
  ImportProgress,
  ImportRules,
  Inspection,
  PreviewRow,
  RefusedRow,
} from '~/domain/importPlan'
import type { ProductDryRun, ProductFileFact, ProductFilePlan, ProductInspection } from '~/domain/productFile/plan'
import type { PromotionDryRun, PromotionFileInspection, PromotionFilePlan, PromotionRowRefusal } from '~/domain/promotionFile/fields'
import type { ReviewFilePlan, ReviewInspection, ReviewRowRefusal } from '~/domain/reviewFile/fields'
import type { ReviewDryRun } from '~/domain/reviewFile/plan'
import type { TrafficDone, TrafficDryRun, TrafficInspection, TrafficPlan, TrafficPreviewRow } from '~/domain/import/trafficPlan'
import type { TrafficKind } from '~/domain/traffic'
import type { PersonRow } from '~/domain/person'
import type { ViewList, ViewRow } from '~/domain/view'
import type { ListingState } from '~/domain/product'
import type { Category, Product } from '~/domain/product'
import type { RecordName } from '~/domain/recordRef'
import type { WrongLevel } from '~/domain/stockCommand'
import type { SheetMode, SheetRefusal } from '~/domain/stockSheet'
import type { RejectionRates } from '~/domain/review'
import type { SearchTerm } from '~/domain/seo'
import type { AttachmentRow, CommentRow, TaskRow } from '~/domain/work'
import type { BackupDone, BackupFacts, BackupProgress, RestoreOutcome } from '~/store/backup/format'
import type {
  AlertRow,
  BuyableSku,
  PlanAnswer,
  PlanAsk,
  PurchaseDetail,
  PurchaseFacets,
  PurchaseQuery,
  PurchaseRow,
  SupplierDetail,
  SupplierRow,
} from '~/store/buyingLists'
import type { FoundShop } from '~/store/findShops'
import type { AuditPage, AuditQuery } from '~/store/listingAudit'
import type { FlowColumn, FlowQuery, ListingLife, ReviewCase, ReviewItem } from '~/store/listingFlow'
import type { PlannedRow, RanRow, RunDone, SweepChoices, SweepQuery, SweepRow } from '~/store/listingPlans'
import type { PriceHistory } from '~/store/priceHistory'
import type { PriceAsk, PricePage, PriceScopes } from '~/store/priceList'
import type {
  CustomerDetail,
  CustomerQuery,
  CustomerRow,
  Facets,
  Found,
  JournalQuery,
  ListingFilter,
  ListingQuery,
  ListingRow,
  OrderDetail,
  OrderQuery,
  OrderRow,
  Page,
  PersonalData,
  Picked,
  ProductDetail,
  ProductQuery,
  ProductRow,
  TaskQuery,
} from '~/store/lists'
import type {
  CountDetail,
  CountRow,
  FoundSku,
  LevelFacets,
  LevelListRow,
  LevelQuery,
  MoveListRow,
  MoveQuery,
  ShippedAnswer,
  SkuStock,
} from '~/store/stockLists'
import type { HealthPage, HealthQuery, ProductHealth, StalePage, StaleQuery, WatchAnswer } from '~/store/healthLists'
import type { RatingTrend, ReviewPage, ReviewQuery } from '~/store/reviewList'
import type { SheetRun } from '~/store/stockSheet'
import type { ComplaintCalls } from './complaintCalls'
import type { CouponCalls } from './couponCalls'
import type { OrderCalls } from './orderCalls'
import type { DeskCalls } from './deskCalls'
import type { HandOffCalls } from './handOffCalls'
import type { MemberCalls } from './memberCalls'
import type { QualityCalls } from './qualityCalls'
import type { ReplayCalls } from './promotionReplayCalls'
import type { ReturnCalls } from './returnCalls'
import type { TicketCalls, TicketPackCalls } from './ticketCalls'
import type { TicketFileCalls } from './ticketFileCalls'
import type { PromotionCalls } from './promotionCalls'
import type { SyncCalls } from './syncCalls'

/** What travels with a call besides its arguments. */
export interface CallContext<P = unknown> {
  signal: AbortSignal
  progress: (value: P) => void
}

export interface ImportPlan {
  columns: ColumnMap
  rules: ImportRules
  format: FileFormat
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
    ComplaintCalls,
    CouponCalls,
    OrderCalls,
    DeskCalls,
    HandOffCalls,
    MemberCalls,
    PromotionCalls,
    QualityCalls,
    ReplayCalls,
    ReturnCalls,
    SyncCalls,
    TicketCalls,
    TicketFileCalls,
    TicketPackCalls {
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
  /** How a file of products would be read; null: its header is none of one. `sure`: the user says that it is. */
  'import.products.inspect'(
    args: { file: File; format?: Partial<FileFormat>; sure?: boolean },
    context: CallContext,
  ): Promise<Checked<ProductInspection | null>>
  /** `commandId`: of the command that will carry it out. */
  'import.products.dryRun'(
    args: { plan: ProductFilePlan; commandId: string },
    context: CallContext<ImportProgress>,
  ): Promise<Checked<ProductDryRun>>
  /** Refused rows with their reasons. */
  'import.products.refused'(args: None, context: CallContext): Promise<Blob>
  /** Writes what the last check found: all or nothing. */
  'import.products.commit'(args: None, context: CallContext): Promise<Outcome>
  /** Files that products came from, newest first. */
  'products.files'(args: None, context: CallContext): Promise<ProductFileFact[]>
  /** `file`: in the kind of that file, its products; absent: our own file. `keys`: only these products. */
  'products.export'(args: { file?: string; keys?: readonly string[] }, context: CallContext): Promise<Blob>
  /** What a change of prices would do: a page of the SKUs that change, or of those that do not. */
  'prices.preview'(args: { ask: PriceAsk; offset: number; limit: number }, context: CallContext): Promise<PricePage>
  /** The same as the command that carries it out asks for it: keys of the products of which a SKU changes. */
  'prices.plan'(
    args: { ask: Omit<PriceAsk, 'show'> },
    context: CallContext,
  ): Promise<{ products: string[]; expect: PreviewSum; currency: Currency }>
  'prices.scopes'(args: None, context: CallContext): Promise<PriceScopes>
  'prices.history'(args: { sku: string }, context: CallContext): Promise<PriceHistory>
  'customers.list'(args: { query: CustomerQuery }, context: CallContext): Promise<Page<CustomerRow>>
  /** customerIdOf those that were picked of a list. */
  'customers.pick'(args: { query: CustomerQuery; picked: Picked }, context: CallContext): Promise<string[]>
  'customers.facets'(args: None, context: CallContext): Promise<Facets>
  'customers.get'(args: { customer: string }, context: CallContext): Promise<CustomerDetail | null>
  /** The data behind the masks of an order or a customer. Journalled first; refused where the role may not. */
  'personal.reveal'(args: { on: RecordName; commandId: string }, context: CallContext): Promise<PersonalData | null>
  'customers.export'(args: { query?: CustomerQuery; redacted?: boolean; picked?: Picked }, context: CallContext): Promise<Blob>
  /** Carries a customer.erase out: rows, packs, tickets and journal lines, all or nothing. */
  'customers.erase'(args: { customer: string; commandId: string }, context: CallContext): Promise<Outcome>
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
  /** The board of the flow: every state with its first products. */
  /** `deep`: what a longer look finds too. */
  'listings.list'(args: { query: ListingQuery }, context: CallContext): Promise<Page<ListingRow>>
  /** Joins stock and sales where rows of the list wait for them; the list is to be asked anew then. */
  'listings.join'(args: None, context: CallContext): Promise<void>
  /** How many products there are of each value of each filter, with the other filters in force. */
  'listings.facets'(args: { filter: ListingFilter }, context: CallContext): Promise<Facets>
  /** Keys of those that were picked of a list, in its order. */
  'listings.pick'(args: { query: Omit<ListingQuery, 'offset' | 'limit'>; picked: Picked }, context: CallContext): Promise<string[]>
  'listings.names'(args: None, context: CallContext): Promise<{ categories: Category[]; suppliers: { key: string; name: string }[] }>
  /** Views of a list that whoever looks may use, oldest first. */
  'views.list'(args: { list: ViewList }, context: CallContext): Promise<ViewRow[]>
  'listings.flow'(args: { query: FlowQuery }, context: CallContext): Promise<FlowColumn[]>
  /** Where one product stands, and what can be done next. */
  'listings.life'(args: { key: string }, context: CallContext): Promise<ListingLife | null>
  /** What waits for a verdict, the longest first. */
  'listings.reviews'(args: None, context: CallContext): Promise<ReviewItem[]>
  'listings.review'(args: { key: string }, context: CallContext): Promise<ReviewCase | null>
  /** In [from, to). */
  'listings.rejections'(args: { from: number; to: number }, context: CallContext): Promise<RejectionRates>
  'listings.plans'(args: None, context: CallContext): Promise<{ plans: PlannedRow[]; ran: RanRow[] }>
  /** Carries out what is due, unless another tab is at it. */
  'listings.runDue'(args: None, context: CallContext): Promise<RunDone[]>
  'listings.sweep'(args: { query: SweepQuery }, context: CallContext): Promise<SweepRow[]>
  'listings.sweepChoices'(args: None, context: CallContext): Promise<SweepChoices>
  /** How texts are looked at: packs, keys of categories whose goods are medical, and what was accepted. */
  'listings.lint'(
    args: None,
    context: CallContext,
  ): Promise<{ packs: readonly PackId[]; medical: string[]; accepted?: readonly AcceptanceRow[] }>
  /** What the linter finds in the whole catalogue; `progress` hears shares of 1. */
  'listings.audit'(args: { query: AuditQuery }, context: CallContext<number>): Promise<AuditPage>
  /** Keys of the products in which this rule can be mended by itself. */
  'listings.mendable'(args: { rule: string; states?: readonly ListingState[] }, context: CallContext): Promise<string[]>
  /** Codes for a copy's SKUs that are not taken. */
  'listings.cloneCodes'(args: { from: string; rule: CodeRule }, context: CallContext): Promise<{ title: string; codes: string[] } | null>
  'suppliers.list'(args: None, context: CallContext): Promise<SupplierRow[]>
  'suppliers.get'(args: { key: string }, context: CallContext): Promise<SupplierDetail | null>
  'purchases.list'(args: { query: PurchaseQuery }, context: CallContext): Promise<Page<PurchaseRow>>
  'purchases.facets'(args: None, context: CallContext): Promise<PurchaseFacets>
  'purchases.get'(args: { key: string }, context: CallContext): Promise<PurchaseDetail | null>
  /** SKUs for a draft of a supplier: these codes or barcodes, or what a few letters find. */
  'purchases.buyable'(args: { supplier: string; codes?: readonly string[]; text?: string }, context: CallContext): Promise<BuyableSku[]>
  /** What to order, and why. */
  'plan.stock'(args: { ask: PlanAsk }, context: CallContext): Promise<PlanAnswer>
  /** What of the stock wants a decision, snoozed alerts too; what presses most first. */
  'alerts.list'(args: { now: number }, context: CallContext): Promise<{ items: AlertRow[]; version: number }>
  'stock.levels'(args: { query: LevelQuery }, context: CallContext): Promise<Page<LevelListRow>>
  /** SKUs of the rows that were picked of a list. */
  'stock.pick'(args: { query: LevelQuery; picked: Picked }, context: CallContext): Promise<string[]>
  'stock.facets'(args: None, context: CallContext): Promise<LevelFacets>
  'stock.sku'(args: { sku: string }, context: CallContext): Promise<SkuStock | null>
  /** By its code or barcode, as a scanner reads it. */
  'stock.find'(args: { code: string }, context: CallContext): Promise<FoundSku | null>
  'stock.suggest'(args: { text: string }, context: CallContext): Promise<FoundSku[]>
  'stock.moves'(args: { query: MoveQuery }, context: CallContext): Promise<Page<MoveListRow>>
  /** What orders have sent and the ledger does not have as sold. `place`: where it would be taken from; '' by rule, absent: where orders are shipped from. */
  'stock.shipped'(args: { place?: string }, context: CallContext): Promise<ShippedAnswer>
  /** Compares every level with the ledger. */
  'stock.check'(args: None, context: CallContext): Promise<{ checked: number; wrong: WrongLevel[] }>
  'stock.repair'(args: { commandId: string }, context: CallContext): Promise<{ count: number }>
  /** What a file, or pasted rows, would book; nothing is written. `words`: of refusals, for the file of refused rows. */
  'stock.sheet'(
    args: { file?: File; text?: string; mode: SheetMode; location: string; words: Record<SheetRefusal, string> },
    context: CallContext,
  ): Promise<Checked<SheetRun>>
  'counts.list'(args: None, context: CallContext): Promise<CountRow[]>
  'counts.get'(args: { key: string }, context: CallContext): Promise<CountDetail | null>
  /** SKUs that a stocktake of that scope would ask for. `most`: of the least counted. */
  'counts.scope'(args: { scope: CountScope; of: string; locations: string[]; most: number }, context: CallContext): Promise<string[]>
  'reviews.list'(args: { query: ReviewQuery }, context: CallContext): Promise<ReviewPage>
  /** Of a product, or of the whole shop. */
  'reviews.trend'(args: { product?: string; now: number }, context: CallContext): Promise<RatingTrend>
  /** All of them as our own file, newest first; masked as the list is, or where it is `redacted` for others. */
  'reviews.export'(args: { redacted: boolean }, context: CallContext): Promise<Blob>
  /** How far visits come, product by product. */
  'health.list'(args: { query: HealthQuery }, context: CallContext): Promise<HealthPage>
  /** One product: week by week, with what was changed and what came of it. */
  'health.product'(args: { key: string }, context: CallContext): Promise<ProductHealth | null>
  /** What of the pages on sale wants work. */
  'health.stale'(args: { query: StaleQuery }, context: CallContext): Promise<StalePage>
  /** Best sellers of which something turned for the worse. */
  'health.watch'(args: None, context: CallContext): Promise<WatchAnswer>
  'mappings.list'(args: None, context: CallContext): Promise<SavedMapping[]>
  /** The calls from here on go to a second worker. Imports: it keeps the file that it was given last. */
  'import.inspect'(args: { file: File; format?: Partial<FileFormat> }, context: CallContext): Promise<Checked<Inspection>>
  'import.preview'(args: { plan: ImportPlan }, context: CallContext): Promise<Checked<PreviewRow[]>>
  'import.dryRun'(args: { plan: ImportPlan }, context: CallContext<ImportProgress>): Promise<Checked<DryRun>>
  'import.refused'(args: None, context: CallContext): Promise<{ rows: RefusedRow[]; total: number; csv: Blob }>
  /** Writes what the last dry run of this plan found. commandId makes a repeat harmless. */
  'import.commit'(args: { commandId: string }, context: CallContext<ImportProgress>): Promise<Checked<ImportDone>>
  /** How a file of traffic or advertising would be read; null: it is none, see import.inspect. `of`: what it holds, where the user says. */
  'import.traffic.inspect'(
    args: { file: File; format?: Partial<FileFormat>; of?: TrafficKind },
    context: CallContext,
  ): Promise<Checked<TrafficInspection | null>>
  'import.traffic.preview'(args: { plan: TrafficPlan }, context: CallContext): Promise<Checked<TrafficPreviewRow[]>>
  'import.traffic.dryRun'(args: { plan: TrafficPlan }, context: CallContext<ImportProgress>): Promise<Checked<TrafficDryRun>>
  'import.traffic.refused'(args: None, context: CallContext): Promise<{ total: number; csv: Blob }>
  /** Writes what the last dry run of traffic found. commandId makes a repeat harmless. */
  'import.traffic.commit'(args: { commandId: string }, context: CallContext<ImportProgress>): Promise<Checked<TrafficDone>>
  /** How a file of reviews would be read; null: it is none. `sure`: the user says that it is one. */
  'import.reviews.inspect'(
    args: { file: File; format?: Partial<FileFormat>; sure?: boolean },
    context: CallContext,
  ): Promise<Checked<ReviewInspection | null>>
  /** Compares the whole file with the shop, writing nothing. */
  'import.reviews.dryRun'(
    args: { plan: ReviewFilePlan; commandId: string; now: number },
    context: CallContext<ImportProgress>,
  ): Promise<Checked<ReviewDryRun>>
  /** Rows left out by the last check, as CSV; `words` says why. */
  'import.reviews.refused'(args: { words: Partial<Record<ReviewRowRefusal, string>> }, context: CallContext): Promise<Blob>
  /** Writes what the last check found: all or nothing. */
  'import.reviews.commit'(args: None, context: CallContext): Promise<Outcome>
  /** How a file of campaigns or coupons would be read; null: it is none. `sure`: the user says that it is one. */
  'import.promotions.inspect'(
    args: { file: File; format?: Partial<FileFormat>; sure?: boolean },
    context: CallContext,
  ): Promise<Checked<PromotionFileInspection | null>>
  /** Compares the whole file with the shop, writing nothing. */
  'import.promotions.dryRun'(
    args: { plan: PromotionFilePlan; commandId: string; now: number },
    context: CallContext<ImportProgress>,
  ): Promise<Checked<PromotionDryRun>>
  /** Rows left out by the last check, as CSV; `words` says why. */
  'import.promotions.refused'(args: { words: Partial<Record<PromotionRowRefusal, string>> }, context: CallContext): Promise<Blob>
  /** Writes what the last check found: all or nothing. */
  'import.promotions.commit'(args: None, context: CallContext): Promise<Outcome>
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
