import { useState, type KeyboardEvent } from 'react'

const STEPS: Partial<Record<string, readonly [down: number, across: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

const within = (place: number, count: number): number => Math.max(0, Math.min(place, count - 1))

export interface CellKeys {
  /** Of the table. */
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  /** Of the button in a cell. */
  cell: (row: number, column: number) => { 'data-at': string; tabIndex: 0 | -1; onFocus: () => void }
}

/** A table of buttons is one tab stop; arrow keys go from cell to cell. `widths`: how many cells each row has. */
export function useCellKeys(widths: readonly number[]): CellKeys {
  const [stood, stand] = useState<readonly [row: number, column: number]>([0, 0])
  // The table may have become smaller since.
  const row = within(stood[0], widths.length)
  const column = within(stood[1], widths[row] ?? 0)
  return {
    onKeyDown(event) {
      const step = STEPS[event.key]
      if (!step) return
      event.preventDefault()
      const down = within(row + step[0], widths.length)
      const across = within(column + step[1], widths[down] ?? 0)
      event.currentTarget.querySelector<HTMLElement>(`[data-at="${down} ${across}"]`)?.focus()
    },
    cell: (atRow, atColumn) => ({
      'data-at': `${atRow} ${atColumn}`,
      tabIndex: atRow === row && atColumn === column ? 0 : -1,
      onFocus: () => stand([atRow, atColumn]),
    }),
  }
}
