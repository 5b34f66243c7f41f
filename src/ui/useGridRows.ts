import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, type RefObject } from 'react'

/** Rows drawn beyond those in sight, at either end. */
const OVERSCAN = 6
/** px of the window that stand above and below a list, about: rows are drawn with the list, not only once it has been measured. */
const AROUND = 220

export interface GridRows {
  /** The rows to draw, and where. */
  items: VirtualItem[]
  /** px */
  height: number
  /** Rows that a page key moves by. */
  page: number
  show: (index: number) => void
}

/** Which rows are in sight. */
export function useGridRows(
  scroller: RefObject<HTMLElement | null>,
  { total, onRange }: { total: number | undefined; onRange: (first: number, last: number) => void },
  rowHeight: number,
  header: number,
): GridRows {
  const virtualizer = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollPaddingStart: header,
    useFlushSync: false,
    initialRect: { width: 0, height: Math.max(0, innerHeight - AROUND) },
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onRange(first, last), [onRange, first, last])
  return {
    items,
    height: virtualizer.getTotalSize(),
    page: Math.max(1, Math.floor(((virtualizer.scrollRect?.height ?? 0) - header) / rowHeight) - 1),
    show: (index) => virtualizer.scrollToIndex(index),
  }
}
