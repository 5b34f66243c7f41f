import { LINE_KINDS, ORDER_TYPES } from '~/domain/order'
import type { Amounts, Costs, DictColumn, Quantities } from '~/segments/orderTable'

export const CREDIT = ORDER_TYPES.indexOf('credit')
export const TOTAL = LINE_KINDS.indexOf('total')
/** 1 for kinds of lines that are not products. */
export const NON_PRODUCT = Uint8Array.from(LINE_KINDS, (kind) => (kind === 'postage' || kind === 'fee' || kind === 'correction' ? 1 : 0))

/** Why an order counts nowhere; 0 where it counts. */
export const EXCLUDED = { no: 0, hidden: 1, test: 2, noRate: 3 } as const

/** Orders and lines with days cut in the shop's zone and amounts in the shop's currency. */
export interface Columns {
  readonly orders: {
    readonly count: number
    /** Index in ORDER_TYPES. */
    readonly type: Uint8Array
    /** One of EXCLUDED. */
    readonly excluded: Uint8Array
    readonly placedAt: Float64Array
    /** NaN where not paid. */
    readonly paidAt: Float64Array
    readonly placedDay: Int32Array
    /** NO_DAY where not paid. */
    readonly paidDay: Int32Array
    /** NaN where not cancelled. */
    readonly cancelledAt: Float64Array
    readonly shipping: Amounts
    readonly discount: Amounts
    readonly buyer: DictColumn
    readonly channel: DictColumn
    readonly region: DictColumn
    readonly promotion: DictColumn
    readonly lineStart: Uint32Array
    /** 1 where all of the money went back, or a paid order was cancelled: no purchase to repeat. */
    readonly returned: Uint8Array
  }
  readonly lines: {
    readonly count: number
    readonly sku: DictColumn
    readonly quantity: Quantities
    readonly amount: Amounts
    readonly discount: Amounts
    /** Of one unit (costAt). */
    readonly cost: Costs
    readonly kind: Uint8Array
    readonly notSale: Uint8Array
    /** Seconds after the order's own time. */
    readonly later: Quantities
    /** 1 for lines that cost nothing: with no money in them, they change only units and the orders of their SKU. */
    readonly free: Uint8Array
    /** How many lines each stands for; undefined: one. */
    readonly weight: Uint32Array | undefined
  }
}
