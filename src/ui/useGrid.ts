import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { pressed } from './gridPress'
import type { Placed } from './gridLayout'
import type { DataGridProps, Selected } from './gridTypes'
import { PHONE_ROW_HEIGHT, ROW_HEIGHT } from './tokens'
import { useUi } from './UiContext'
import { headerKeys, useGridColumns } from './useGridColumns'
import { useGridPlace } from './useGridPlace'
import { useGridPointer } from './useGridPointer'
import { useGridRows } from './useGridRows'
import { selectedOf, useGridSelection } from './useGridSelection'
import { usePhone } from './usePhone'

export const HEADER_HEIGHT = 36

/** All that happens in a grid; DataGrid draws it. */
export function useGrid<Row>(props: DataGridProps<Row>) {
  const { name, total, rowAt, rowKey, fetch, onOpen, viewKey, matchKey = viewKey } = props
  const id = useId()
  const phone = usePhone()
  const { density } = useUi()
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = phone ? PHONE_ROW_HEIGHT : ROW_HEIGHT[density]
  const columns = useGridColumns(props, scroller)
  const rows = useGridRows(scroller, props, rowHeight, phone ? 0 : HEADER_HEIGHT)
  const [active, setActive] = useGridPlace(scroller, `${name} ${viewKey}`, total !== undefined)
  const source = { total: total ?? 0, rowAt, rowKey, fetch }
  const selecting = useGridSelection(`${name} ${matchKey}`, source)
  const selected = selectedOf(selecting, source)
  const any = selected.count > 0
  const [picking, setPicking] = useState(false)
  const boxes = !phone || any || picking
  const first = boxes ? 1 : 0
  const cols = first + (phone ? 2 : columns.shown.length)
  const idOf = (row: number, col: number) => `${id}-${row}-${col}`
  const activeCol = Math.min(active.col, active.row < 0 ? cols : cols - 1)
  useCellInSight(idOf(active.row, activeCol), activeCol)
  const open = (index: number) => {
    selecting.step(index)
    const row = rowAt(index)
    if (row !== undefined) onOpen?.(row)
  }
  const onCopy = () => copy(columns.shown, any, selected, rowAt(active.row))
  const header = headerKeys(props, columns, {
    first,
    cell: (col) => document.getElementById(idOf(-1, col)),
    all: selecting.all,
    go: (col) => setActive({ row: -1, col }),
  })
  const pointer = useGridPointer({ phone, selecting: phone && boxes, go: setActive, open, select: selecting })
  const onKeyDown = (event: KeyboardEvent) => {
    if (!total) return
    const ours = pressed(event, {
      active: { row: active.row, col: activeCol },
      bounds: { rows: total, cols, page: rows.page, header: !phone },
      go: (to, extending) => {
        setActive(to)
        if (to.row >= 0) rows.show(to.row)
        if (extending) selecting.extend(to.row)
        else if (to.row >= 0) selecting.step(to.row)
      },
      open,
      select: { ...selecting, any },
      copy: onCopy,
      header,
    })
    if (ours) event.preventDefault()
  }
  const focus = () => scroller.current?.focus({ preventScroll: true })
  return {
    idOf,
    phone,
    scroller,
    rowHeight,
    columns,
    rows,
    active,
    activeCol,
    selecting,
    selected,
    any,
    picking,
    setPicking,
    boxes,
    cols,
    onCopy,
    pointer,
    onKeyDown,
    focus,
  }
}

/** What is selected, or else the active row, to the clipboard; the code for it comes when it is first wanted. */
function copy<Row>(shown: readonly Placed<Row>[], any: boolean, selected: Selected<Row>, row: Row | undefined) {
  if (!any && row === undefined) return
  void import('./gridCopy').then(({ copyRows, COPY_LIMIT }) => {
    const rows = any ? selected.rows(COPY_LIMIT) : Promise.resolve(row === undefined ? [] : [row])
    return copyRows(
      shown.map(({ column }) => column),
      rows,
      any ? selected.count : 1,
    )
  })
}

/** The active cell comes into sight sideways; the rows have their own way. */
function useCellInSight(id: string, col: number) {
  const last = useRef(col)
  useEffect(() => {
    if (last.current === col) return
    last.current = col
    const cell = document.getElementById(id)
    // A pinned cell is in sight already; the browser would scroll to where it came from.
    if (cell && !cell.classList.contains('zg-grid-pin')) cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [id, col])
}
