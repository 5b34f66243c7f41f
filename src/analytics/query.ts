import type { MetricId } from '~/domain/metric'
import type { Day, Instant } from '~/lib/zone'

/** How a figure may be split. Time grains are cut in the shop's zone. */
export const GROUPINGS = ['day', 'week', 'month', 'sku', 'region', 'channel'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** What counts, where trade has no one answer; the screen names it and switches it. */
export interface Scope {
  /** Postage, fee and correction lines count as sales. */
  nonProducts: boolean
  /** Lines with the price 0 count as units. */
  free: boolean
  /** Orders of unknown buyers: beside the buyer figures, left out of all, or each as one buyer. */
  unknownBuyers: 'beside' | 'out' | 'each'
}

/** Values that must match; several of one dimension are alternatives, dimensions are joined by "and". */
export interface Filters {
  channel?: string[]
  region?: string[]
  sku?: string[]
}

/** One question to the engine. Windows are half-open days in the shop's zone: [from, to). */
export interface KpiQuery {
  metrics: MetricId[]
  from: Day
  to: Day
  scope: Scope
  filters?: Filters
  by?: Grouping
  /** Groups kept, largest first by the first metric; for sku, region, channel. */
  top?: number
  /** Window to compare with: the one of the same length just before, or the same days a year earlier. */
  compare?: 'previous' | 'year'
}

/** A figure, or why there is none: a zero denominator, no lines with counts, no history. Money is in the shop's currency as a decimal number. */
export type Figure = { value: number } | { value: null; why: 'noDenominator' | 'noQuantities' | 'tooLarge' }

export interface KpiRow {
  /** `2011-11-30` for a time grain (first day of it), else the member's exact value; '' is "none". `orderLevel` marks amounts that no line carries. */
  key: string
  /** The SKU's latest title; empty for others. */
  label: string
  orderLevel?: boolean
  figures: Partial<Record<MetricId, Figure>>
}

export interface KpiResult {
  /** Grows with every change of the data; an answer of a lower version never replaces one of a higher. */
  version: number
  /** metrics.md R8: the end of the window, but never after the newest order. undefined in an empty shop. */
  asOf?: Instant
  totals: Partial<Record<MetricId, Figure>>
  compared?: { from: Day; to: Day; totals: Partial<Record<MetricId, Figure>> }
  /** Present with `by`; for time grains every grain of the window in order, empty ones with 0. */
  rows?: KpiRow[]
  /** What stands outside the figures, for the badges. Amounts as decimals of the shop's currency. */
  beside: {
    /** Orders in the window with no known buyer, and their part of gmv_paid. */
    unknownBuyerOrders: number
    unknownBuyerGmv: number
    /** Orders left out because their currency has no rate. */
    noRateOrders: number
    /** Orders marked as test. */
    testOrders: number
    /** Credit notes in the window: refunds that name no order. */
    unlinkedRefunds: number
    unlinkedRefundAmount: number
    /** Refunds booked on the payment's date because the file gives none. */
    undatedRefunds: number
    /** Non-product lines that the scope counts or leaves out, with their amount. */
    nonProductLines: number
    nonProductAmount: number
    /** Lines kept as non-sales, by reason. */
    notSaleLines: Partial<Record<string, number>>
  }
}

/** Days of the first and the last order, for the range picker; undefined in an empty shop. */
export interface DataRange {
  first: Day
  last: Day
  newest: Instant
  orders: number
  lines: number
}
