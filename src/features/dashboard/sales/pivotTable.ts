import type { Figure, Grouping, KpiResult } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import { hasOrder, inReadingOrder } from '~/features/shared/board/members'

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
  /** Only the largest members have a column. */
  cut: boolean
}

const sideOf = ({ key, label, orderLevel = false }: { key: string; label: string; orderLevel?: boolean }): PivotSide => ({
  key,
  label,
  orderLevel,
})
const idOf = ({ key, orderLevel }: { key: string; orderLevel?: boolean }) => (orderLevel ? 'order level' : `=${key}`)

/** Rows of one dimension, a column each metric. */
export function pivotOfMetrics(byRow: KpiResult, by: Grouping, metrics: readonly MetricId[]): PivotTable {
  const rows = inReadingOrder(byRow.rows ?? [], by)
  return {
    rows: rows.map(sideOf),
    columns: metrics.map((metric) => ({ key: metric, label: '', orderLevel: false, metric })),
    cells: rows.map(({ figures }) => metrics.map((metric) => figures[metric])),
    columnTotals: metrics.map((metric) => byRow.totals[metric]),
    cut: false,
  }
}

/** The same question by both sides, and by each of them. */
export interface PivotAnswers {
  cells: KpiResult
  byRow: KpiResult
  byColumn: KpiResult
}

/** One metric by one dimension and another. The totals of rows and columns come from questions of their own. */
export function pivotOfTwo(
  { cells, byRow, byColumn }: PivotAnswers,
  by: readonly [rows: Grouping, columns: Grouping],
  metric: MetricId,
  mostColumns: number,
): PivotTable {
  const found = new Map((cells.rows ?? []).map((row) => [`${idOf(row)} by =${row.key2 ?? ''}`, row.figures[metric]]))
  const rows = inReadingOrder(byRow.rows ?? [], by[0])
  const members = (byColumn.rows ?? []).filter(({ orderLevel }) => !orderLevel)
  // A week or a day is whole.
  const columns = inReadingOrder(hasOrder(by[1]) ? members : members.slice(0, mostColumns), by[1])
  return {
    rows: rows.map(sideOf),
    columns: columns.map((column) => ({ ...sideOf(column), metric })),
    cells: rows.map((row) => columns.map((column) => found.get(`${idOf(row)} by ${idOf(column)}`))),
    rowTotals: rows.map(({ figures }) => figures[metric]),
    columnTotals: columns.map(({ figures }) => figures[metric]),
    total: byRow.totals[metric],
    cut: columns.length < members.length,
  }
}
