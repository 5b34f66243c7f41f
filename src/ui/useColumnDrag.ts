import { useRef, useState, type PointerEvent } from 'react'

const STARTS_AT = 6

export interface ColumnDrag {
  /** The column that is dragged, and the one that it would take the place of. */
  from?: string
  to?: string
  onPointerDown: (event: PointerEvent, key: string) => void
  onPointerMove: (event: PointerEvent) => void
  onPointerUp: () => void
  onPointerCancel: () => void
  /** True for the click that ends a drag. */
  endsDrag: () => boolean
}

/** A header cell is dragged to the place of another. Header cells carry `data-key`. */
export function useColumnDrag(onDrop: (key: string, target: string) => void): ColumnDrag {
  const down = useRef<{ key: string; x: number }>(undefined)
  const ended = useRef(false)
  const [drag, setDrag] = useState<{ from: string; to?: string }>()
  const stop = () => {
    down.current = undefined
    setDrag(undefined)
  }
  return {
    ...drag,
    onPointerDown: ({ button, clientX }, key) => {
      ended.current = false
      if (button === 0) down.current = { key, x: clientX }
    },
    onPointerMove: ({ clientX, currentTarget, pointerId }) => {
      const start = down.current
      if (!start || (!drag && Math.abs(clientX - start.x) < STARTS_AT)) return
      if (!drag) currentTarget.setPointerCapture(pointerId)
      const over = [...currentTarget.querySelectorAll<HTMLElement>('[data-key]')].findLast((cell) => {
        const { left, right } = cell.getBoundingClientRect()
        return left <= clientX && clientX < right
      })
      const to = over?.dataset.key
      if (drag?.to !== to || !drag) setDrag({ from: start.key, to })
    },
    onPointerUp: () => {
      if (drag) ended.current = true
      if (drag?.to !== undefined && drag.to !== drag.from) onDrop(drag.from, drag.to)
      stop()
    },
    onPointerCancel: stop,
    endsDrag: () => ended.current,
  }
}
