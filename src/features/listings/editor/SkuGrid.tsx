import { useRef, type CSSProperties, type PointerEvent } from 'react'
import { cellText, type MatrixColumn } from '~/domain/skuCells'
import { useMessages } from '~/lib/i18n'
import { ScrollBox } from '~/ui/ScrollBox'
import { CellInput } from './CellInput'
import type { CellAt } from './gridRange'
import { matrixMessages } from './matrixMessages'
import { nameOfRow, type SkuColumn } from './skuColumns'
import './skuGrid.css'
import { SkuRow } from './SkuRow'
import { ROW_HEIGHT, useRowsInSight } from './useRowsInSight'
import type { MatrixEdit } from './useMatrix'
import type { SkuGridState } from './useSkuGrid'

interface Props {
  grid: SkuGridState
  edit: MatrixEdit
  columns: readonly SkuColumn[]
  currency: string
  readOnly: boolean
  /** Fields that are not to be changed. */
  kept: ReadonlySet<MatrixColumn>
  /** What is wrong with a row's code, in words; '' nothing. */
  codeTrouble: (row: number) => string
}

const HEAD_WIDTH = 44

/** The matrix as a sheet: one field at a time, in the cell that is worked in. */
export function SkuGrid({ grid, edit: { matrix }, columns, currency, readOnly, kept, codeTrouble }: Props) {
  const t = useMessages(matrixMessages)
  const { cell } = grid
  const { range, box } = cell
  const press = usePress(grid)
  const sheet = useRef<HTMLDivElement>(null)
  const rows = useRowsInSight(sheet, matrix.skus.length, range.at.row)
  const style: CSSProperties & Record<`--${string}`, string> = {
    '--sku-columns': [HEAD_WIDTH, ...columns.map(({ width }) => width)].map((width) => `${width}px`).join(' '),
    // Rows that are not drawn take their room all the same.
    minHeight: (matrix.skus.length + 1) * ROW_HEIGHT,
  }
  const { column, title, end } = columns[range.at.col]
  const sku = matrix.skus[range.at.row]
  const input = sku && (
    <CellInput
      key={`${range.at.row} ${range.at.col}`}
      cell={cell}
      column={column}
      label={t('cell', { column: title, name: nameOfRow(sku, range.at.row) })}
      text={cellText(sku, column, currency)}
      end={end}
      readOnly={readOnly || kept.has(column)}
      onChoose={grid.put}
    />
  )
  return (
    <ScrollBox label={t('grid')} className="zg-sku-box">
      <div
        ref={sheet}
        role="grid"
        tabIndex={-1}
        aria-label={t('grid')}
        aria-rowcount={matrix.skus.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        className="zg-sku-grid"
        style={style}
        onKeyDown={grid.onKeyDown}
        onCopy={grid.onCopy}
        onCut={grid.onCut}
        onPaste={grid.onPaste}
        {...press}
      >
        <div role="row" aria-rowindex={1} className="zg-sku-row zg-sku-titles">
          <div role="columnheader" className="zg-sku-head">
            <span className="zg-hidden">{t('grid')}</span>
          </div>
          {columns.map((each) => (
            <div key={each.column} role="columnheader" className={`zg-sku-cell${each.end ? ' zg-sku-end' : ''}`}>
              {each.title}
            </div>
          ))}
        </div>
        {rows.map((row, at) => {
          const isIn = row >= box.rows[0] && row <= box.rows[1]
          return (
            <SkuRow
              // SKUs are told apart by their place: a code may be missing, or there twice, while it is typed.
              key={row}
              sku={matrix.skus[row]}
              row={row}
              gap={row - (rows[at - 1] ?? -1) - 1}
              columns={columns}
              currency={currency}
              from={isIn ? box.cols[0] : undefined}
              to={isIn ? box.cols[1] : undefined}
              isWhole={isIn && box.cols[0] === 0 && box.cols[1] === columns.length - 1}
              codeTrouble={codeTrouble(row)}
              active={row === range.at.row ? { col: range.at.col, input } : undefined}
            />
          )
        })}
      </div>
    </ScrollBox>
  )
}

/** A press chooses a cell, a drag several, a press on the number of a row all of it. */
function usePress({ cell }: SkuGridState) {
  const pressed = useRef<CellAt>(undefined)
  const placeOf = ({ target }: PointerEvent): CellAt | undefined => {
    const found = target instanceof Element ? target.closest<HTMLElement>('[data-col]') : null
    const row = found?.closest<HTMLElement>('[data-row]')
    return found && row ? { row: Number(row.dataset.row), col: Number(found.dataset.col) } : undefined
  }
  const isSame = (one: CellAt, other: CellAt | undefined) => one.row === other?.row && one.col === other.col
  return {
    onPointerDown: (event: PointerEvent) => {
      const place = placeOf(event)
      // In the cell that is worked in, the field itself takes the press.
      if (
        !place ||
        event.button !== 0 ||
        (isSame(place, cell.range.at) && event.target instanceof HTMLElement && event.target.matches('input, select'))
      )
        return
      event.preventDefault()
      if (place.col < 0) return cell.select({ at: { row: place.row, col: 0 }, to: { row: place.row, col: Number.MAX_SAFE_INTEGER } })
      pressed.current = place
      cell.go(place, event.shiftKey)
    },
    onPointerOver: (event: PointerEvent) => {
      const place = placeOf(event)
      if (event.buttons !== 1 || !pressed.current || !place || place.col < 0 || isSame(place, cell.range.to)) return
      cell.select({ at: cell.range.at, to: place })
    },
    onPointerUp: () => {
      pressed.current = undefined
    },
  }
}
