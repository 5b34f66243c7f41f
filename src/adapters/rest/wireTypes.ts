/* Made from openapi.yaml by tests/tools/wireTypes.mjs. */

/**
 * A decimal in the major unit of the currency.
 */
export type Amount = string
export type Time = string
export type Key = string
export type Version = string
export type Area = 'locations' | 'categories' | 'products' | 'stock' | 'customers' | 'orders'
export type Channel = 'chat' | 'phone' | 'email' | 'social' | 'platform'
export type LocationPage = PageHead & {
  records: (
    | Gone
    | {
        key: Key
        version: Version
        record: Location
      }
  )[]
}
export type CategoryPage = PageHead & {
  records: (
    | Gone
    | {
        key: Key
        version: Version
        record: Category
      }
  )[]
}
export type ProductPage = PageHead & {
  records: (
    | Gone
    | {
        key: Key
        version: Version
        record: Product
      }
  )[]
}
export type StockPage = PageHead & {
  records: (
    | Gone
    | {
        key: Key
        version: Version
        record: Level
      }
  )[]
}
export type CustomerPage = PageHead & {
  records: (
    | Gone
    | {
        key: Key
        version: Version
        record: Customer
      }
  )[]
}
export type OrderPage = PageHead & {
  records: (
    | Gone
    | {
        key: Key
        version: Version
        record: Order
      }
  )[]
}

export interface Wire {
  Amount?: Amount
  Time?: Time
  Key?: Key
  Version?: Version
  Gone?: Gone
  PageHead?: PageHead
  Area?: Area
  AreaAbility?: AreaAbility
  Channel?: Channel
  Shop?: Shop
  Location?: Location
  Category?: Category
  Sku?: Sku
  Product?: Product
  Level?: Level
  Customer?: Customer
  OrderLine?: OrderLine
  Refund?: Refund
  Order?: Order
  LocationPage?: LocationPage
  CategoryPage?: CategoryPage
  ProductPage?: ProductPage
  StockPage?: StockPage
  CustomerPage?: CustomerPage
  OrderPage?: OrderPage
  OrderHistory?: OrderHistory
  Edit?: Edit
  Move?: Move
  Act?: Act
  Message?: Message
  Command?: Command
  AnyRecord?: AnyRecord
  Done?: Done
  Problem?: Problem
}
/**
 * The record was taken away.
 */
export interface Gone {
  key: Key
  version: Version
  gone: true
}
export interface PageHead {
  /**
   * Where the next page goes on.
   */
  next: string
  /**
   * There are more records now.
   */
  more: boolean
  /**
   * Records of the area in all.
   */
  total?: number
}
export interface AreaAbility {
  pull: boolean
  push: boolean
  /**
   * Fields that this API keeps. Others stay with the reader.
   */
  fields: string[]
  /**
   * Of those, fields that cannot be set.
   */
  fixed?: string[]
}
export interface Shop {
  name: string
  currency: string
  /**
   * IANA name.
   */
  timeZone: string
  /**
   * Channels in which this API sends what is written to customers; absent or empty, it sends nothing.
   */
  messages?: Channel[]
  /**
   * Areas that are left out are not offered.
   */
  areas: {
    [k: string]: AreaAbility
  }
}
export interface Location {
  name: string
  order?: number
  /**
   * Goods there are not for sale.
   */
  aside?: boolean
  allowsNegative?: boolean
  closed?: boolean
}
export interface Category {
  name: string
  /**
   * Key of the category above; '' at the top.
   */
  parent?: string
  order?: number
}
export interface Sku {
  code: string
  /**
   * A value for each option of the product.
   */
  values?: string[]
  barcode?: string
  price?: Amount
  compareAt?: Amount
  cost?: Amount
  floor?: Amount
  /**
   * Grams.
   */
  weight?: number
  safetyStock?: number
  reorderPoint?: number
  supply?: 'stock' | 'dropship' | 'preorder'
}
export interface Product {
  title: string
  description?: string
  category?: string
  brand?: string
  tags?: string[]
  state?: 'draft' | 'ready' | 'inReview' | 'rejected' | 'approved' | 'scheduled' | 'listed' | 'paused' | 'archived'
  stateSince?: Time
  /**
   * @maxItems 3
   */
  options?:
    | []
    | [
        {
          name: string
          values: string[]
        },
      ]
    | [
        {
          name: string
          values: string[]
        },
        {
          name: string
          values: string[]
        },
      ]
    | [
        {
          name: string
          values: string[]
        },
        {
          name: string
          values: string[]
        },
        {
          name: string
          values: string[]
        },
      ]
  skus: Sku[]
  attributes?: {
    [k: string]: string
  }
  seo?: {
    title?: string
    description?: string
    keywords?: string[]
  }
  handle?: string
  createdAt?: Time
  listedAt?: Time
}
export interface Level {
  sku: string
  location: Key
  onHand: number
  reserved?: number
  incoming?: number
}
export interface Customer {
  name: string
  email?: string
  phone?: string
  note?: string
  tags?: string[]
  tier?: string
}
export interface OrderLine {
  /**
   * '' where the line is no product.
   */
  sku: string
  title: string
  quantity: number
  price: Amount
  /**
   * A decimal in the major unit of the currency.
   */
  amount?: string
  discount?: Amount
  cost?: Amount
  kind?: 'sale' | 'gift' | 'postage' | 'fee' | 'correction'
  /**
   * Units that acts have sent.
   */
  sent?: number
  /**
   * Units that acts have cancelled.
   */
  cancelled?: number
}
export interface Refund {
  at: Time
  goods: Amount
  shipping?: Amount
  tax?: Amount
  /**
   * Position of the line, from 0.
   */
  line?: number
}
export interface Order {
  number: string
  placedAt: Time
  paidAt?: Time
  cancelledAt?: Time
  /**
   * Key of the customer.
   */
  customer?: string
  buyerName?: string
  email?: string
  phone?: string
  channel?: string
  region?: string
  currency: string
  /**
   * Units of the shop's currency for one of this.
   */
  rate?: string
  shipping?: Amount
  discount?: Amount
  tax?: Amount
  /**
   * The shop's own word.
   */
  status?: string
  note?: string
  test?: boolean
  paidBy?: string
  promotion?: string
  shippedAt?: Time
  deliveredAt?: Time
  carrier?: string
  tracking?: string
  lines: OrderLine[]
  refunds?: Refund[]
}
export interface OrderHistory {
  /**
   * Where the next page goes on; absent: there is nothing older.
   */
  next?: string
  /**
   * Cursor for `/orders/changes`: from there on it tells of all that changed since before this page was made.
   */
  changes: string
  /**
   * Orders in all.
   */
  total?: number
  records: {
    key: Key
    version: Version
    record: Order
  }[]
}
/**
 * Fields of one record that are set; a field that is null is taken away. Of a product, `skus` names SKUs by code: their fields, or null where one is taken away;
 * `skuOrder` gives codes in their new order; SKUs that it does not name follow. A key that is not there yet, without a version, makes a record.
 *
 */
export interface Edit {
  area: 'locations' | 'categories' | 'products' | 'customers' | 'orders'
  key: Key
  version?: Version
  gone?: true
  set?: {}
}
/**
 * A change of what is on hand, never a figure to set it to.
 */
export interface Move {
  sku: string
  location: Key
  /**
   * Signed.
   */
  quantity: number
  kind?: string
  reason?: string
  ref?: string
}
/**
 * Something done about an order, for this API to do. An API takes them that names `acts` among the fields of orders; what came of it is told by the order's own fields. `whole`: all that was left of the order. Lines are told by their place, from 0.
 */
export interface Act {
  key: Key
  order: string
  at: Time
  did: {
    kind: 'ship' | 'track' | 'deliver' | 'cancel' | 'refund' | 'address'
    whole?: true
    /**
     * Key of the act that sent the parcel, or empty: the one that the order has told.
     */
    of?: string
    carrier?: string
    tracking?: string
    reason?: string
    note?: string
    lines?: {
      line: number
      units: number
      amount?: Amount
    }[]
    shipping?: Amount
    tax?: Amount
    /**
     * A decimal in the major unit of the currency.
     */
    other?: string
    pointsBack?: number
    pointsTaken?: number
    to?: {
      name?: string
      phone?: string
      text?: string
      region?: string
    }
  }
}
/**
 * What is to be sent to a customer, once for a command's id however often it comes. Who it is for is told by the buyer's key, else by the order, else by the ticket.
 */
export interface Message {
  key: Key
  ticket: Key
  channel: Channel
  order?: string
  buyer?: string
  subject?: string
  text: string
  at: Time
}
export interface Command {
  kind: string
  at: Time
  edits?: Edit[]
  moves?: Move[]
  messages?: Message[]
  acts?: Act[]
}
export interface AnyRecord {
  area: Area
  key: Key
  version: Version
  gone?: true
  record?: Product | Order | Level | Location
}
export interface Done {
  /**
   * What was changed
   */
  records: AnyRecord[]
}
export interface Problem {
  type?: string
  title: string
  status: number
  detail?: string
  /**
   * Of a conflict: the records as they are now.
   */
  records?: AnyRecord[]
  /**
   * What is invalid.
   */
  problems?: {
    key?: string
    field?: string
    says: string
  }[]
}
