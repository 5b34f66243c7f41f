import type { KpiResult, KpiRow } from '~/analytics/query'

/** A member of a dimension with its part of the whole. */
export interface Part {
  key: string
  label: string
  gmv: number
  orders?: number
  units?: number
  buyers?: number
  /** Part of the total's GMV; 0 where the total is none. */
  share: number
  /** Length of the bar, 0 to 1, against the largest part. */
  bar: number
}

export interface Breakdown {
  parts: Part[]
  /** Amounts that no line carries: shipping, discounts of whole orders. */
  orderLevel?: Part
  /** What the members that are not shown come to, so that the rows sum to the total; undefined where all are shown. */
  others?: { gmv: number; share: number }
}

/** Half of the least that a currency's scale can hold: below it a remainder is the noise of adding doubles. */
const NOISE = 5e-5

/** The rows of a grouped answer as parts of its total. Parts + order level + others = total. */
export function toBreakdown(result: KpiResult): Breakdown {
  const rows = result.rows ?? []
  const total = result.totals.gmv_paid?.value ?? 0
  const largest = Math.max(0, ...rows.filter((row) => !row.orderLevel).map(gmvOf))
  const toPart = (row: KpiRow): Part => ({
    key: row.key,
    label: row.label,
    gmv: gmvOf(row),
    orders: row.figures.orders?.value ?? undefined,
    units: row.figures.units?.value ?? undefined,
    buyers: row.figures.buyers?.value ?? undefined,
    share: total === 0 ? 0 : gmvOf(row) / total,
    bar: largest === 0 ? 0 : Math.max(0, gmvOf(row)) / largest,
  })
  const rest = total - rows.reduce((sum, row) => sum + gmvOf(row), 0)
  const orderLevel = rows.find((row) => row.orderLevel)
  return {
    parts: rows.filter((row) => !row.orderLevel).map(toPart),
    orderLevel: orderLevel && gmvOf(orderLevel) !== 0 ? { ...toPart(orderLevel), bar: 0 } : undefined,
    others: Math.abs(rest) < NOISE ? undefined : { gmv: rest, share: total === 0 ? 0 : rest / total },
  }
}

const gmvOf = (row: KpiRow): number => row.figures.gmv_paid?.value ?? 0
