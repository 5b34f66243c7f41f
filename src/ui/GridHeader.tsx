import { useRef, type PointerEvent } from 'react'
import { useMessages } from '~/lib/i18n'
import { pinClass, pinStyle } from './GridCell'
import { bounded, type Placed } from './gridLayout'
import { gridMessages } from './gridMessages'
import type { Sort } from './gridTypes'
import { ChevronIcon, ColumnsIcon } from './icons'
import { uiMessages } from './messages'
import { useColumnDrag, type ColumnDrag } from './useColumnDrag'
import './gridHead.css'

export interface GridHeaderProps {
  id: string
  columns: readonly Placed<unknown>[]
  height: number
  sort?: Sort
  onSort?: (key: string) => void
  /** Place of the active cell where the header is active. */
  activeCol?: number
  /** How many rows are selected; undefined: there are no boxes. */
  share?: 'none' | 'some' | 'all'
  onAll: () => void
  onMenu: (key: string, at: DOMRect) => void
  onColumns: (at: DOMRect) => void
  onMove: (key: string, target: string) => void
  /** While an edge is dragged, and once at the end. */
  onWidth: (key: string, width: number, done: boolean) => void
}

/** Names of the columns. Press to sort, drag to move, drag an edge for the width; the menu has it all for the keyboard. */
export function GridHeader(props: GridHeaderProps) {
  const { id, columns, height, activeCol, share, onAll, onColumns, onMove } = props
  const t = useMessages(gridMessages)
  const drag = useColumnDrag(onMove)
  const first = share === undefined ? 0 : 1
  const tail = columns.length + first
  const pinned = columns.some((column) => column.pinned)
  return (
    <div role="rowgroup" className="zg-grid-head">
      <div
        role="row"
        aria-rowindex={1}
        className="zg-grid-row"
        style={{ height }}
        onPointerMove={drag.onPointerMove}
        onPointerUp={drag.onPointerUp}
        onPointerCancel={drag.onPointerCancel}
      >
        {share !== undefined && (
          <div
            id={`${id}-0`}
            role="columnheader"
            tabIndex={-1}
            aria-colindex={1}
            className={`zg-grid-check${pinned ? pinClass : ''}${activeCol === 0 ? ' zg-grid-cell' : ''}`}
            style={pinned ? pinStyle(0) : undefined}
            onClick={onAll}
          >
            <input
              ref={(box) => {
                if (box) box.indeterminate = share === 'some'
              }}
              type="checkbox"
              tabIndex={-1}
              aria-label={t('selectAllRows')}
              checked={share === 'all'}
              readOnly
            />
          </div>
        )}
        {columns.map((placed, i) => (
          <HeaderCell key={placed.column.key} {...props} placed={placed} at={i + first} drag={drag} />
        ))}
        <div
          id={`${id}-${tail}`}
          role="columnheader"
          aria-colindex={tail + 1}
          className={`zg-grid-tail${activeCol === tail ? ' zg-grid-cell' : ''}`}
        >
          <button
            type="button"
            tabIndex={-1}
            aria-label={t('columns')}
            title={t('columnsTitle')}
            aria-haspopup="dialog"
            onClick={({ currentTarget }) => onColumns(currentTarget.getBoundingClientRect())}
          >
            <ColumnsIcon />
          </button>
        </div>
      </div>
    </div>
  )
}

interface HeaderCellProps extends GridHeaderProps {
  placed: Placed<unknown>
  at: number
  drag: ColumnDrag
}

function HeaderCell({ id, placed, at, sort, onSort, activeCol, onMenu, onWidth, drag }: HeaderCellProps) {
  const t = useMessages(gridMessages)
  const words = useMessages(uiMessages)
  const cell = useRef<HTMLDivElement>(null)
  const { key, title, align, sortable } = placed.column
  const sorted = sort?.key === key ? sort : undefined
  const openMenu = () => cell.current && onMenu(key, cell.current.getBoundingClientRect())
  const look = [
    align === 'right' && 'right',
    placed.pinned && 'pin',
    activeCol === at && 'cell',
    drag.from === key && 'dragged',
    drag.to === key && drag.from !== key && 'target',
  ]
  return (
    <div
      ref={cell}
      id={`${id}-${at}`}
      data-key={key}
      role="columnheader"
      tabIndex={-1}
      aria-colindex={at + 1}
      aria-sort={sortable ? (sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none') : undefined}
      className={look
        .filter(Boolean)
        .map((name) => `zg-grid-${String(name)}`)
        .join(' ')}
      style={placed.pinned ? pinStyle(at) : undefined}
      onPointerDown={(event) => drag.onPointerDown(event, key)}
      onContextMenu={(event) => {
        event.preventDefault()
        openMenu()
      }}
    >
      {sortable && onSort ? (
        <button
          type="button"
          tabIndex={-1}
          className="zg-grid-sort"
          title={words('sortBy', { column: title })}
          onClick={() => !drag.endsDrag() && onSort(key)}
        >
          {title}
          <span aria-hidden="true" className="zg-grid-arrow">
            {sorted && (sorted.descending ? '↓' : '↑')}
          </span>
        </button>
      ) : (
        title
      )}
      <button
        type="button"
        tabIndex={-1}
        className="zg-grid-menu-button"
        aria-label={t('menuOf', { column: title })}
        aria-haspopup="menu"
        onPointerDown={(event) => event.stopPropagation()}
        onClick={openMenu}
      >
        <ChevronIcon />
      </button>
      <Edge cell={cell} onWidth={(width, done) => onWidth(key, width, done)} />
    </div>
  )
}

/** The right edge of a header cell: dragged for the width, pressed twice for the width of what is in sight. */
function Edge({ cell, onWidth }: { cell: { current: HTMLDivElement | null }; onWidth: (width: number, done: boolean) => void }) {
  const grip = useRef<{ x: number; width: number }>(undefined)
  const widthAt = (x: number) => (grip.current ? bounded(grip.current.width + x - grip.current.x) : 0)
  const stop = ({ clientX }: PointerEvent) => {
    if (grip.current && clientX !== grip.current.x) onWidth(widthAt(clientX), true)
    grip.current = undefined
  }
  return (
    <span
      aria-hidden="true"
      className="zg-grid-edge"
      onPointerDown={(event) => {
        event.stopPropagation()
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        grip.current = { x: event.clientX, width: cell.current?.offsetWidth ?? 0 }
      }}
      onPointerMove={({ clientX }) => grip.current && onWidth(widthAt(clientX), false)}
      onPointerUp={stop}
      onPointerCancel={stop}
      onDoubleClick={() => cell.current && onWidth(fitting(cell.current), true)}
    />
  )
}

const ROOM = 2

/** The width at which nothing of the column that is in sight is cut off. */
function fitting(header: HTMLElement): number {
  const at = header.getAttribute('aria-colindex')
  const cells = header.closest('[role=grid]')?.querySelectorAll<HTMLElement>(`[role=gridcell][aria-colindex="${at}"]`) ?? []
  return [...cells].reduce((widest, cell) => Math.max(widest, naturalWidth(cell)), naturalWidth(header))
}

function naturalWidth(cell: HTMLElement): number {
  const range = document.createRange()
  range.selectNodeContents(cell)
  const { paddingLeft, paddingRight } = getComputedStyle(cell)
  return Math.ceil(range.getBoundingClientRect().width + parseFloat(paddingLeft) + parseFloat(paddingRight)) + ROOM
}
