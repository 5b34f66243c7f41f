import type { Currency } from './money'
import type { LineKind, NotSale } from './order'

/** What a column of an order file can mean. */
export const IMPORT_FIELDS = [
  'number',
  'placedAt',
  'paidAt',
  'cancelledAt',
  'sku',
  'title',
  'quantity',
  'price',
  'lineAmount',
  'lineDiscount',
  /** What the shop receives for the line; its amount before discounts follows from it where the file does not tell that. */
  'lineNet',
  /** Of the line, by coupons that the shop bears: they go to the order. */
  'couponDiscount',
  /** Of the line, by coupons that somebody else pays to the shop: no discount of the shop's, kept in the order's note. */
  'othersCoupon',
  'cost',
  'lineKind',
  'notSale',
  'buyerId',
  'buyerName',
  'email',
  'phone',
  'channel',
  'region',
  'currency',
  'rate',
  'shipping',
  'orderDiscount',
  'tax',
  'status',
  'note',
  'method',
  'promotion',
  'carrier',
  'tracking',
  'shippedAt',
  'deliveredAt',
  'orderType',
  'test',
  'orderTotal',
  'paidAmount',
  'refundAmount',
  'refundedAt',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

export const PRESET_IDS = [
  'generic',
  'zhanggui',
  'onlineRetail',
  'completejourney',
  'tmallReport',
  'taobao',
  'douyin',
  'shopify',
  'woocommerce',
  'amazon',
  'amazonPayments',
  'ebay',
  'magento',
] as const
export type PresetId = (typeof PRESET_IDS)[number]

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252', 'big5', 'shift_jis'] as const
export type Encoding = (typeof ENCODINGS)[number]
export const DELIMITERS = [',', '\t', ';', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** How the bytes are read. Detected, and changeable where `kind` is text. */
export interface FileFormat {
  kind: 'text' | 'xlsx'
  /** Gzip around it. */
  gzip: boolean
  encoding: Encoding
  delimiter: Delimiter
  /** The sheet of the workbook that is read. */
  sheet?: string
}

/** Field → index of the column in the header. */
export type ColumnMap = Partial<Record<ImportField, number>>

/** Rules that the user confirms before anything is read for good; stored with the import and with a saved mapping. */
export interface ImportRules {
  preset: PresetId
  /** IANA zone of the file's wall-clock times. */
  zone: string
  /** Order of day and month where digits alone do not tell. */
  dateOrder: 'ymd' | 'dmy' | 'mdy'
  decimal: '.' | ','
  /** Currency of rows that name none. */
  currency: Currency
  /** Units of the shop's currency for one unit of `currency`, where they differ and the file has no rate column. */
  rate?: number
  /** Channel of rows that name none. */
  channel: string
  /** Order numbers with this prefix are credit notes: refunds of their own day; '' for none. */
  creditPrefix: string
  /** A SKU that matches this is a product; others take their kind from `kinds`, else 'correction'. '' : every SKU is a product. */
  productPattern: string
  /** Kind by exact SKU code (case-exact). */
  kinds: Record<string, LineKind>
  /** Rows whose quantity is not positive, or whose price is 0 or below, are kept as non-sales (with the reason) rather than counted. */
  nonSaleByValue: boolean
  /** The file's paid amount is already net of refunds: paid = paid amount + refund. */
  paidIsNet: boolean
  /** Status texts (exact, trimmed) that mean cancelled, and that mean not yet paid, in files without a time for it. */
  cancelledStatuses: string[]
  unpaidStatuses: string[]
  /** An order without a paidAt column counts as paid when it was placed, unless its status says otherwise. */
  paidWhenPlaced: boolean
}

/** Something the wizard has noticed and says plainly. */
export type ImportNotice =
  | { kind: 'paidIsNet'; rows: number }
  | { kind: 'ambiguousDates' }
  /** Amounts as 1.250, which may be a thousand. */
  | { kind: 'ambiguousDecimal' }
  /** Titles stand above the header. */
  | { kind: 'headerBelow'; line: number }
  | { kind: 'noBuyer' }
  | { kind: 'noQuantities' }
  | { kind: 'undatedRefunds' }
  /** Amounts of the order that differ from row to row: they are added up over its rows. */
  | { kind: 'summed'; fields: ImportField[] }
  /** Orders whose lines do not come to what the file says of the order; amounts as decimal text. */
  | { kind: 'totalsDiffer'; orders: number; of: number; number: string; lines: string; total: string }
  /** Cells whose digits a spreadsheet has rounded away: they are left out. */
  | { kind: 'lostDigits'; cells: number }
  | { kind: 'replacementCharacters'; encoding: Encoding }

export interface Inspection {
  format: FileFormat
  /** Trimmed of BOM only: headers keep their blanks; matching ignores them. */
  header: string[]
  /** First rows as text, at most 20. */
  sample: string[][]
  bytes: number
  preset: PresetId
  columns: ColumnMap
  rules: ImportRules
  notices: ImportNotice[]
}

export const ROW_REFUSALS = [
  'missingNumber',
  'missingDate',
  'badDate',
  'badQuantity',
  'badPrice',
  'badAmount',
  'badRate',
  'badCurrency',
  'ragged',
  'openQuote',
  'refundAbovePaid',
  'conflictingOrder',
  'tooLarge',
  'badKind',
  'controlCharacters',
  'lostDigits',
  'total',
] as const
export type RowRefusal = (typeof ROW_REFUSALS)[number]

export interface RefusedRow {
  /** Physical line in the file where the row starts, 1 is the header. */
  line: number
  why: RowRefusal
  field?: ImportField
  /** The cell or the row as it stands in the file, at most 200 characters. */
  text: string
}

/** Why a whole file is refused; nothing is read from it. */
export type FileRefusal =
  | { why: 'empty' }
  | { why: 'headerOnly' }
  | { why: 'binary' }
  | { why: 'tooLarge'; bytes: number; limit: number }
  | { why: 'tooManyColumns'; columns: number }
  | { why: 'wrongEncoding'; encoding: Encoding }
  | { why: 'openQuote'; line: number }
  | { why: 'stale' }
  | { why: 'badArchive' }
  | { why: 'badSheet' }
  /** An Excel workbook of before 2007. */
  | { why: 'oldExcel' }
  /** An archive of files. */
  | { why: 'zip' }
  /** A web page, XML or JSON, whatever its name ends with. */
  | { why: 'markup' }
  /** A spreadsheet has cut the order numbers to fifteen digits, so that several may have become one. */
  | { why: 'lostDigits' }
  | { why: 'missingColumns'; fields: ImportField[] }
  | { why: 'noRoom'; need: number; free: number }

/** What was read of a file, or why nothing was. */
export type Checked<T> = { ok: true; value: T } | { ok: false; refusal: FileRefusal }

/** One row of the preview, as it will be stored; amounts as decimal text of the currency. */
export interface PreviewRow {
  line: number
  number: string
  placedAt: number
  paidAt?: number
  sku: string
  title: string
  quantity: number
  price: string
  amount: string
  currency: Currency
  kind: LineKind
  notSale: NotSale
  credit: boolean
  buyer: string
  channel: string
  region: string
  refused?: RowRefusal
}

/** Answer of the dry run. Orders are counted, and rows. */
export interface DryRun {
  rows: number
  /** Orders that the store does not have, has differently, has equally. */
  added: number
  changed: number
  unchanged: number
  /** Rows refused, and orders that fall with them (an order with a refused row is refused whole). */
  refusedRows: number
  refusedOrders: number
  /** The first of the rows refused, by line. */
  refused: RefusedRow[]
  lines: number
  /** Lines by kind, and lines kept as non-sales by reason. */
  kinds: Partial<Record<LineKind, number>>
  notSale: Partial<Record<NotSale, number>>
  credits: number
  unknownBuyers: number
  firstAt?: number
  lastAt?: number
  notices: ImportNotice[]
  /** Field-level examples of changed orders, at most 20. */
  changes: { number: string; fields: { field: string; before: string; after: string }[] }[]
}

export interface ImportProgress {
  phase: 'reading' | 'grouping' | 'comparing' | 'writing'
  bytesRead: number
  bytesTotal: number
  rows: number
  rowsPerSecond: number
  secondsLeft?: number
}

/** What an import did. */
export interface ImportDone {
  commandId: string
  added: number
  changed: number
  lines: number
}
