/** Orders as columns, grain by grain: what an import builds, a pack stores and the engine counts. */

/** Columns are read as narrow as their values allow: half the bytes, half the time. */
export type Codes = Uint8Array | Uint16Array | Uint32Array
export type Amounts = Int32Array | Float64Array
export type Quantities = Int8Array | Int16Array | Int32Array

/** Costs of one unit; NO_COST or NaN where it is not known (costAt). */
export type Costs = Int32Array | Float64Array
export const NO_COST = -2_147_483_648
export const costAt = (costs: Costs, line: number): number => (costs[line] === NO_COST ? Number.NaN : costs[line])

/** Nearly always 1. */
export type Rates = Uint8Array | Float64Array

/** What holds codes of so many values. */
export const codesFor = (size: number) => (size <= 256 ? Uint8Array : size <= 65_536 ? Uint16Array : Uint32Array)

/** A column of text as codes into its distinct values; code 0 is always ''. */
export interface DictColumn {
  codes: Codes
  values: string[]
  /** How many values there are, where they are decoded only when they are read. */
  size?: number
}

/** How many values there are; none is decoded for that. */
export const sizeOf = (column: DictColumn): number => column.size ?? column.values.length

/**
 * `orders` rows in any order; the lines of order i are rows [lineStart[i], lineStart[i+1]) of `lines`, in the file's order, and likewise its refunds.
 * Amounts are integers at the order currency's scale; instants are ms; NaN is "none" for paidAt, cancelledAt and rate, costAt tells of the cost.
 * u8 columns hold the index in ORDER_TYPES, LINE_KINDS, NOT_SALE, or 0 / 1.
 */
export interface OrderTable {
  orders: {
    count: number
    number: string[]
    type: Uint8Array
    test: Uint8Array
    placedAt: Float64Array
    paidAt: Float64Array
    cancelledAt: Float64Array
    rate: Rates
    shipping: Amounts
    discount: Amounts
    tax: Float64Array
    /** Buyer.key: '' is unknown. */
    buyer: DictColumn
    buyerName: DictColumn
    email: DictColumn
    phone: DictColumn
    channel: DictColumn
    region: DictColumn
    currency: DictColumn
    status: DictColumn
    note: DictColumn
    /** How it was paid; '' unknown. */
    method: DictColumn
    /** Key of a promotion; '' none. */
    promotion: DictColumn
    carrier: DictColumn
    tracking: DictColumn
    /** NaN: not shipped, or not told. */
    shippedAt: Float64Array
    deliveredAt: Float64Array
    /** 53-bit hash of the order as its file tells it (segments/fingerprint.ts): equal means unchanged. */
    fingerprint: Float64Array
    /** count + 1 entries. */
    lineStart: Uint32Array
    /** count + 1 entries. */
    refundStart: Uint32Array
  }
  lines: {
    count: number
    sku: DictColumn
    title: DictColumn
    quantity: Quantities
    price: Float64Array
    amount: Amounts
    discount: Amounts
    cost: Costs
    kind: Uint8Array
    notSale: Uint8Array
    /** Seconds from the order's own time (paidAt, else placedAt) to the line's; 0 where the file has no time for each line. */
    later: Quantities
    /** Units that our own acts have cancelled. */
    cancelled: Quantities
  }
  refunds: {
    count: number
    at: Float64Array
    goods: Float64Array
    shipping: Float64Array
    tax: Float64Array
    /** Position within the order's lines, -1 for none. */
    line: Int32Array
    dated: Uint8Array
  }
}

/**
 * The part of a table that the engine counts: what is read when a shop opens. `skuTitle[c]` is the latest title of lines.sku.values[c].
 * `hidden`, where present, has 1 for orders that a later commit replaced: they count nowhere.
 */
export interface FactTable {
  orders: Pick<
    OrderTable['orders'],
    | 'count'
    | 'type'
    | 'test'
    | 'placedAt'
    | 'paidAt'
    | 'cancelledAt'
    | 'rate'
    | 'shipping'
    | 'discount'
    | 'buyer'
    | 'channel'
    | 'region'
    | 'currency'
    | 'promotion'
    | 'lineStart'
    | 'refundStart'
  >
  lines: Pick<OrderTable['lines'], 'count' | 'sku' | 'quantity' | 'amount' | 'discount' | 'cost' | 'kind' | 'notSale' | 'later'> & {
    /** How many lines of the file each stands for (mergeLines.ts); absent: one. */
    weight?: Uint32Array
  }
  refunds: OrderTable['refunds']
  skuTitle: string[]
  hidden?: Uint8Array
}
