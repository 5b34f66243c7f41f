/** A cell by its row and the place of its column. */
export interface CellAt {
  row: number
  col: number
}

/** Cells from `at`, where typing goes, to `to`. */
export interface CellRange {
  at: CellAt
  to: CellAt
}

export interface CellBox {
  rows: [from: number, to: number]
  cols: [from: number, to: number]
}

export const boxOf = ({ at, to }: CellRange): CellBox => ({
  rows: [Math.min(at.row, to.row), Math.max(at.row, to.row)],
  cols: [Math.min(at.col, to.col), Math.max(at.col, to.col)],
})

export const isOne = ({ rows, cols }: CellBox): boolean => rows[0] === rows[1] && cols[0] === cols[1]

const PAGE = 10

/** Where a key leads from a cell; undefined: it is no key that moves. `far`: to the edge. */
export function movedBy(key: string, from: CellAt, size: { rows: number; cols: number }, far: boolean): CellAt | undefined {
  const steps: Record<string, [rows: number, cols: number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-PAGE, 0],
    PageDown: [PAGE, 0],
    Home: [far ? -Infinity : 0, -Infinity],
    End: [far ? Infinity : 0, Infinity],
  }
  const step = steps[key]
  if (!step) return undefined
  const by = far ? step.map((one) => (one === 0 ? 0 : one * Infinity)) : step
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))
  return { row: within(from.row + by[0], size.rows), col: within(from.col + by[1], size.cols) }
}
