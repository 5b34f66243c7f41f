import type { Grouping, KpiResult, KpiRow } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'

/** A member of a dimension with its part of the whole. */
export interface Part {
  row: KpiRow
  /** Of the first metric; undefined where there is none. */
  value: number | undefined
  /** Part of the total; undefined for what does not add up, or where the total is nothing. */
  share: number | undefined
  /** Length of the bar, 0 to 1, against the largest part. */
  bar: number
}

export interface Breakdown {
  parts: Part[]
  /** Amounts that no line carries: shipping, discounts of whole orders. */
  orderLevel?: Part
  /** What the members that are not shown come to, so that the rows sum to the total; undefined where all are shown, or nothing adds up. */
  others?: { value: number; share: number | undefined }
}

const IN_ORDER: ReadonlySet<Grouping | 'audience'> = new Set(['weekday', 'hour', 'priceBand'])

/** Members with an order of their own: Monday before Tuesday. All others stand by size. */
export const hasOrder = (by: Grouping | 'audience'): boolean => IN_ORDER.has(by)

/** Members in the order that they are read in; amounts of no member, and rows that name none, come last. */
export function inReadingOrder<R extends { key: string; orderLevel?: boolean }>(rows: readonly R[], by: Grouping | 'audience'): R[] {
  if (!hasOrder(by)) return [...rows]
  const rank = ({ key, orderLevel }: R) => (orderLevel ? 1e9 + 1 : key === '' ? 1e9 : Number(key))
  return rows.toSorted((a, b) => rank(a) - rank(b))
}

/** Half of the least that a currency's scale can hold: below it a remainder is the noise of adding doubles. */
const NOISE = 5e-5

const ADDS_UP: ReadonlySet<string> = new Set<MetricId>(['gmv_paid', 'gmv_placed', 'gross_sales', 'net_sales', 'refunds', 'units'])

/** The members' figures make the total's, where no member overlaps another: amounts and units do, counts of orders or buyers and rates do not. */
export const addsUp = (metric: MetricId): boolean => ADDS_UP.has(metric)

/** The rows of a grouped answer as parts of its total, by one metric. Where it adds up, parts + order level + others = total. */
export function toBreakdown(result: KpiResult, metric: MetricId, overlaps = false): Breakdown {
  const valueOf = (row: KpiRow) => row.figures[metric]?.value ?? undefined
  const rows = result.rows ?? []
  const members = rows.filter((row) => !row.orderLevel)
  const adds = addsUp(metric) && !overlaps
  const total = result.totals[metric]?.value ?? 0
  const shareOf = (value: number | undefined) => (adds && total !== 0 && value !== undefined ? value / total : undefined)
  const largest = Math.max(0, ...members.map((row) => valueOf(row) ?? 0))
  const toPart = (row: KpiRow): Part => {
    const value = valueOf(row)
    return { row, value, share: shareOf(value), bar: largest === 0 ? 0 : Math.max(0, value ?? 0) / largest }
  }
  const rest = adds ? total - rows.reduce((sum, row) => sum + (valueOf(row) ?? 0), 0) : 0
  const orderLevel = rows.find((row) => row.orderLevel)
  return {
    parts: members.map(toPart),
    orderLevel: orderLevel && valueOf(orderLevel) ? { ...toPart(orderLevel), bar: 0 } : undefined,
    others: Math.abs(rest) < NOISE ? undefined : { value: rest, share: shareOf(rest) },
  }
}
