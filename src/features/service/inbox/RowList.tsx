import type { KeyboardEvent, MouseEvent, ReactNode, RefObject } from 'react'
import { moved } from '~/ui/gridKeys'
import type { GridRows } from '~/ui/useGridRows'

export interface RowListProps {
  id: string
  label: string
  scroller: RefObject<HTMLDivElement | null>
  rows: GridRows
  rowHeight: number
  total: number | undefined
  busy: boolean
  active: number
  /** Boxes of rows; absent: none can be selected. */
  selection?: {
    has: (index: number) => boolean
    toggle: (index: number) => void
    extend: (index: number) => void
    all: () => void
    clear: () => void
    any: boolean
  }
  isOpen: (index: number) => boolean
  /** `extending`: what lies between is selected. */
  onMove: (index: number, extending: boolean) => void
  onOpen: (index: number) => void
  /** What stands in a row; undefined: it is on its way. */
  children: (index: number) => ReactNode
}

/** A long list that is one tab stop: arrow keys move, Enter opens, Space selects. Only what is in sight is drawn. */
export function RowList(props: RowListProps) {
  const { id, label, scroller, rows, rowHeight, total, busy, active, selection, isOpen, children } = props
  const inSight = rows.items.some(({ index }) => index === active)
  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-busy={busy || total === undefined}
      aria-multiselectable={selection !== undefined}
      aria-activedescendant={inSight && total ? `${id}-${active}` : undefined}
      className={`zg-tickets${busy ? ' zg-tickets-busy' : ''}${selection?.any ? ' zg-tickets-selecting' : ''}`}
      onKeyDown={(event) => onKey(event, props)}
      onClick={(event) => onPress(event, props)}
    >
      <div role="presentation" className="zg-tickets-body" style={{ height: total === undefined ? undefined : rows.height }}>
        {rows.items.map(({ index, start }) => (
          <div
            key={index}
            id={`${id}-${index}`}
            role="option"
            aria-selected={selection ? selection.has(index) : isOpen(index)}
            aria-current={isOpen(index) || undefined}
            aria-posinset={index + 1}
            aria-setsize={total}
            data-index={index}
            data-active={index === active || undefined}
            className="zg-ticket"
            style={{ height: rowHeight, transform: `translateY(${start}px)` }}
          >
            {children(index) ?? <span className="zg-skeleton zg-ticket-waiting" />}
          </div>
        ))}
        {total === undefined && <Waiting height={rowHeight} />}
      </div>
    </div>
  )
}

function Waiting({ height }: { height: number }) {
  return Array.from({ length: 6 }, (_, index) => (
    <div key={index} className="zg-ticket-room" style={{ height }} aria-hidden="true">
      <span className="zg-skeleton zg-ticket-waiting" />
    </div>
  ))
}

function onKey(event: KeyboardEvent, { active, total = 0, rows, selection, onMove, onOpen }: RowListProps) {
  const { key, ctrlKey, metaKey, altKey, shiftKey, nativeEvent, target, currentTarget } = event
  if (altKey || nativeEvent.isComposing || target !== currentTarget || total === 0) return
  const far = ctrlKey || metaKey
  const to = moved({ row: active, col: 0 }, key, far || key === 'Home' || key === 'End', {
    rows: total,
    cols: 1,
    page: rows.page,
    header: false,
  })
  if (to && key !== 'ArrowLeft' && key !== 'ArrowRight') {
    onMove(to.row, shiftKey && selection !== undefined)
  } else if (key === 'Enter' && !far) onOpen(active)
  else if (key === ' ' && selection) selection.toggle(active)
  else if (far && key.toLowerCase() === 'a' && selection) selection.all()
  else if (key === 'Escape' && selection?.any) selection.clear()
  else return
  event.preventDefault()
}

function onPress({ target, shiftKey, ctrlKey, metaKey }: MouseEvent, { selection, onOpen, onMove }: RowListProps) {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
  if (!row || !(target instanceof Element)) return
  const index = Number(row.dataset.index)
  if (selection && shiftKey) selection.extend(index)
  else if (selection && (ctrlKey || metaKey || target.closest('[data-box]'))) {
    onMove(index, false)
    selection.toggle(index)
  } else onOpen(index)
}
