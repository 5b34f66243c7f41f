import type { Figure, Why } from '~/analytics/query'
import { type Measures, type SideMeasure, money } from './computation'

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

/** A figure divided by a count; what there is none of stays so. */
export function per(amount: Figure, whole: number): Figure {
  return amount.value === null ? madeOf({ part: 0, whole }, amount) : ratio(amount.value, whole)
}

/** A figure made of another grain's sums, or why there is none. */
export function beside<S>(side: SideMeasure<S>, figure: (sums: S) => Figure): Figure {
  return side.ok ? figure(side.sums) : { value: null, why: side.why }
}

/** Sales after discounts, before returns. */
export const discounted = ({ sums, group, unit }: Measures): Figure =>
  money(sums.gross[group] - sums.discounts[group], unit, sums.salesSize[group])
