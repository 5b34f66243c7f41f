import { useEffect, useState, type RefObject } from 'react'

/** px, as the style sheet has it. */
export const ROW_HEIGHT = 34
/** Rows that the box shows at once, at its highest. */
const SHOWN = 17
/** Rows drawn beyond those, at either end. */
const SLACK = 10
/** Scrolling by fewer rows draws nothing anew. */
const STEP = 5
/** A sheet of so few rows is drawn whole. */
const FEW = 60

/** The rows of a sheet that are drawn, in order: those in sight, a few beyond, and, wherever it is, the one that is worked in. */
export function rowsInSight(count: number, top: number, active: number): number[] {
  const [first, end] = count <= FEW ? [0, count] : [Math.max(0, top - SLACK), Math.min(count, top + STEP + SHOWN + SLACK)]
  const rows = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at)
  if (active < 0 || active >= count || (active >= first && active < end)) return rows
  return active < first ? [active, ...rows] : [...rows, active]
}

/** `grid`: the sheet; what holds it is what scrolls. */
export function useRowsInSight(grid: RefObject<HTMLElement | null>, count: number, active: number): number[] {
  const [top, setTop] = useState(0)
  useEffect(() => {
    const box = grid.current?.parentElement
    if (!box) return
    const look = () => setTop(Math.floor(box.scrollTop / ROW_HEIGHT / STEP) * STEP)
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  }, [grid])
  return rowsInSight(count, top, active)
}
