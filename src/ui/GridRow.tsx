import type { MouseEvent } from 'react'
import type { Column, PhoneRow } from './DataGrid'

interface GridRowProps<Row> {
  id: string
  index: number
  /** Distance from the top of the list, px. */
  start: number
  /** undefined: on its way. */
  row: Row | undefined
  columns: readonly Column<Row>[]
  /** Given on a phone: two lines in place of columns. */
  phoneRow?: (row: Row) => PhoneRow
  active: boolean
  open: boolean
  onPress: (index: number) => void
}

/** One row: cells by column, or two lines on a phone. */
export function GridRow<Row>({ id, index, start, row, columns, phoneRow, active, open, onPress }: GridRowProps<Row>) {
  const onClick = ({ target, defaultPrevented }: MouseEvent) => {
    const text = window.getSelection()?.toString()
    if (!defaultPrevented && !text && !(target instanceof Element && target.closest('a, button'))) onPress(index)
  }
  return (
    <div
      role="row"
      id={id}
      aria-rowindex={index + (phoneRow ? 1 : 2)}
      aria-current={open || undefined}
      className={`zg-grid-row zg-grid-line${active ? ' zg-grid-active' : ''}${open ? ' zg-grid-open' : ''}`}
      style={{ transform: `translateY(${start}px)` }}
      onClick={onClick}
    >
      {phoneRow ? (
        <PhoneCells row={row} phoneRow={phoneRow} />
      ) : (
        columns.map((column, i) => <Cell key={column.key} column={column} at={i + 1} row={row} />)
      )}
    </div>
  )
}

function Cell<Row>({ column: { align, render }, at, row }: { column: Column<Row>; at: number; row: Row | undefined }) {
  return (
    <div role="gridcell" aria-colindex={at} className={align === 'right' ? 'zg-grid-right zg-num' : undefined}>
      {row === undefined ? <span className="zg-skeleton" /> : render(row)}
    </div>
  )
}

function PhoneCells<Row>({ row, phoneRow }: { row: Row | undefined; phoneRow: (row: Row) => PhoneRow }) {
  if (row === undefined) {
    return (
      <div role="gridcell" aria-colindex={1}>
        <span className="zg-skeleton" />
      </div>
    )
  }
  const { title, figure, second, secondFigure } = phoneRow(row)
  return (
    <>
      <div role="gridcell" aria-colindex={1} className="zg-grid-two">
        <div>{title}</div>
        <div className="zg-second zg-small">{second}</div>
      </div>
      <div role="gridcell" aria-colindex={2} className="zg-grid-two zg-grid-right zg-num">
        <div>{figure}</div>
        <div className="zg-second zg-small">{secondFigure}</div>
      </div>
    </>
  )
}
