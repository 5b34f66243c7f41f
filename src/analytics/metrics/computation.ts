import type { Sides, SpendSums, StockSums, TicketSums, VisitSums } from '~/analytics/grains'
import type { Figure, Scope, Why } from '~/analytics/query'
import type { Sums } from '~/analytics/sums'

/**
 * What a metric reads besides sales, orders and units. goods, known, placed, returns, buyers, returning, repeats, next, again, cost, mature: base measures of sums.ts, counted
 * only where a metric asks for them. visits, spend, stock, tickets: sums of another grain.
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
}

/** What a shop says of grains that it has nothing of. */
export const ABSENT = {
  visits: { ok: false, why: 'noTraffic' },
  spend: { ok: false, why: 'noSpend' },
  stock: { ok: false, why: 'noStock' },
  tickets: { ok: false, why: 'noTickets' },
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

/** What a ratio was made of. */
export interface Quotient {
  readonly part: number
  readonly whole: number
}

const quotients = new WeakMap<Figure, Quotient>()

/** What a ratio is made of, so that the rows behind it can be shown to add up to both; undefined for a figure that is none. */
export const quotientOf = (figure: Figure): Quotient | undefined => quotients.get(figure)

export function ratio(part: number, whole: number): Figure {
  return madeOf({ part, whole }, whole === 0 ? { value: null, why: 'noDenominator' } : { value: part / whole })
}

function madeOf(quotient: Quotient | undefined, figure: Figure): Figure {
  if (quotient) quotients.set(figure, quotient)
  return figure
}

/** No figure of its own, though what it is made of counts in the sum of many: goods that came back on a day without sales. */
export const withheld = (quotient: Quotient | undefined, why: Why): Figure => madeOf(quotient, { value: null, why })

/** The figure with more said about it; a ratio still knows what it is made of. */
export const noting = (figure: Figure, more: Partial<Extract<Figure, { value: number }>>): Figure =>
  figure.value === null ? figure : madeOf(quotientOf(figure), { ...figure, ...more, value: figure.value })

/** A sum of amounts in decimals; `sizes` are the magnitudes that went into it. */
export function money(amount: number, unit: number, ...sizes: number[]): Figure {
  let size = 0
  for (const part of sizes) size += part
  return Math.max(Math.abs(amount), size) > Number.MAX_SAFE_INTEGER ? { value: null, why: 'tooLarge' } : { value: amount / unit }
}

/** A figure divided by a count; what there is none of stays so. */
export function per(amount: Figure, whole: number): Figure {
  return amount.value === null ? madeOf({ part: 0, whole }, amount) : ratio(amount.value, whole)
}

/** A figure made of another grain's sums, or why there is none. */
export function beside<S>(side: SideMeasure<S>, figure: (sums: S) => Figure): Figure {
  return side.ok ? figure(side.sums) : { value: null, why: side.why }
}

/** Distinct buyers: known ones, and where the scope says so each order of an unknown one. */
export const buyersOf = ({ sums, group, unknownBuyers }: Measures) =>
  sums.buyers[group] + (unknownBuyers === 'each' ? sums.unknownOrders[group] : 0)

/** Sales after discounts, before returns. */
export const discounted = ({ sums, group, unit }: Measures): Figure =>
  money(sums.gross[group] - sums.discounts[group], unit, sums.salesSize[group])
