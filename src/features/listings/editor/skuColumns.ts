import { useMemo } from 'react'
import type { Product, Sku } from '~/domain/product'
import { type MatrixColumn, SKU_FIELDS, type SkuField } from '~/domain/skuCells'
import { useMessages } from '~/lib/i18n'
import { matrixMessages } from './matrixMessages'

export interface SkuColumn {
  column: MatrixColumn
  title: string
  /** px */
  width: number
  /** Numbers stand at the right. */
  end: boolean
}

const WIDTHS: Record<SkuField, number> = {
  code: 168,
  supply: 112,
  price: 104,
  compareAt: 104,
  cost: 104,
  margin: 80,
  floor: 104,
  barcode: 144,
  weight: 96,
  safetyStock: 104,
  reorderPoint: 112,
}
const AT_START: ReadonlySet<SkuField> = new Set(['code', 'supply', 'barcode'])
const OPTION_WIDTH = 120

/** The columns of the matrix from left to right: options first, as they name the SKU. */
export function useSkuColumns(options: Product['options']): SkuColumn[] {
  const t = useMessages(matrixMessages)
  // As one text, so that values that are typed leave the columns as they are.
  const names = options.map(({ name }) => name).join('\n')
  const count = options.length
  return useMemo(() => {
    const titles = names
      .split('\n')
      .slice(0, count)
      .map((name, at) => name || t('optionName', { at: at + 1 }))
    return [
      ...titles.map((title, column): SkuColumn => ({ column, title, width: OPTION_WIDTH, end: false })),
      ...SKU_FIELDS.map((column): SkuColumn => ({ column, title: t(column), width: WIDTHS[column], end: !AT_START.has(column) })),
    ]
  }, [names, count, t])
}

/** What a SKU is called while it is edited: its values, else its code, else its row. */
export const nameOfRow = ({ values, code }: Sku, row: number): string =>
  values.filter((value) => value !== '').join(' / ') || code || String(row + 1)
