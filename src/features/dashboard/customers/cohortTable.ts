import type { CohortsAnswer } from '~/analytics/reports'
import type { CohortMeasure } from './state'

export type CohortRow = CohortsAnswer['rows'][number]
export type CohortCell = CohortRow['cells'][number]

/** More rows than that are no table that anybody reads. */
const MOST_ROWS = { month: 36, week: 30 } as const

/** The newest cohorts where they are periods, else the largest. */
export function shownRows({ rows }: CohortsAnswer, by: 'period' | 'channel' | 'category', grain: 'week' | 'month'): CohortRow[] {
  return by === 'period' ? rows.slice(-MOST_ROWS[grain]) : rows.slice(0, MOST_ROWS[grain])
}

export const cellsAcross = (rows: readonly CohortRow[]): number => rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)

/** All cohorts together: of cells that are over, buyers of buyers; no mean of rates. undefined where no cohort has such a cell. */
export function totalCells(rows: readonly CohortRow[]): (CohortCell | undefined)[] {
  return Array.from({ length: cellsAcross(rows) }, (_, later) => {
    const cells = rows.flatMap((row) => (row.cells[later] && !row.cells[later].running ? [row.cells[later]] : []))
    if (cells.length === 0) return undefined
    const sum = (of: (cell: CohortCell) => number) => cells.reduce((whole, cell) => whole + of(cell), 0)
    return { buyers: sum((c) => c.buyers), of: sum((c) => c.of), orders: sum((c) => c.orders), gmv: sum((c) => c.gmv), running: false }
  })
}

export const valueOf = ({ buyers, of, gmv }: CohortCell, measure: CohortMeasure): number =>
  measure === 'share' ? (of === 0 ? 0 : buyers / of) : measure === 'buyers' ? buyers : gmv

/** How deep each cell is shaded, 0 to 1: against the largest of those after the first period, which is all of the buyers and would drown them. */
export function depthOf(rows: readonly CohortRow[], measure: CohortMeasure): (cell: CohortCell, later: number) => number {
  let most = 0
  for (const { cells } of rows) for (const cell of cells.slice(1)) most = Math.max(most, valueOf(cell, measure))
  return (cell, later) => (later === 0 ? 1 : most === 0 ? 0 : Math.min(1, valueOf(cell, measure) / most))
}
