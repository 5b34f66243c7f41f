import type { MetricId } from '~/domain/metric'
import type { Day, Instant } from '~/lib/zone'

/** Cut in the shop's zone; week, quarter and year as the calendar of the shop says. */
export const TIME_GRAINS = ['day', 'week', 'month', 'quarter', 'year'] as const
export type TimeGrain = (typeof TIME_GRAINS)[number]

/**
 * What rows may be told apart by. Values in filters and keys of rows:
 * - channel, region: as the order tells; promotion: key of the promotion; tier: key of the buyer's tier; '' is "none" in all of them;
 * - weekday: '1' Monday … '7' Sunday; hour: '0' … '23', of the payment, a line that has a time of its own by that;
 * - newness: 'new', 'returning', 'unknown': whether the buyer bought before the window (metrics.md `new_buyers`);
 * - segment: id of the buyer's RFM segment as of the newest order;
 * - category: key of a category, which holds all below it; rows are those of `level`; product: key of a product, or the SKU code where it is in no catalogue;
 * - sku: exact code; supplier: key; priceBand: lower bound of the unit price's band in the shop's currency ('50').
 */
export const DIMENSIONS = [
  'channel',
  'region',
  'promotion',
  'weekday',
  'hour',
  'newness',
  'tier',
  'segment',
  'category',
  'product',
  'sku',
  'supplier',
  'priceBand',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

export type Grouping = TimeGrain | Dimension

export const isTime = (by: string): by is TimeGrain => TIME_GRAINS.some((grain) => grain === by)

/** What can be filtered by: each dimension, and audiences (keys), which overlap and so are no grouping. */
export const FILTERS = [...DIMENSIONS, 'audience'] as const
export type FilterName = (typeof FILTERS)[number]

/**
 * What tickets may be told apart by besides what they share with orders; figures of other grains do not hear of it:
 * - agent: key of the person who has it, '' nobody; ticketChannel: where it came in (`channel` is that of its order); policy: key of the policy of its targets, '' none;
 * - queue, reason, priority: as the ticket tells.
 */
export const TICKET_SPLITS = ['agent', 'queue', 'ticketChannel', 'reason', 'priority', 'policy'] as const
export type TicketSplit = (typeof TICKET_SPLITS)[number]
export type TicketFilters = Partial<Record<TicketSplit, readonly string[]>>

/** Values that must match; several of one dimension are alternatives, dimensions are joined by "and". */
export type Filters = Partial<Record<FilterName, string[]>>

/** What counts, where trade has no one answer; the screen names it and switches it. */
export interface Scope {
  /** Postage, fee and correction lines count as sales. */
  nonProducts: boolean
  /** Lines with the price 0 count as units. */
  free: boolean
  /** Orders of unknown buyers: beside the buyer figures, left out of all, or each as one buyer. */
  unknownBuyers: 'beside' | 'out' | 'each'
  /** metrics.md R4: 'order' books money given back on the day its order was paid. Absent: on the refund's own day. */
  refundsOn?: 'order'
}

/** previous: as many days just before; weekdays: as many weeks back as the window is long, so that each day meets its own weekday; year: the same days a year earlier. */
export const COMPARED = ['previous', 'weekdays', 'year'] as const
export type Compare = (typeof COMPARED)[number] | { from: Day; to: Day }

/** One question to the engine. Windows are half-open days in the shop's zone: [from, to). */
export interface KpiQuery {
  metrics: MetricId[]
  from: Day
  to: Day
  scope: Scope
  filters?: Filters
  /** Of tickets alone. `by` makes the rows, in place of the other one. */
  tickets?: { filters?: TicketFilters; by?: TicketSplit }
  /** One split, or one by another; a row each pair that there is. */
  by?: Grouping | readonly [Grouping, Grouping]
  /** Level of the categories in `by`, 1 at the top; default 1. */
  level?: 1 | 2 | 3
  /** Groups kept, largest first by the first metric; not for time grains. */
  top?: number
  compare?: Compare
  /** With `by` and `compare`: every row carries the figures of the compared window (by place in it, for a time grain). */
  compareRows?: boolean
  /** Also what stands outside the figures. */
  beside?: boolean
}

/** Why there is no figure. noDenominator: nothing to divide by. no…: the shop has no such data. notTold: it has, but not of all of the window. notSplit: the metric's grain cannot be told apart, or filtered, that way. notYet: the time it needs has not passed. noNextPeriod: the time after it, of the same length, is not over. noOrderNamed: the refunds there are name no order. */
export const NO_FIGURE = [
  'noDenominator',
  'noQuantities',
  'tooLarge',
  'noTraffic',
  'noSpend',
  'noCost',
  'noStock',
  'noTickets',
  'noReviews',
  'noCounts',
  'notTold',
  'notSplit',
  'notYet',
  'noNextPeriod',
  'noOrderNamed',
] as const
export type Why = (typeof NO_FIGURE)[number]

/**
 * A figure, or why there is none. Money is in the shop's currency as a decimal number. `note`: visitorDays, days were added up because only day rows
 * exist; `coverage`: the share of the amount that the figure could be made from (a cost that is known), where that is not all of it; `n`: how many rows a
 * mean or a rate stands on, where that decides how far to trust it.
 */
export type Figure = { value: number; note?: 'visitorDays' | 'few'; coverage?: number; n?: number } | { value: null; why: Why }

export type Figures = Partial<Record<MetricId, Figure>>

export interface KpiRow {
  /** `2011-11-30` for a time grain (first day of it), else the member's exact value; '' is "none". `orderLevel` marks amounts that no line carries. */
  key: string
  /** What a reader calls it, where the key is a code: a SKU's latest title, a category's name; else empty. */
  label: string
  /** Of the second grouping. */
  key2?: string
  label2?: string
  orderLevel?: boolean
  figures: Figures
  /** With compareRows. */
  compared?: Figures
}

export interface KpiResult {
  /** Grows with every change of the data; an answer of a lower version never replaces one of a higher. */
  version: number
  /** metrics.md R8: the end of the window, but never after the newest order. undefined in an empty shop. */
  asOf?: Instant
  totals: Figures
  compared?: { from: Day; to: Day; totals: Figures }
  /** Present with `by`; for time grains every grain of the window in order, empty ones with 0. */
  rows?: KpiRow[]
  /** What stands outside the figures, for the badges; with `beside`. Amounts as decimals of the shop's currency. */
  beside?: {
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
