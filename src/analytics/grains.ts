import type { Calendar } from '~/domain/calendar'
import type { Currency } from '~/domain/money'
import type { SlaTarget } from '~/domain/ticket'
import type { Day, Zone } from '~/lib/zone'
import type { Filters, Grouping, Scope, TicketFilters, TicketSplit, Why } from './query'

/**
 * What a grain of its own (visits, spend, stock, tickets, reviews) is asked: the same window, filters and grouping as the orders beside it, so that figures of two
 * grains stand in one row by the key of the row alone, and no join can multiply either.
 */
export interface GrainAsk {
  /** Half-open days of the shop. */
  from: Day
  to: Day
  scope: Scope
  filters: Filters
  by: readonly Grouping[]
  /** What tickets alone are filtered and told apart by, after what stands in `by`. */
  tickets?: { filters?: TicketFilters; by?: TicketSplit }
  /** Level of the categories in `by`. */
  level: 1 | 2 | 3
  zone: Zone
  calendar: Calendar
  currency: Currency
  /** Key of the day's group, for a time grain in `by`. */
  dayKey: (grain: Grouping, day: Day) => string
}

/** Base measures in all, and by group; the keys of two groupings are joined by KEY_JOINT. */
export interface GrainSums<S> {
  total: S
  rows: ReadonlyMap<string, S>
}

/** Or why this grain has no answer: no data of it, or it cannot be told apart or filtered that way. */
export type GrainAnswer<S> = ({ ok: true } & GrainSums<S>) | { ok: false; why: Why }

export const KEY_JOINT = '\u0000'

/** The order of keys. */
export const byKey = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A grain's data, ready to be counted. Pure and quick: it is asked at every refresh. Throws nothing. */
export interface GrainSource<S> {
  sum(ask: GrainAsk): GrainAnswer<S>
}

/** Sessions and their steps, or day rows where there are no sessions; a session counts on the day it started. */
export interface VisitSums {
  sessions: number
  /** Distinct over the window where sessions name them; else the sum of the days' own counts, and `visitorDays` is set. */
  visitors: number
  visitorDays: boolean
  /** Sessions that came so far. */
  views: number
  carts: number
  checkouts: number
  /** Sessions with a paid order. */
  paid: number
  /** Sessions with a cart add that paid within 24 h of it; undefined where only day rows tell. */
  cartsPaid?: number
  /** Distinct buyers of the window that came through a visit: manual and in-shop orders are out. undefined where it is not known. */
  buyers?: number
}

/** Advertising by day, channel and campaign. Amounts in the shop's scale. */
export interface SpendSums {
  spend: number
  impressions: number
  clicks: number
  /**
   * Net sales and contribution of orders whose last touch within 7 days was this; a row of channel '' is what no ad touched, and the total leaves that out.
   * NaN: no visits tell. attributedCosted: how much of attributedNet is of lines whose cost is known; the contribution is of those alone.
   */
  attributedNet: number
  attributedCosted: number
  attributedContribution: number
  /** New buyers, by the touch of their first order of the window; in the total all of them. NaN by channel where no visits tell. */
  newBuyers: number
}

/** Stock over the window, as the ledger tells it. Units, and amounts at cost in the shop's scale. */
export interface StockSums {
  /** Days of the window that the ledger tells of; 0: it tells of none. */
  days: number
  /** On hand when the window began, received in it, sold in it net of returns, on hand when it was over. */
  opening: number
  received: number
  sold: number
  closing: number
  /** Those of them whose cost is known. */
  soldCosted: number
  closingCosted: number
  /** Stock at cost when the window was over, the mean of its days, and its cost of goods sold. */
  closingCost: number
  averageCost: number
  cogs: number
  /** On hand less promised to buyers, when the window was over. */
  sellable: number
  /** Units sold a day over the days it was in stock, of each SKU by itself, added up. */
  dailyUnits: number
  /** SKUs of products on sale with nothing left to sell when the window was over. */
  out: number
  /** Products on sale in the last 30 days of the window, and those of them with a paid sale. */
  onSale: number
  active: number
}

/** Targets of tickets that have come due, and those of them that were met in time. */
export interface TargetSums {
  due: number
  met: number
}

/**
 * Tickets by the day they were opened, but for complaints and shipped orders, which count on the day of the order. What was merged into another ticket is no matter of its own.
 * Durations in ms, each ticket's own, for medians.
 */
export interface TicketSums {
  opened: number
  /** In business hours, and around the clock. */
  firstResponses: number[]
  firstGross: number[]
  resolutions: number[]
  resolutionsGross: number[]
  ratings: number
  goodRatings: number
  /** Solved or closed by now. */
  solved: number
  /** Opened again at least once, and those that were ever solved. */
  reopened: number
  everSolved: number
  targets: Record<SlaTarget, TargetSums>
  /** Not over by now: how long since each was opened. */
  waiting: number[]
  /** Orders with an upheld complaint, by the day the order was placed; and shipped orders, of which a ticket's own splits and filters take none away. */
  complained: number
  shipped: number
}

/** What buyers said of goods, by the day they said it. */
export interface ReviewSums {
  reviews: number
  /** Of all of them. */
  stars: number
}

/** The grains beside orders that a shop has data of. Read when a metric first needs one. */
export interface Sides {
  visits?: GrainSource<VisitSums>
  spend?: GrainSource<SpendSums>
  stock?: GrainSource<StockSums>
  tickets?: GrainSource<TicketSums>
  reviews?: GrainSource<ReviewSums>
}
export type SideName = keyof Sides
