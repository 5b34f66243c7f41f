import type { LineKind, NotSale, Order, OrderType } from '~/domain/order'
import type { Amount, Currency } from '~/domain/money'
import type { OrderState } from '~/domain/orderState'

/** A page of a list. `items` are the rows [offset, offset + items.length) of the sorted, filtered list; total counts them all. */
export interface Page<T> {
  items: T[]
  total: number
  version: number
}

export type { OrderState }

export interface OrderRow {
  number: string
  type: OrderType
  state: OrderState
  placedAt: number
  paidAt?: number
  buyer: string
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
  /** SKU exact, buyer key exact: links from other screens. */
  sku?: string
  buyer?: string
  /** Days in the shop's zone, half-open, by placedAt. */
  from?: number
  to?: number
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
}

export interface ProductQuery {
  search?: string
  kind?: LineKind[]
  sort: 'sku' | 'title' | 'units' | 'sales' | 'orders' | 'lastSold' | 'price'
  descending: boolean
  offset: number
  limit: number
}

export interface ProductDetail {
  row: ProductRow
  titles: string[]
  note: string
  notSale: Partial<Record<NotSale, number>>
}

/** An order with its derived state, for the drawer. */
export interface OrderDetail {
  order: Order
  state: OrderState
  total: Amount
  paid: Amount
  refunded: Amount
  /** The operator's own note; order.note is what the file said. */
  memo: string
  /** Id of the import's command. */
  importedBy?: string
}

/** Values of a list's filters with counts over the whole list. */
export interface Facets {
  values: Record<string, { value: string; count: number }[]>
}
