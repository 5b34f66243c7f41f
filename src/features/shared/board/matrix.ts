import type { Dimension, Figure, KpiResult } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'

export interface Side {
  key: string
  label: string
}

/** Figures by one dimension and another. */
export interface Matrix {
  rows: Side[]
  columns: Side[]
  /** [row][column]; undefined: nothing there. */
  cells: (Figure | undefined)[][]
}

const range = (from: number, to: number): Side[] => Array.from({ length: to - from + 1 }, (_, i) => ({ key: String(from + i), label: '' }))

/** Dimensions with a closed set of members, in their own order. */
const WHOLE: Partial<Record<Dimension, Side[]>> = { weekday: range(1, 7), hour: range(0, 23) }

/** The answer to a question by two dimensions, its members by size; at most so many rows and columns, the largest. */
export function toMatrix(
  result: KpiResult,
  by: readonly [Dimension, Dimension],
  metric: MetricId,
  most: { rows: number; columns: number },
): Matrix {
  const found = new Map<string, Figure | undefined>()
  const sizes = [new Map<string, number>(), new Map<string, number>()]
  const labels = [new Map<string, string>(), new Map<string, string>()]
  for (const { key, label, key2 = '', label2 = '', orderLevel, figures } of result.rows ?? []) {
    if (orderLevel) continue
    found.set(JSON.stringify([key, key2]), figures[metric])
    const size = figures[metric]?.value ?? 0
    ;[key, key2].forEach((each, side) => sizes[side].set(each, (sizes[side].get(each) ?? 0) + size))
    labels[0].set(key, label)
    labels[1].set(key2, label2)
  }
  const sideOf = (side: 0 | 1, limit: number): Side[] =>
    WHOLE[by[side]] ??
    [...sizes[side]]
      .sort(([a, x], [b, y]) => (by[side] === 'priceBand' ? Number(a) - Number(b) : y - x || (a < b ? -1 : 1)))
      .slice(0, limit)
      .map(([key]) => ({ key, label: labels[side].get(key) ?? '' }))
  const rows = sideOf(0, most.rows)
  const columns = sideOf(1, most.columns)
  return { rows, columns, cells: rows.map((row) => columns.map((column) => found.get(JSON.stringify([row.key, column.key])))) }
}
