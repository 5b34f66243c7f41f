import type { Figure, KpiResult } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'

export interface PivotSide {
  key: string
  label: string
  /** Amounts that no line carries. */
  orderLevel: boolean
}

/** Figures by rows and columns, with totals that are counted again, never added up. */
export interface PivotTable {
  rows: PivotSide[]
  /** Members of the second dimension, or one column a metric. */
  columns: (PivotSide & { metric: MetricId })[]
  cells: (Figure | undefined)[][]
  /** With columns of a dimension: the figure of each whole row. */
  rowTotals?: (Figure | undefined)[]
  columnTotals: (Figure | undefined)[]
  total?: Figure
}

const sideOf = ({ key, label, orderLevel = false }: { key: string; label: string; orderLevel?: boolean }): PivotSide => ({
  key,
  label,
  orderLevel,
})
const idOf = ({ key, orderLevel }: { key: string; orderLevel?: boolean }) => (orderLevel ? 'order level' : `=${key}`)

/** Rows of one dimension, a column each metric. */
export function pivotOfMetrics(byRow: KpiResult, metrics: readonly MetricId[]): PivotTable {
  const rows = byRow.rows ?? []
  return {
    rows: rows.map(sideOf),
    columns: metrics.map((metric) => ({ key: metric, label: '', orderLevel: false, metric })),
    cells: rows.map(({ figures }) => metrics.map((metric) => figures[metric])),
    columnTotals: metrics.map((metric) => byRow.totals[metric]),
  }
}

/** One metric by one dimension and another. The totals of rows and columns come from questions of their own. */
export function pivotOfTwo(cells: KpiResult, byRow: KpiResult, byColumn: KpiResult, metric: MetricId, mostColumns: number): PivotTable {
  const found = new Map((cells.rows ?? []).map((row) => [`${idOf(row)} by =${row.key2 ?? ''}`, row.figures[metric]]))
  const rows = byRow.rows ?? []
  const columns = (byColumn.rows ?? []).filter(({ orderLevel }) => !orderLevel).slice(0, mostColumns)
  return {
    rows: rows.map(sideOf),
    columns: columns.map((column) => ({ ...sideOf(column), metric })),
    cells: rows.map((row) => columns.map((column) => found.get(`${idOf(row)} by ${idOf(column)}`))),
    rowTotals: rows.map(({ figures }) => figures[metric]),
    columnTotals: columns.map(({ figures }) => figures[metric]),
    total: byRow.totals[metric],
  }
}
