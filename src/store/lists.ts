import type { AudienceRule } from '~/domain/audience'
import type { CommandKind } from '~/domain/command'
import type { ProductEdit } from '~/domain/command'
import type { LineKind, NotSale, Order, OrderType } from '~/domain/order'
import type { Amount, Currency } from '~/domain/money'
import type { OrderAct, OrderReason } from '~/domain/orderAct'
import type { OrderState } from '~/domain/orderState'
import type { OrderPerks } from '~/domain/refundSplit'
import type { ListingState, Picture, Product, Sku } from '~/domain/product'
import type { RecordName } from '~/domain/recordRef'
import type { StockLevel } from '~/domain/stock'
import type { TicketState } from '~/domain/ticket'
import type { CompleteBand, StockState } from '~/domain/listingFilter'

/** A page of a list. `items` are the rows [offset, offset + items.length) of the sorted, filtered list; total counts them all. */
export interface Page<T> {
  items: T[]
  total: number
  version: number
}

/** Rows of a list that were picked by hand: those with these keys, or, with `all`, every one that the question finds but these. */
export interface Picked {
  all: boolean
  keys: string[]
}

export type { OrderState }

export interface OrderRow {
  number: string
  type: OrderType
  state: OrderState
  placedAt: number
  paidAt?: number
  /** The buyer as the person who looks may see it; '' unknown. */
  buyer: string
  /** customerIdOf the buyer; '' unknown. */
  customer: string
  channel: string
  region: string
  currency: Currency
  /** Goods + shipping − discounts of what counts; negative on a credit note. */
  total: Amount
  refunded: Amount
  units: number
  lines: number
}

export interface OrderQuery {
  /** Substring over number, buyer key, name, e-mail, phone, SKU codes and titles. */
  search?: string
  state?: OrderState[]
  channel?: string[]
  region?: string[]
  /** Why money was given back, or units were cancelled, here; any of them. */
  reason?: OrderReason[]
  /** SKU exact, customerIdOf the buyer exact: links from other screens. */
  sku?: string
  customer?: string
  /** Days in the shop's zone, half-open, by placedAt; by paidAt where `daysOf` says so. */
  from?: number
  to?: number
  daysOf?: 'paid'
  /** What was paid (paidAmounts.ts), in the shop's currency, half-open; orders of which nothing was paid are none of either. */
  paidLeast?: Amount
  paidUnder?: Amount
  sort: 'placedAt' | 'number' | 'total' | 'units' | 'buyer'
  descending: boolean
  offset: number
  limit: number
}

export interface ProductRow {
  sku: string
  title: string
  category: string
  kind: LineKind
  /** Over all history, counted sale lines of paid orders. */
  units: number
  sales: Amount
  orders: number
  firstSold?: number
  lastSold?: number
  /** Last selling price. */
  price: Amount
  /** Of the catalogue, where it knows the SKU. */
  picture?: Picture
  /** Units on hand less what is promised; undefined where no stock is kept. */
  sellable?: number
}

export interface ProductQuery {
  search?: string
  kind?: LineKind[]
  sort: 'sku' | 'title' | 'units' | 'sales' | 'orders' | 'lastSold' | 'price' | 'sellable'
  descending: boolean
  offset: number
  limit: number
}

export interface ProductDetail {
  row: ProductRow
  titles: string[]
  note: string
  /** What the operator has set, and nothing else: row.title may be the catalogue's or the orders' own. */
  own: ProductEdit
  notSale: Partial<Record<NotSale, number>>
  /** What the catalogue says of it. */
  catalog?: { product: Product; sku: Sku; path: string[]; supplier?: string; stock?: StockLevel }
}

/** A product as the list of listings shows it. */
export interface ListingRow {
  key: string
  title: string
  state: ListingState
  /** Names from the top down, as one text; '' none. */
  category: string
  brand: string
  /** Name of the supplier; '' none. */
  supplier: string
  tags: string[]
  /** Lowest and highest of its SKUs; absent where it has none. */
  price?: { min: Amount; max: Amount }
  skus: number
  /** The code of the first SKU, which other screens know it by. */
  firstSku?: string
  picture?: Picture
  /** Units on hand less what is promised; undefined where no stock is kept. */
  sellable?: number
  stock: StockState
  /** Over all history. */
  units: number
  sales: Amount
  /** Stock and sales are not known yet. */
  waits?: true
  /** How much of what a listing should have is there, in percent. */
  complete: number
  createdAt: number
  changedAt: number
  listedAt?: number
}

/** What products a list of them is narrowed to; values of one name are alternatives. */
export interface ListingFilter {
  /** Substring over titles, SKU codes and barcodes, or the initials of a title's pinyin. */
  search?: string
  /** Look into tags and descriptions too, which takes longer. */
  deep?: boolean
  state?: ListingState[]
  /** Keys; what lies in a category below counts. '' none. */
  category?: string[]
  brand?: string[]
  /** Keys; '' none. */
  supplier?: string[]
  tag?: string[]
  stock?: StockState[]
  /** Bands of the lowest price in whole units of money, `50-100`, `100-` (domain/listingFilter.ts). */
  price?: string[]
  complete?: CompleteBand[]
}

export interface ListingQuery extends ListingFilter {
  sort: 'title' | 'state' | 'price' | 'skus' | 'sellable' | 'units' | 'sales' | 'complete' | 'created' | 'changed' | 'listed'
  descending: boolean
  offset: number
  limit: number
}

/** A buyer, added up over all history, in the shop's currency. */
export interface CustomerRow {
  /** customerIdOf their key. */
  customer: string
  /** As the person who looks may see them. */
  name: string
  contact: string
  region: string
  channel: string
  /** Paid with more than 0. */
  orders: number
  units: number
  /** gmv_paid of them, and what was refunded. */
  gmv: Amount
  refunded: Amount
  firstAt?: number
  lastAt?: number
  /** Member tier; '' none. */
  tier: string
  tags: string[]
}

export interface CustomerQuery {
  /** Substring over key, name, e-mail, phone. */
  search?: string
  region?: string[]
  channel?: string[]
  tag?: string[]
  /** '' is "none". */
  tier?: string[]
  /** Keys of audiences; those in any of them. */
  audience?: string[]
  /** Only those whom this rule takes. */
  rule?: AudienceRule
  /** At least this many paid orders. */
  minOrders?: number
  sort: 'name' | 'orders' | 'gmv' | 'refunded' | 'firstAt' | 'lastAt'
  descending: boolean
  offset: number
  limit: number
}

export interface CustomerDetail {
  row: CustomerRow
  personal: PersonalData
  /** personal is masked, and the viewer may ask for it. */
  masked: boolean
  /** Their data was taken out: what is left is what they bought. */
  erased: boolean
  note: string
  tags: string[]
  /** Newest first, at most 50; the list has them all. */
  orders: OrderRow[]
  /** How many there are, unpaid and cancelled ones too. */
  orderCount: number
  tickets: TicketRef[]
}

/** A ticket as records that it belongs to name it. */
export interface TicketRef {
  key: string
  subject: string
  state: TicketState
  createdAt: number
  solvedAt?: number
}

/** Names and addresses of one buyer, as they may be seen. */
export interface PersonalData {
  key: string
  name: string
  email: string
  phone: string
  /** Of an order: what its file noted. */
  note?: string
}

/** Newest first. */
export interface JournalQuery {
  on?: RecordName
  /** Key of a person. */
  who?: string
  kinds?: CommandKind[]
  /** Of these commands alone. */
  ids?: readonly string[]
  offset: number
  limit: number
}

export interface TaskQuery {
  on?: RecordName
  /** Key of a person; '' nobody's. */
  assignee?: string
  done?: boolean
}

/** A record that the palette found. */
export interface Found {
  kind: 'order' | 'product' | 'customer'
  /** Key of the record, as in a RecordRef. */
  key: string
  title: string
  aside: string
}

/** An order with its derived state, for the drawer. */
export interface OrderDetail {
  /** The buyer in it is masked where `masked` says so. */
  order: Order
  masked: boolean
  /** customerIdOf the buyer; '' unknown. */
  customer: string
  state: OrderState
  /** Where it comes from shipments are told: one without was not sent. */
  tellsShipments: boolean
  /** The name of order.promotion. */
  promotion?: string
  tickets: TicketRef[]
  total: Amount
  paid: Amount
  refunded: Amount
  /** The operator's own note; order.note is what the file said. */
  memo: string
  /** Id of the import's command. */
  importedBy?: string
  /** As it came in; `order` is what acts make of it. Masked alike. */
  base: Order
  /** What was done about it, the oldest first; addresses and notes are masked where the buyer is. */
  acts: OrderAct[]
  perks: OrderPerks
}

/** Values of a list's filters with counts over the whole list. */
export interface Facets {
  values: Record<string, { value: string; count: number }[]>
}
