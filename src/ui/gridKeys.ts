/** A cell by place: row −1 is the header. */
export interface Place {
  row: number
  col: number
}

export interface Bounds {
  rows: number
  cols: number
  /** Rows in sight. */
  page: number
  /** The header can be reached: on a phone there is none. */
  header: boolean
}

/** Where a key moves to; undefined where it does not move. `far`: with Ctrl or ⌘. Never leaves the list. */
export function moved({ row, col }: Place, key: string, far: boolean, { rows, cols, page, header }: Bounds): Place | undefined {
  const toRow = (to: number, top = 0) => ({ row: clamp(to, top, rows - 1), col })
  const toCol = (to: number) => ({ row, col: clamp(to, 0, cols - 1) })
  switch (key) {
    case 'ArrowDown':
      return toRow(far ? rows - 1 : row + 1)
    case 'ArrowUp':
      return far ? toRow(0) : toRow(row - 1, header ? -1 : 0)
    case 'PageDown':
      return far ? undefined : toRow(row + page)
    case 'PageUp':
      return far ? undefined : toRow(row - page)
    case 'ArrowRight':
      return far ? undefined : toCol(col + 1)
    case 'ArrowLeft':
      return far ? undefined : toCol(col - 1)
    case 'Home':
      return far ? { row: 0, col: 0 } : toCol(0)
    case 'End':
      return far ? { row: rows - 1, col: cols - 1 } : toCol(cols - 1)
    default:
      return undefined
  }
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))
