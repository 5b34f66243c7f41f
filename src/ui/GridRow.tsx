import { memo } from 'react'
import { Cell, pinClass, pinStyle } from './GridCell'
import type { Placed } from './gridLayout'
import type { PhoneRow } from './gridTypes'

interface GridRowProps {
  /** Begins the ids of its cells: `${id}-${column}`. */
  id: string
  index: number
  /** Distance from the top of the list, px. */
  start: number
  /** undefined: on its way. */
  row: unknown
  columns: readonly Placed<unknown>[]
  /** Given on a phone: two lines in place of columns. */
  phoneRow?(row: unknown): PhoneRow
  /** Place of the active cell, in the active row. */
  activeCol?: number
  open: boolean
  /** undefined: there is no box. */
  selected?: boolean
  /** Of its box. A row looks up no texts by itself: there are many, and they come and go. */
  boxLabel: string
  trouble?: string
}

/** One row: cells by column, or two lines on a phone. Drawn anew only where something of it has changed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, index, start, row, columns, phoneRow, activeCol, open, selected, boxLabel } = props
  const first = selected === undefined ? 0 : 1
  const look = [activeCol !== undefined && 'active', open && 'open', selected && 'selected'].filter(Boolean)
  return (
    <div
      role="row"
      data-index={index}
      aria-rowindex={index + (phoneRow ? 1 : 2)}
      aria-current={open || undefined}
      aria-selected={selected}
      className={`zg-grid-row zg-grid-line${look.map((name) => ` zg-grid-${String(name)}`).join('')}`}
      style={{ transform: `translateY(${start}px)` }}
    >
      {row === undefined ? (
        <div role="gridcell" aria-colindex={1} className="zg-grid-coming">
          <span className="zg-skeleton" />
        </div>
      ) : (
        <>
          {selected !== undefined && (
            <Box
              id={`${id}-0`}
              label={boxLabel}
              selected={selected}
              pinned={columns.some(({ pinned }) => pinned)}
              active={activeCol === 0}
            />
          )}
          {phoneRow ? (
            <PhoneCells {...props} phoneRow={phoneRow} first={first} />
          ) : (
            columns.map((placed, i) => (
              <Cell
                key={placed.column.key}
                id={`${id}-${i + first}`}
                placed={placed}
                at={i + first}
                row={row}
                active={activeCol === i + first}
              >
                {i === 0 && <Mark {...props} />}
              </Cell>
            ))
          )}
        </>
      )}
    </div>
  )
})

/** The row's box; the pointer finds the whole cell. */
function Box({ id, label, selected, pinned, active }: { id: string; label: string; selected: boolean; pinned: boolean; active: boolean }) {
  return (
    <div
      id={id}
      role="gridcell"
      aria-colindex={1}
      className={`zg-grid-check${pinned ? pinClass : ''}${active ? ' zg-grid-cell' : ''}`}
      style={pinned ? pinStyle(0) : undefined}
    >
      <input type="checkbox" tabIndex={-1} aria-label={label} checked={selected} readOnly />
    </div>
  )
}

/** What is wrong with a row, as a sign and as words. */
function Mark({ trouble }: Pick<GridRowProps, 'trouble'>) {
  if (trouble === undefined) return null
  return (
    <span className="zg-grid-mark" title={trouble}>
      <span aria-hidden="true">!</span>
      <span className="zg-hidden">{trouble}</span>
    </span>
  )
}

function PhoneCells({
  id,
  row,
  phoneRow,
  first,
  activeCol,
  ...props
}: GridRowProps & Required<Pick<GridRowProps, 'phoneRow'>> & { first: number }) {
  const { title, figure, second, secondFigure } = phoneRow(row)
  const active = (at: number) => (activeCol === at ? ' zg-grid-cell' : '')
  return (
    <>
      <div role="gridcell" id={`${id}-${first}`} aria-colindex={first + 1} className={`zg-grid-two${active(first)}`}>
        <div>
          <Mark {...props} />
          {title}
        </div>
        <div className="zg-second zg-small">{second}</div>
      </div>
      <div
        role="gridcell"
        id={`${id}-${first + 1}`}
        aria-colindex={first + 2}
        className={`zg-grid-two zg-grid-right zg-num${active(first + 1)}`}
      >
        <div>{figure}</div>
        <div className="zg-second zg-small">{secondFigure}</div>
      </div>
    </>
  )
}
