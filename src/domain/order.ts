import type { Instant } from '~/lib/zone'
import type { Amount, Currency } from './money'

/** `sale`: an order. `credit`: a refund that names no order (a credit note), booked on its own day and linked to its buyer only. */
export const ORDER_TYPES = ['sale', 'credit'] as const
export type OrderType = (typeof ORDER_TYPES)[number]

/**
 * What a line is. `sale` goods; `gift` goods given away; `postage`, `fee`, `correction` are not products, and a scope of
 * the dashboard counts them or leaves them out; `total` stands for an order whose file gives no lines: its amount is the order's goods.
 */
export const LINE_KINDS = ['sale', 'gift', 'postage', 'fee', 'correction', 'total'] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** Why a row of a file is kept but counts as no sale. '' where it counts. */
export const NOT_SALE = ['', 'quantityNotPositive', 'priceZero', 'priceNegative', 'returned', 'cancelled', 'test'] as const
export type NotSale = (typeof NOT_SALE)[number]

export interface OrderLine {
  /** The code exactly as the file writes it, case kept; '' where there is none. */
  sku: string
  title: string
  /** Whole units; negative on returned lines; 0 on a `total` line whose file gives no count. */
  quantity: number
  /** Selling price of one unit. */
  price: Amount
  /** Before discounts: quantity × price, or the file's own line amount where it gives one. */
  amount: Amount
  discount: Amount
  /** Cost of one unit, frozen at the sale; undefined where unknown. */
  cost?: Amount
  kind: LineKind
  notSale: NotSale
  /** Units of it that will not be sent: they were cancelled by acts of ours. The line stays a sale (metrics.md: a cancel is a sale on its day and a return on its own). */
  cancelled?: number
  /** Seconds from the order's own time (paid, else placed) to the line's, where the file has a time for each line and they differ. */
  later?: number
}

/** Money given back for an order. */
export interface OrderRefund {
  at: Instant
  goods: Amount
  shipping: Amount
  tax: Amount
  /** Position of the line, where the refund names one. */
  line?: number
  /** False where the file gives no date and the refund is booked on the payment's. */
  dated: boolean
}

/** Goods on their way, as far as the file tells of it. */
export interface Shipment {
  /** undefined: a file may name the parcel and not its time. */
  at?: Instant
  carrier: string
  tracking: string
  deliveredAt?: Instant
}

export interface Buyer {
  /** Identity (metrics.md R5): customer id, else normalised e-mail or phone; '' is an unknown buyer. */
  key: string
  name: string
  email: string
  phone: string
}

/** An order, whole. Its number is its id within the shop. */
export interface Order {
  number: string
  type: OrderType
  placedAt: Instant
  paidAt?: Instant
  cancelledAt?: Instant
  buyer: Buyer
  channel: string
  region: string
  currency: Currency
  /** Units of the shop's currency for one unit of `currency`, frozen when it was placed; undefined: unknown, left out of every sum and counted in a badge. */
  rate?: number
  shipping: Amount
  /** Seller's discount on the order as a whole. */
  discount: Amount
  tax: Amount
  /** The platform's own word for the order's state. */
  status: string
  note: string
  test: boolean
  /** How it was paid, in the platform's word; undefined where the file does not say. */
  paidBy?: string
  /** Key of the promotion that gave the order's discount. */
  promotion?: string
  shipment?: Shipment
  lines: OrderLine[]
  refunds: OrderRefund[]
}
