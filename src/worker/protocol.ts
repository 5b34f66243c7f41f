import type { DataRange, KpiQuery, KpiResult } from '~/analytics/query'
import type { Command, JournalEntry, Outcome, SavedMapping, ShopSettings } from '~/domain/command'
import type {
  ColumnMap,
  DryRun,
  FileFormat,
  FileRefusal,
  ImportDone,
  ImportProgress,
  ImportRules,
  Inspection,
  PreviewRow,
  RefusedRow,
} from '~/domain/importPlan'
import type { Facets, OrderDetail, OrderQuery, OrderRow, Page, ProductDetail, ProductQuery, ProductRow } from '~/store/lists'

/** What travels with a call besides its arguments. */
export interface CallContext<P = unknown> {
  signal: AbortSignal
  progress: (value: P) => void
}

export type Checked<T> = { ok: true; value: T } | { ok: false; refusal: FileRefusal }

export interface ImportPlan {
  columns: ColumnMap
  rules: ImportRules
  format: FileFormat
}

/** The calls that the page may make. One map, so that a call's name, arguments and answer cannot drift apart. */
export interface Handlers {
  'shop.open'(
    args: { shop: string; zone?: string },
    context: CallContext,
  ): Promise<{ settings: ShopSettings; version: number; storage: 'opfs' | 'indexeddb'; lost: boolean; hasOrders: boolean }>
  /** What the page has heard of a commit, so that its next question is answered with it: the worker may not have heard yet. */
  'shop.refresh'(args: { version: number }, context: CallContext): Promise<void>
  'shop.storage'(
    args: Record<string, never>,
    context: CallContext,
  ): Promise<{ usage: number; quota: number; persisted: boolean; backend: 'opfs' | 'indexeddb' }>
  execute(args: { command: Command }, context: CallContext): Promise<Outcome>
  'journal.list'(args: { offset: number; limit: number }, context: CallContext): Promise<Page<JournalEntry>>
  kpi(args: { query: KpiQuery }, context: CallContext): Promise<KpiResult>
  range(args: Record<string, never>, context: CallContext): Promise<DataRange | null>
  'orders.list'(args: { query: OrderQuery }, context: CallContext): Promise<Page<OrderRow>>
  'orders.facets'(args: Record<string, never>, context: CallContext): Promise<Facets>
  'orders.get'(args: { number: string }, context: CallContext): Promise<OrderDetail | null>
  'orders.export'(args: { query?: OrderQuery }, context: CallContext<{ rows: number; total: number }>): Promise<Blob>
  'products.list'(args: { query: ProductQuery }, context: CallContext): Promise<Page<ProductRow>>
  'products.get'(args: { sku: string }, context: CallContext): Promise<ProductDetail | null>
  'mappings.list'(args: Record<string, never>, context: CallContext): Promise<SavedMapping[]>
  /** The import calls go to a second worker that keeps the file it was given last. */
  'import.inspect'(args: { file: File; format?: Partial<FileFormat> }, context: CallContext): Promise<Checked<Inspection>>
  'import.preview'(args: { plan: ImportPlan }, context: CallContext): Promise<Checked<PreviewRow[]>>
  'import.dryRun'(args: { plan: ImportPlan }, context: CallContext<ImportProgress>): Promise<Checked<DryRun>>
  'import.refused'(args: Record<string, never>, context: CallContext): Promise<{ rows: RefusedRow[]; total: number; csv: Blob }>
  /** Writes what the last dry run of this plan found. commandId makes a repeat harmless. */
  'import.commit'(args: { commandId: string }, context: CallContext<ImportProgress>): Promise<Checked<ImportDone>>
}

/** Sent to every tab after a commit, by BroadcastChannel `zhanggui:<shop>`. */
export interface Changed {
  version: number
  areas: ('orders' | 'products' | 'settings' | 'mappings' | 'journal')[]
}
