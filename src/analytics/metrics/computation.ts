import type { ReviewSums, Sides, SpendSums, StockSums, TicketSums, VisitSums } from '~/analytics/grains'
import type { Figure, Scope, Why } from '~/analytics/query'
import type { Sums } from '~/analytics/sums'

/**
 * What a metric reads besides sales, orders and units. goods, known, placed, returns, buyers, returning, repeats, next, again, cost, mature: base measures of sums.ts, counted
 * only where a metric asks for them. visits, spend, stock, tickets, reviews: sums of another grain.
 */
export type Needs =
  | 'goods'
  | 'known'
  | 'placed'
  | 'returns'
  | 'buyers'
  | 'returning'
  | 'repeats'
  | 'next'
  | 'again'
  | 'cost'
  | 'mature'
  | keyof Sides

/** Another grain's sums for the same row, or why there are none. */
export type SideMeasure<S> = { ok: true; sums: S } | { ok: false; why: Why }

/** What each grain has of one row. */
export interface SideMeasures {
  readonly visits: SideMeasure<VisitSums>
  readonly spend: SideMeasure<SpendSums>
  readonly stock: SideMeasure<StockSums>
  readonly tickets: SideMeasure<TicketSums>
  readonly reviews: SideMeasure<ReviewSums>
}

/** What a shop says of grains that it has nothing of. */
export const ABSENT = {
  visits: { ok: false, why: 'noTraffic' },
  spend: { ok: false, why: 'noSpend' },
  stock: { ok: false, why: 'noStock' },
  tickets: { ok: false, why: 'noTickets' },
  reviews: { ok: false, why: 'noReviews' },
} as const satisfies SideMeasures

/** What the grains answer to one question. */
export interface SideAnswers {
  /** What they have of a row, by the row's key; with no key, of all. */
  of(key: string | undefined): SideMeasures
  /** Keys of rows that any of them has. */
  keys(): Set<string>
}

/** Base measures of one row, as a metric sees them. */
export interface Measures extends SideMeasures {
  readonly sums: Sums
  readonly group: number
  /** Amounts that make one unit of the currency. */
  readonly unit: number
  readonly unknownBuyers: Scope['unknownBuyers']
  /** Half-open days that the row is about: a group's own where days are told apart, else the window. */
  readonly from: number
  readonly to: number
  /** The newest day with an order; undefined in an empty shop. */
  readonly newest: number | undefined
  /** Of a row: the measures of the whole window, for what is shared out; absent: these are of the whole. */
  readonly whole?: Measures
}

/** How a metric is computed: what it means stands in its definition. */
export interface Computation {
  readonly needs: readonly Needs[]
  /** True where it also has a meaning for amounts that no line carries. */
  readonly atOrderLevel: boolean
  figure(measures: Measures): Figure
  /** The base measure that a larger figure has more of: rows are put in order by it, without making their figures. */
  readonly column?: keyof Sums
}

export const count = (value: number): Figure => ({ value })

/** A sum of amounts in decimals; `size` and `more` are the magnitudes that went into it. */
export function money(amount: number, unit: number, size = 0, more = 0): Figure {
  return Math.max(Math.abs(amount), size + more) > Number.MAX_SAFE_INTEGER ? { value: null, why: 'tooLarge' } : { value: amount / unit }
}

/** Distinct buyers: known ones, and where the scope says so each order of an unknown one. */
export const buyersOf = ({ sums, group, unknownBuyers }: Measures) =>
  sums.buyers[group] + (unknownBuyers === 'each' ? sums.unknownOrders[group] : 0)
