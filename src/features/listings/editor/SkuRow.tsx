import { memo, type ReactNode } from 'react'
import type { Sku } from '~/domain/product'
import { cellText, marginOf, type MatrixColumn, skuWarnings, type SkuField } from '~/domain/skuCells'
import { supplyOf } from '~/domain/product'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { matrixMessages } from './matrixMessages'
import type { SkuColumn } from './skuColumns'
import { ROW_HEIGHT } from './useRowsInSight'

export interface SkuRowProps {
  sku: Sku
  row: number
  /** Rows above it that are not drawn. */
  gap: number
  columns: readonly SkuColumn[]
  currency: string
  /** Columns of the row that are selected, [from, to]; undefined: none. */
  from: number | undefined
  to: number | undefined
  /** The whole row is selected. */
  isWhole: boolean
  /** What is wrong with its code, in words; '' nothing. */
  codeTrouble: string
  /** What stands in the cell that is worked in, where it is one of this row. */
  active: { col: number; input: ReactNode } | undefined
}

/** One SKU as a row of the matrix. Rows that a key press does not touch are not drawn again. */
export const SkuRow = memo(function SkuRow({ sku, row, gap, columns, currency, from, to, isWhole, codeTrouble, active }: SkuRowProps) {
  const t = useMessages(matrixMessages)
  const warnings = skuWarnings(sku)
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      aria-selected={isWhole}
      className="zg-sku-row"
      style={gap > 0 ? { marginTop: gap * ROW_HEIGHT } : undefined}
      data-row={row}
    >
      <div
        role="rowheader"
        className="zg-sku-head"
        data-col={-1}
        title={t('selectRow', { row: row + 1 })}
        aria-label={t('row', { row: row + 1 })}
      >
        {row + 1}
      </div>
      {columns.map(({ column, end }, col) => {
        const isSelected = from !== undefined && to !== undefined && col >= from && col <= to
        const trouble = column === 'code' ? codeTrouble : troubleOf(column, warnings, t)
        const isActive = active?.col === col
        return (
          <div
            key={column}
            role="gridcell"
            aria-colindex={col + 2}
            aria-selected={isSelected}
            className={classOf({ isSelected, isActive, isWarned: trouble !== '', end })}
            title={trouble || undefined}
            data-col={col}
          >
            {isActive ? active.input : <CellText sku={sku} column={column} currency={currency} />}
            {trouble !== '' && <span className="zg-hidden">{trouble}</span>}
          </div>
        )
      })}
    </div>
  )
})

function classOf({
  isSelected,
  isActive,
  isWarned,
  end,
}: {
  isSelected: boolean
  isActive: boolean
  isWarned: boolean
  end: boolean
}): string {
  const parts = ['zg-sku-cell']
  if (isSelected) parts.push('zg-sku-chosen')
  if (isActive) parts.push('zg-sku-active')
  if (isWarned) parts.push('zg-sku-warned')
  if (end) parts.push('zg-sku-end')
  return parts.join(' ')
}

type T = ReturnType<typeof useMessages<(typeof matrixMessages)['zh']>>

function troubleOf(column: MatrixColumn, warnings: ReturnType<typeof skuWarnings>, t: T): string {
  const isField = (each: MatrixColumn): each is SkuField => typeof each !== 'number'
  const warning = isField(column) ? warnings[column] : undefined
  return warning ? t(warning) : ''
}

/** What a cell shows while nobody works in it. */
function CellText({ sku, column, currency }: { sku: Sku; column: MatrixColumn; currency: string }) {
  const t = useMessages(matrixMessages)
  const format = useFormat()
  if (column === 'supply') return t(supplyOf(sku))
  if (column === 'margin') {
    const margin = marginOf(sku)
    return margin === undefined ? <span className="zg-second">–</span> : <span className="zg-num">{format.percent(margin)}</span>
  }
  if (column === 'price' || column === 'compareAt' || column === 'cost' || column === 'floor') {
    const amount = sku[column]
    return <span className="zg-num">{amount === undefined ? '' : format.price(amount, currency)}</span>
  }
  return <span className="zg-num">{cellText(sku, column, currency)}</span>
}
