import type { ReactNode } from 'react'
import type { Selection } from './gridSelection'

export interface Column<Row> {
  key: string
  title: string
  /** Width in px until the reader drags it; the `grow` columns share what is left. */
  width: number
  grow?: boolean
  /** Numbers stand right, in tabular figures. */
  align?: 'left' | 'right'
  sortable?: boolean
  /** What a row is known by: cannot be hidden. */
  required?: boolean
  /** Not shown until it is chosen. */
  hidden?: boolean
  /** Stands at the left while the rest scrolls, until the reader unpins it. */
  pinned?: boolean
  render(row: Row): ReactNode
  /**
   * What a spreadsheet gets: a plain number, a text (days and moments as `2011-12-09`, `2011-12-09 12:50`, see isoTime), undefined for an empty cell.
   * A column without it is not copied.
   */
  copy?(row: Row): CellValue
}

export type CellValue = string | number | undefined

/** The two lines of a row on a phone: what is read first stands at the left. */
export interface PhoneRow {
  title: ReactNode
  figure?: ReactNode
  second?: ReactNode
  secondFigure?: ReactNode
}

export interface Sort {
  key: string
  descending: boolean
}

/** Rows [offset, offset + items.length) of the list, and how many it has. */
export type FetchRows<Row> = (offset: number, limit: number, signal: AbortSignal) => Promise<{ items: Row[]; total: number }>

/** What the reader has selected, as the actions on it get it. */
export interface Selected<Row> {
  selection: Selection
  count: number
  total: number
  /** The selected rows in the order of the list, at most `limit` of them; those out of sight are fetched. */
  rows: (limit: number, signal?: AbortSignal) => Promise<Row[]>
  clear: () => void
}

export interface DataGridProps<Row> {
  /** Names the grid for what the reader has arranged: `orders`. */
  name: string
  /** The accessible name. */
  label: string
  /** Keep the same array between renders (useMemo): rows are drawn anew when it changes. */
  columns: readonly Column<Row>[]
  /** How many rows the list has; undefined while the first are on the way. */
  total: number | undefined
  /** The row at a place of the list; undefined where it is not here yet. */
  rowAt: (index: number) => Row | undefined
  rowKey: (row: Row) => string
  /** Rows [first, last] are in sight: the moment to load them. */
  onRange: (first: number, last: number) => void
  /** Any part of the list, for a selection that reaches beyond what is here and for copying it. */
  fetch: FetchRows<Row>
  /** Enter and a click. */
  onOpen?: (row: Row) => void
  /** Key of the row whose details are open. */
  openKey?: string
  sort?: Sort
  /** A press on a header: the other way round; with `descending`, as the column's menu says. */
  onSort?: (key: string, descending?: boolean) => void
  /** Keep the same function between renders. */
  phoneRow: (row: Row) => PhoneRow
  /** What is wrong with a row, in words; it gets a mark that says so to all. */
  trouble?: (row: Row) => string | undefined
  /** More buttons for what is selected; copying is there by itself. */
  renderActions?: (selected: Selected<Row>) => ReactNode
  /** In place of the rows where there are none. */
  empty: ReactNode
  /** Rows are of an earlier question, and the answer to this one is on the way. */
  busy?: boolean
  /** Names the list that is shown: shop, filter and order. A new one starts at the top; Back returns to where it was left. */
  viewKey: string
  /** Names the rows that match, in whatever order: a selection lasts as long as it. viewKey where none is given. */
  matchKey?: string
}
