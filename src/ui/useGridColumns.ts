import { useMemo, useState, type RefObject } from 'react'
import { placed, withPlace, withStep, withWidth, type GridLayout, type Placed } from './gridLayout'
import { setGridLayout, useGridLayout } from './gridMemory'
import { columnStyle } from './gridStyle'
import type { Column, DataGridProps } from './gridTypes'

/** What is open over the grid, and beside what. */
export type GridPopupState = { is: 'menu'; key: string; at: DOMRect } | { is: 'columns'; at: DOMRect }

export interface GridColumns<Row> {
  shown: Placed<Row>[]
  layout: GridLayout
  change: (make: (now: GridLayout) => GridLayout) => void
  onMove: (key: string, target: string) => void
  onWidth: (key: string, width: number, done: boolean) => void
  popup: GridPopupState | undefined
  setPopup: (popup: GridPopupState | undefined) => void
}

/** The columns as the reader has arranged them. While an edge is dragged only the grid's CSS changes. */
export function useGridColumns<Row>({ name, columns }: DataGridProps<Row>, scroller: RefObject<HTMLElement | null>): GridColumns<Row> {
  const layout = useGridLayout(name)
  const shown = useMemo(() => placed(columns, layout), [columns, layout])
  const [popup, setPopup] = useState<GridPopupState>()
  const change = (make: (now: GridLayout) => GridLayout) => setGridLayout(name, make)
  return {
    shown,
    layout,
    change,
    onMove: (key, target) => change((now) => withPlace(now, columns, key, target)),
    onWidth: (key, width, done) => {
      if (done) return change((now) => withWidth(now, key, width))
      const style = columnStyle(placed(columns, withWidth(layout, key, width)), true)
      for (const [property, value] of Object.entries(style)) scroller.current?.style.setProperty(property, String(value))
    },
    popup,
    setPopup,
  }
}

export interface HeaderKeys {
  press: (col: number) => void
  menu: (col: number) => void
  step: (col: number, by: 1 | -1) => void
  widen: (col: number, by: number) => void
}

/** What keys do on the header, by the place of the cell. `first`: the place of the first column. */
export function headerKeys<Row>(
  { columns, onSort }: Pick<DataGridProps<Row>, 'columns' | 'onSort'>,
  { shown, change, setPopup }: GridColumns<Row>,
  { first, cell, all, go }: { first: number; cell: (col: number) => HTMLElement | null; all: () => void; go: (col: number) => void },
): HeaderKeys {
  const columnAt = (col: number): Column<Row> | undefined => shown[col - first]?.column
  const at = (col: number) => cell(col)?.getBoundingClientRect() ?? new DOMRect()
  return {
    press: (col) => {
      const column = columnAt(col)
      if (column) return column.sortable ? onSort?.(column.key) : setPopup({ is: 'menu', key: column.key, at: at(col) })
      return col < first ? all() : setPopup({ is: 'columns', at: at(col) })
    },
    menu: (col) => {
      const column = columnAt(col)
      if (column) setPopup({ is: 'menu', key: column.key, at: at(col) })
    },
    step: (col, by) => {
      const column = columnAt(col)
      const beside = shown[col - first + by]
      if (!column || beside?.pinned !== shown[col - first].pinned) return
      change((now) => withStep(now, columns, column.key, by))
      go(col + by)
    },
    widen: (col, by) => {
      const column = columnAt(col)
      if (column) change((now) => withWidth(now, column.key, (cell(col)?.offsetWidth ?? column.width) + by))
    },
  }
}
