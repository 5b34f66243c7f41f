import { useRef, useState } from 'react'
import { boxOf, type CellAt, type CellBox, type CellRange } from './gridRange'

/** The cell that is worked in, what is selected, and what is being typed. */
export interface GridCell {
  range: CellRange
  box: CellBox
  /** What is being typed; undefined: the cell shows what it holds. */
  typed: string | undefined
  /** The caret moves in the cell, not between cells. */
  inside: boolean
  /** Grows with every move that takes the focus along. */
  moves: number
  type: (text: string) => void
  enter: () => void
  go: (to: CellAt, extend?: boolean) => void
  select: (range: CellRange) => void
  /** Writes what was typed. */
  commit: () => void
  /** Leaves the cell as it was. */
  cancel: () => void
}

const FIRST: CellRange = { at: { row: 0, col: 0 }, to: { row: 0, col: 0 } }

export function useGridCell(size: { rows: number; cols: number }, write: (text: string, at: CellBox) => void): GridCell {
  const [kept, setRange] = useState(FIRST)
  const [typed, setTyped] = useState<string>()
  const [inside, setInside] = useState(false)
  const [moves, setMoves] = useState(0)
  // What was typed is written by the key that moves on, and by the blur that follows it: once is enough.
  const pending = useRef<string>(undefined)
  const range = withinSize(kept, size)
  const stop = () => {
    const text = pending.current
    pending.current = undefined
    setTyped(undefined)
    setInside(false)
    return text
  }
  const commit = () => {
    const text = stop()
    if (text !== undefined) write(text, boxOf({ at: range.at, to: range.at }))
  }
  const select = (next: CellRange) => {
    commit()
    setRange(next)
    setMoves((count) => count + 1)
  }
  return {
    range,
    box: boxOf(range),
    typed,
    inside,
    moves,
    type: (text) => {
      pending.current = text
      setTyped(text)
    },
    enter: () => setInside(true),
    go: (to, extend = false) => select(extend ? { at: range.at, to } : { at: to, to }),
    select,
    commit,
    cancel: () => {
      stop()
      setMoves((count) => count + 1)
    },
  }
}

/** SKUs may have gone since a cell was chosen. */
function withinSize({ at, to }: CellRange, { rows, cols }: { rows: number; cols: number }): CellRange {
  const fit = ({ row, col }: CellAt): CellAt => ({ row: Math.max(0, Math.min(rows - 1, row)), col: Math.max(0, Math.min(cols - 1, col)) })
  return { at: fit(at), to: fit(to) }
}
