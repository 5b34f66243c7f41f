import type { KeyboardEvent } from 'react'
import { moved, type Bounds, type Place } from './gridKeys'

export interface GridActions {
  active: Place
  /** Cells of a row; the header has one more at its end where there is a header. */
  bounds: Bounds
  /** `extending`: the rows on the way there are selected. */
  go: (to: Place, extending: boolean) => void
  open: (row: number) => void
  select: { toggle: (row: number) => void; all: () => void; clear: () => void; any: boolean }
  copy: () => void
  /** Keys on the header, by the place of its cell. */
  header: {
    press: (col: number) => void
    menu: (col: number) => void
    step: (col: number, by: 1 | -1) => void
    widen: (col: number, by: number) => void
  }
}

const WIDEN_BY = 16
const OF_CONTROLS = 'button, input, select, textarea, [role=menu]'

/** The keyboard of a grid, after the ARIA grid pattern. Returns true where the key was the grid's. */
export function pressed(event: KeyboardEvent, actions: GridActions): boolean {
  const { target, currentTarget, altKey } = event
  if (event.nativeEvent.isComposing || (target !== currentTarget && target instanceof Element && target.closest(OF_CONTROLS))) return false
  if (isMenuKey(event)) return actions.active.row < 0 && done(() => actions.header.menu(actions.active.col))
  if (altKey) return false
  return onHeader(event, actions) || onSelection(event, actions) || onRow(event, actions) || onMove(event, actions)
}

const done = (act: () => void): true => {
  act()
  return true
}

const isFar = ({ ctrlKey, metaKey }: KeyboardEvent) => ctrlKey || metaKey
const isMenuKey = ({ key, altKey, shiftKey }: KeyboardEvent) =>
  key === 'ContextMenu' || (key === 'F10' && shiftKey) || (key === 'ArrowDown' && altKey)

function onHeader(event: KeyboardEvent, { active: { row, col }, header }: GridActions): boolean {
  if (row >= 0) return false
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (by !== 0 && isFar(event)) return done(() => header.step(col, by))
  if (by !== 0 && event.shiftKey) return done(() => header.widen(col, by * WIDEN_BY))
  return (event.key === 'Enter' || event.key === ' ') && done(() => header.press(col))
}

function onSelection(event: KeyboardEvent, { active, bounds, select, copy }: GridActions): boolean {
  const letter = isFar(event) && !event.shiftKey ? event.key.toLowerCase() : ''
  if (letter === 'c') return window.getSelection()?.toString() ? false : done(copy)
  if (letter === 'a') return done(select.all)
  if (event.key === 'Escape' && select.any) return done(select.clear)
  if (event.key === ' ' && active.row >= 0 && active.row < bounds.rows) return done(() => select.toggle(active.row))
  return false
}

function onRow(event: KeyboardEvent, { active: { row }, open }: GridActions): boolean {
  if (event.key !== 'Enter' || isFar(event) || row < 0) return false
  // A link that has the focus is opened by the browser.
  if (event.target !== event.currentTarget) return false
  return done(() => open(row))
}

function onMove(event: KeyboardEvent, { active, bounds, go }: GridActions): boolean {
  const cols = bounds.cols + (active.row < 0 ? 1 : 0)
  const to = moved(active, event.key, isFar(event), { ...bounds, cols })
  if (!to) return false
  const extending = event.shiftKey && to.row >= 0 && to.row !== active.row
  return done(() => {
    go({ row: to.row, col: to.row < 0 ? to.col : Math.min(to.col, bounds.cols - 1) }, extending)
  })
}
