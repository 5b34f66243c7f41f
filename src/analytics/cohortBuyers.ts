import { type Calendar, endOfGrain, startOfGrain } from '~/domain/calendar'
import { type Day, formatDay } from '~/lib/zone'
import type { Attributes } from './attributes'
import type { Dataset } from './dataset'
import type { Purchases } from './purchases'
import type { CohortsAsk } from './reports'
import { takeFilled } from './scratch'

/** The weeks or months from the first purchase to the as-of. */
export interface Periods {
  readonly count: number
  /** First day of each. */
  readonly start: Int32Array
  /** Period of a day, by day − start[0]. */
  readonly of: Int32Array
  /** The last one is not over. */
  readonly running: boolean
}

export function periodsOf({ from: first, end }: Purchases, grain: CohortsAsk['grain'], calendar: Calendar): Periods {
  if (first === end) return { count: 0, start: new Int32Array(0), of: new Int32Array(0), running: false }
  const from = startOfGrain(grain, first, calendar)
  const of = new Int32Array(end - from)
  const start: Day[] = []
  for (let day = from, next = from; day < end; day++) {
    if (day === next) {
      start.push(day)
      next = endOfGrain(grain, day, calendar)
    }
    of[day - from] = start.length - 1
  }
  return { count: start.length, start: Int32Array.from(start), of, running: endOfGrain(grain, start[start.length - 1], calendar) > end }
}

/** The first purchase of each buyer, by code. */
export interface FirstPurchases {
  /** Period of it; -1 for a buyer without one in the days asked for. */
  readonly period: Int32Array
  readonly cohort: Int32Array
}

/** `from` and `to` as in the question. */
export function findFirstPurchases(
  { row, day, start, buyers, from: base }: Purchases,
  { start: starts, of }: Periods,
  { from = -Infinity, to = Infinity }: Pick<CohortsAsk, 'from' | 'to'>,
  names: CohortNames,
): FirstPurchases {
  const period = takeFilled(Int32Array, buyers, -1)
  const cohort = names.byPeriod ? period : takeFilled(Int32Array, buyers)
  for (let code = 1; code < buyers; code++) {
    const place = start[code]
    if (place === start[code + 1]) continue
    const first = day[place] + base
    if (first < from || first >= to) continue
    period[code] = of[first - starts[0]]
    if (!names.byPeriod) cohort[code] = names.of(row[place])
  }
  return { period, cohort }
}

/** What makes a cohort, and what its key is. */
export interface CohortNames {
  /** The cohort is the period of the first purchase; else `of` tells by the row of its order. */
  readonly byPeriod: boolean
  of(order: number): number
  readonly count: number
  keyOf(cohort: number): string
}

export const namesByPeriod = ({ count, start }: Periods): CohortNames => ({
  byPeriod: true,
  of: () => 0,
  count,
  keyOf: (cohort) => formatDay(start[cohort]),
})

export function namesByChannel({ orders }: Dataset): CohortNames {
  const { codes, values } = orders.channel
  return { byPeriod: false, of: (order) => codes[order], count: values.length, keyOf: (cohort) => values[cohort] }
}

/** Categories are those of the top level; a first purchase of several belongs to the one with the most money in it, ties to the first in it. */
export function categoryOfOrders(dataset: Dataset, attributes: Pick<Attributes, 'skuOf'>, scope: CohortsAsk['scope']): CohortNames {
  const { orders, lines } = dataset
  const { codes } = lines.sku
  const marks = dataset.countedLines(scope)
  const keys = ['']
  const known = new Map([['', 0]])
  const bySku = Int32Array.from(lines.sku.values, (sku) => {
    const key = attributes.skuOf(sku)?.categories[0] ?? ''
    const code = known.get(key) ?? keys.push(key) - 1
    known.set(key, code)
    return code
  })
  const sums = new Float64Array(keys.length)
  const of = (order: number) => {
    const [from, to] = [orders.lineStart[order], orders.lineStart[order + 1]]
    let best = -1
    for (let line = from; line < to; line++) if (marks[line]) sums[bySku[codes[line]]] += lines.amount[line] - lines.discount[line]
    for (let line = from; line < to; line++) {
      const category = bySku[codes[line]]
      if (marks[line] && (best < 0 || sums[category] > sums[best])) best = category
    }
    for (let line = from; line < to; line++) sums[bySku[codes[line]]] = 0
    return Math.max(best, 0)
  }
  return { byPeriod: false, of, count: keys.length, keyOf: (cohort) => keys[cohort] }
}
