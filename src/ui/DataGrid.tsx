import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import { moved } from './gridKeys'
import { GridHeader } from './GridHeader'
import { GridRow } from './GridRow'
import './grid.css'
import { useScrollMemory } from './scrollMemory'
import { PHONE_ROW_HEIGHT, ROW_HEIGHT } from './tokens'
import { useUi } from './UiContext'
import { usePhone } from './usePhone'

export interface Column<Row> {
  key: string
  title: string
  /** Width in px; the `grow` columns share what is left. */
  width: number
  grow?: boolean
  /** Numbers stand right, in tabular figures. */
  align?: 'left' | 'right'
  sortable?: boolean
  render: (row: Row) => ReactNode
}

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

export interface DataGridProps<Row> {
  /** The accessible name. */
  label: string
  columns: readonly Column<Row>[]
  /** How many rows the list has; undefined while the first are on the way. */
  total: number | undefined
  /** The row at a place of the list; undefined where it is not here yet. */
  rowAt: (index: number) => Row | undefined
  rowKey: (row: Row) => string
  /** Rows [first, last] are in sight: the moment to load them. */
  onRange: (first: number, last: number) => void
  /** Enter and a click. */
  onOpen?: (row: Row) => void
  /** Key of the row whose details are open. */
  openKey?: string
  sort?: Sort
  onSort?: (key: string) => void
  phoneRow: (row: Row) => PhoneRow
  /** In place of the rows where there are none. */
  empty: ReactNode
  /** Rows are of an earlier question, and the answer to this one is on the way. */
  busy?: boolean
  /** Names the list that is shown: filter and order. A new one starts at the top; Back returns to where it was left. */
  viewKey: string
}

const HEADER_HEIGHT = 36
const OVERSCAN = 10

/** A list of any length: rows are drawn where they are in sight and loaded as they come; keyboard and screen readers know all of them. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { label, columns, total, rowAt, rowKey, onRange, onOpen, openKey, sort, onSort, phoneRow, empty, busy = false, viewKey } = props
  const id = useId()
  const phone = usePhone()
  const { density } = useUi()
  const rowHeight = phone ? PHONE_ROW_HEIGHT : ROW_HEIGHT[density]
  const header = phone ? 0 : HEADER_HEIGHT
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const virtualizer = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollPaddingStart: header,
    useFlushSync: false,
  })
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  useScrollMemory(scroller, viewKey, total !== undefined, () => setActive(0))

  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onRange(first, last), [onRange, first, last])

  const open = useCallback(
    (index: number) => {
      const row = rowAt(index)
      if (row !== undefined) onOpen?.(row)
    },
    [rowAt, onOpen],
  )
  const press = useCallback(
    (index: number) => {
      setActive(index)
      open(index)
    },
    [open],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey || !total) return
    if (event.key === 'Enter') open(active)
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - header) / rowHeight) - 1)
    const next = moved(event.key, active, page, total)
    if (next === undefined) return
    event.preventDefault()
    setActive(next)
    virtualizer.scrollToIndex(next)
  }

  const template = columns.map(({ width, grow }) => (grow ? `minmax(${width}px, 1fr)` : `${width}px`)).join(' ')
  const style: CSSProperties & Record<`--${string}`, string> = {
    '--grid-columns': template,
    '--grid-row': `${rowHeight}px`,
    '--grid-min': phone ? '0' : `${columns.reduce((sum, { width }) => sum + width, 0)}px`,
  }
  const rowId = (index: number) => `${id}-${index}`
  if (total === 0) return <div className="zg-grid zg-grid-empty">{empty}</div>
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      className={`zg-grid${phone ? ' zg-grid-phone' : ''}${busy ? ' zg-grid-busy' : ''}`}
      style={style}
      aria-label={label}
      aria-busy={busy || total === undefined}
      aria-rowcount={total === undefined ? -1 : total + (phone ? 0 : 1)}
      aria-colcount={phone ? 2 : columns.length}
      aria-activedescendant={items.some(({ index }) => index === active) ? rowId(active) : undefined}
      onKeyDown={onKeyDown}
    >
      {!phone && <GridHeader columns={columns} sort={sort} onSort={onSort} height={HEADER_HEIGHT} />}
      <div role="rowgroup" className="zg-grid-body" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rowAt(index)
          return (
            <GridRow
              key={index}
              id={rowId(index)}
              index={index}
              start={start}
              row={row}
              columns={columns}
              phoneRow={phone ? phoneRow : undefined}
              active={index === active}
              open={row !== undefined && openKey !== undefined && rowKey(row) === openKey}
              onPress={press}
            />
          )
        })}
        {total === undefined && <Waiting rows={12} height={rowHeight} />}
      </div>
    </div>
  )
}

function Waiting({ rows, height }: { rows: number; height: number }) {
  return Array.from({ length: rows }, (_, index) => (
    <div key={index} className="zg-grid-waiting" style={{ height }} aria-hidden="true">
      <span className="zg-skeleton" />
    </div>
  ))
}
