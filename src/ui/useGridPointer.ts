import { useRef, type MouseEvent, type PointerEvent } from 'react'
import type { Place } from './gridKeys'

const LONG_PRESS_MS = 450
const STILL_PX = 10

interface PointerActions {
  /** Rows are being selected: a press toggles in place of opening. */
  selecting: boolean
  go: (to: Place) => void
  open: (row: number) => void
  select: { toggle: (row: number) => void; extend: (row: number) => void }
  /** Touch: a long press begins to select. */
  phone: boolean
}

/** What a press in the rows means. Rows carry `data-index`, so that none needs a listener of its own. */
export function useGridPointer({ selecting, go, open, select, phone }: PointerActions) {
  const hold = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number }>(undefined)
  const held = useRef(false)
  const release = () => {
    clearTimeout(hold.current?.timer)
    hold.current = undefined
  }
  const told = useRef<HTMLElement>(undefined)
  return {
    /** A text that is cut can be read under the pointer. */
    onPointerOver: ({ target, pointerType }: PointerEvent) => {
      const cell = target instanceof Element && pointerType === 'mouse' ? target.closest<HTMLElement>('[role=gridcell]') : null
      if (cell === told.current) return
      told.current?.removeAttribute('title')
      told.current = cell && isCut(cell) ? cell : undefined
      told.current?.setAttribute('title', told.current.innerText)
    },
    /** The focus stays with the grid, whose keys go on working; Shift marks rows and not text. */
    onMouseDown: (event: MouseEvent<HTMLElement>) => {
      if (!(event.target instanceof Element)) return
      if (!event.shiftKey && !event.target.closest('button, input, a, [role=columnheader]')) return
      event.preventDefault()
      event.currentTarget.focus({ preventScroll: true })
    },
    onClickCapture: (event: MouseEvent) => {
      const place = placeOf(event.target)
      if (!place || !(event.target instanceof Element)) return
      const link = event.target.closest('a, button')
      const far = event.ctrlKey || event.metaKey
      if (held.current || ((selecting || event.shiftKey) && link)) event.preventDefault()
      if (held.current) {
        held.current = false
        event.stopPropagation()
        return
      }
      if (link && !event.defaultPrevented) return
      if (!selecting && !event.shiftKey && window.getSelection()?.toString()) return
      go(place)
      if (event.shiftKey) select.extend(place.row)
      else if (far || selecting || event.target.closest('.zg-grid-check')) select.toggle(place.row)
      else open(place.row)
    },
    onPointerDown: ({ target, clientX, clientY, button }: PointerEvent) => {
      held.current = false
      const place = placeOf(target)
      if (!phone || !place || button !== 0) return
      const timer = setTimeout(() => {
        held.current = true
        navigator.vibrate?.(10)
        select.toggle(place.row)
      }, LONG_PRESS_MS)
      hold.current = { timer, x: clientX, y: clientY }
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      if (hold.current && Math.hypot(clientX - hold.current.x, clientY - hold.current.y) > STILL_PX) release()
    },
    onPointerUp: release,
    onPointerCancel: release,
    /** The browser's own menu would come with the long press. */
    onContextMenu: (event: MouseEvent) => {
      if (phone && placeOf(event.target)) event.preventDefault()
    },
  }
}

/** Some of the cell's text does not fit, beside it or below. */
const isCut = (cell: HTMLElement): boolean =>
  cell.scrollWidth > cell.clientWidth || [...cell.querySelectorAll('.zg-grid-clamp')].some((text) => text.scrollHeight > text.clientHeight)

function placeOf(target: EventTarget): Place | undefined {
  if (!(target instanceof Element)) return undefined
  const line = target.closest<HTMLElement>('[data-index]')
  if (!line) return undefined
  return { row: Number(line.dataset.index), col: Number(target.closest('[role=gridcell]')?.getAttribute('aria-colindex') ?? 1) - 1 }
}
