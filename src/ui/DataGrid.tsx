import { lazy, Suspense, useRef } from 'react'
import { useMessages } from '~/lib/i18n'
import './grid.css'
import { GridHeader } from './GridHeader'
import { gridMessages } from './gridMessages'
import { GridRow } from './GridRow'
import { isSelected, shareOf } from './gridSelection'
import { columnStyle } from './gridStyle'
import type { DataGridProps } from './gridTypes'
import { HEADER_HEIGHT, useGrid } from './useGrid'

const GridBar = lazy(() => import('./GridBar'))
const GridPopup = lazy(() => import('./GridPopup'))

/** px; a row that is lower has one line of text. */
const TWO_LINES = 40

/** A list of any length: rows are drawn where they are in sight and loaded as they come; keyboard and screen readers know all of them. */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  if (props.total === 0) return <div className="zg-grid zg-grid-empty">{props.empty}</div>
  return <Filled {...props} />
}

function Filled<Row>(props: DataGridProps<Row>) {
  const { label, total, sort, onSort, renderActions, busy = false } = props
  const grid = useGrid(props)
  const { idOf, phone, scroller, columns, rows, active, activeCol, selecting, selected, any, boxes, cols, focus } = grid
  const look = `zg-grid-box${phone ? ' zg-grid-phone' : ''}${grid.rowHeight < TWO_LINES ? ' zg-grid-low' : ''}`
  const style = { ...columnStyle(columns.shown, boxes), '--grid-row': `${grid.rowHeight}px`, ...(phone && { '--grid-min': '0' }) }
  return (
    <div className={look}>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        className={`zg-grid${busy ? ' zg-grid-busy' : ''}`}
        style={style}
        aria-label={label}
        aria-busy={busy || total === undefined}
        aria-multiselectable
        aria-rowcount={total === undefined ? -1 : total + (phone ? 0 : 1)}
        aria-colcount={phone ? cols : cols + 1}
        aria-activedescendant={
          active.row < 0 || rows.items.some(({ index }) => index === active.row) ? idOf(active.row, activeCol) : undefined
        }
        onKeyDown={grid.onKeyDown}
        {...grid.pointer}
      >
        {!phone && (
          <GridHeader
            id={idOf(-1, 0).slice(0, -2)}
            columns={columns.shown}
            height={HEADER_HEIGHT}
            sort={sort}
            onSort={onSort}
            activeCol={active.row < 0 ? activeCol : undefined}
            share={boxes ? shareOf(selecting.selection, selected.total) : undefined}
            onAll={any && selected.count === selected.total ? selecting.clear : selecting.all}
            onMenu={(key, at) => columns.setPopup({ is: 'menu', key, at })}
            onColumns={(at) => columns.setPopup({ is: 'columns', at })}
            onMove={columns.onMove}
            onWidth={columns.onWidth}
          />
        )}
        <Lines props={props} grid={grid} />
      </div>
      {phone && !any && <PhoneSelect picking={grid.picking} onPick={grid.setPicking} />}
      {any && (
        <Suspense fallback={<div className="zg-grid-bar" />}>
          <GridBar
            selected={selected}
            onAll={selecting.all}
            onCopy={grid.onCopy}
            onClear={() => (selecting.clear(), grid.setPicking(false), focus())}
          >
            {renderActions?.(selected)}
          </GridBar>
        </Suspense>
      )}
      {columns.popup && (
        <Suspense>
          <GridPopup {...props} columns={props.columns} state={columns} onClose={() => (columns.setPopup(undefined), focus())} />
        </Suspense>
      )}
    </div>
  )
}

/** Where there is no box to press until rows are being selected: the way there without a long press, and back. */
function PhoneSelect({ picking, onPick }: { picking: boolean; onPick: (picking: boolean) => void }) {
  const t = useMessages(gridMessages)
  return (
    <div className="zg-grid-bar">
      <span className="zg-second">{picking && t('pressRows')}</span>
      <span className="zg-grow" />
      <button type="button" className="zg-link" onClick={() => onPick(!picking)}>
        {picking ? t('stopSelecting') : t('select')}
      </button>
    </div>
  )
}

function Lines<Row>({ props, grid }: { props: DataGridProps<Row>; grid: ReturnType<typeof useGrid<Row>> }) {
  const { total, rowAt, rowKey, phoneRow, trouble, openKey } = props
  const { idOf, phone, columns, rows, active, activeCol, selecting, boxes, rowHeight } = grid
  const boxLabel = useMessages(gridMessages)('selectRow')
  // A row that has left the screen is used again for one that comes: less work than taking it away and building another.
  const slots = useRef(1)
  slots.current = Math.max(slots.current, rows.items.length)
  return (
    <div role="rowgroup" className="zg-grid-body" style={{ height: rows.height }}>
      {rows.items.map(({ index, start }) => {
        const row = rowAt(index)
        const key = row === undefined ? undefined : rowKey(row)
        return (
          <GridRow
            key={index % slots.current}
            id={idOf(index, 0).slice(0, -2)}
            index={index}
            start={start}
            row={row}
            columns={columns.shown}
            phoneRow={phone ? phoneRow : undefined}
            activeCol={index === active.row ? activeCol : undefined}
            open={key !== undefined && openKey === key}
            selected={boxes ? key !== undefined && isSelected(selecting.selection, key) : undefined}
            boxLabel={boxLabel}
            trouble={row === undefined ? undefined : trouble?.(row)}
          />
        )
      })}
      {total === undefined && <Waiting rows={12} height={rowHeight} />}
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
