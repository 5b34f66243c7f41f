import { useEffect, useLayoutEffect, useState, type RefObject } from 'react'

/** Rows drawn beyond those in sight, at either end. */
const OVERSCAN = 6
/** px of the window that stand above and below a list, about: rows are drawn with the list, not only once it has been measured. */
const AROUND = 220

export interface GridRows {
  /** The rows to draw, and where: px below the header. */
  items: { index: number; start: number }[]
  /** px */
  height: number
  /** Rows that a page key moves by. */
  page: number
  /** Scrolls no further than it takes to have the whole row in sight. */
  show: (index: number) => void
}

/** What of a list is in sight: its first row, and px from there down. */
interface Sight {
  row: number
  height: number
}

/** Which rows are in sight; all are of one height, so that a list of a million costs no more than one of ten. */
export function useGridRows(
  scroller: RefObject<HTMLElement | null>,
  { total = 0, onRange }: { total: number | undefined; onRange: (first: number, last: number) => void },
  rowHeight: number,
  header: number,
): GridRows {
  const [sight, setSight] = useState<Sight>(() => ({ row: 0, height: Math.max(0, innerHeight - AROUND) }))
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const look = () => {
      const now = { row: Math.floor(element.scrollTop / rowHeight), height: element.clientHeight }
      setSight((was) => (was.row === now.row && was.height === now.height ? was : now))
    }
    // Heard once at its beginning too, when the layout is there: to ask for it sooner would have it made twice.
    const resized = new ResizeObserver(look)
    resized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      resized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, rowHeight])
  const inSight = Math.ceil(sight.height / rowHeight)
  const end = Math.min(total, sight.row + inSight + 1 + OVERSCAN)
  const begin = Math.max(0, Math.min(sight.row, total - inSight) - OVERSCAN)
  const items = Array.from({ length: Math.max(0, end - begin) }, (_, i) => ({ index: begin + i, start: (begin + i) * rowHeight }))
  const last = Math.max(begin, end - 1)
  useEffect(() => onRange(begin, last), [onRange, begin, last])
  return {
    items,
    height: total * rowHeight,
    page: Math.max(1, Math.floor((sight.height - header) / rowHeight) - 1),
    show: (index) => {
      const element = scroller.current
      if (!element) return
      const top = index * rowHeight
      const bottom = top + rowHeight + header - element.clientHeight
      if (element.scrollTop > top) element.scrollTop = top
      else if (element.scrollTop < bottom) element.scrollTop = bottom
    },
  }
}
