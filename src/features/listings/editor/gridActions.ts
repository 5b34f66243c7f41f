import { cellText, type MatrixColumn } from '~/domain/skuCells'
import { fillDown, type Matrix, type RefusedCell, sharedPrefix, writeBlock } from '~/domain/skuMatrix'
import { parseTable, pasteSheet, readHead } from '~/domain/skuSheet'
import { type CellBox, isOne } from './gridRange'

export interface GridContext {
  columns: readonly MatrixColumn[]
  currency: string
  /** What codes of new SKUs begin with; '' as those that are there. */
  prefix: string
}

/** What the grid tells of what was typed or pasted. */
export type GridNews =
  | { kind: 'refused'; refused: RefusedCell[] }
  | { kind: 'sheet'; added: number; changed: number; ignored: string[]; refused: RefusedCell[] }
  | { kind: 'block'; rows: number; added: number; refused: RefusedCell[] }

export interface GridResult {
  matrix: Matrix
  news?: GridNews
}

/** The cells of a box as texts. */
export const textsIn = (matrix: Matrix, { rows, cols }: CellBox, { columns, currency }: GridContext): string[][] =>
  matrix.skus.slice(rows[0], rows[1] + 1).map((sku) => columns.slice(cols[0], cols[1] + 1).map((column) => cellText(sku, column, currency)))

const quoted = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** As spreadsheets take it from the clipboard. */
export const toClipboard = (texts: readonly (readonly string[])[]): string => texts.map((row) => row.map(quoted).join('\t')).join('\n')

/** One text into one cell. */
export function writeText(matrix: Matrix, text: string, { rows, cols }: CellBox, { columns, currency }: GridContext): GridResult {
  const written = writeBlock(matrix, [[text]], { row: rows[0], column: cols[0] }, { columns, currency })
  return written.refused.length > 0 ? { matrix, news: { kind: 'refused', refused: written.refused } } : { matrix: written.matrix }
}

export function clearBox(matrix: Matrix, box: CellBox, context: GridContext): Matrix {
  const block = textsIn(matrix, box, context).map((row) => row.map(() => ''))
  return writeBlock(matrix, block, { row: box.rows[0], column: box.cols[0] }, context).matrix
}

/** Several rows are filled from the first of them; one row from the row above, or, `below`, it fills all rows below it. */
export function fillBox(matrix: Matrix, { rows, cols }: CellBox, { columns, currency }: GridContext, below: boolean): Matrix {
  const one = below ? ([rows[0], matrix.skus.length - 1] as const) : ([rows[0] - 1, rows[0]] as const)
  return fillDown(matrix, rows[0] < rows[1] ? rows : one, columns.slice(cols[0], cols[1] + 1), currency)
}

/** A sheet with a header goes by its columns' names, anything else from the first cell of the box on; one text fills the whole box. */
export function pasteInto(matrix: Matrix, text: string, box: CellBox, context: GridContext): GridResult {
  const rows = parseTable(text)
  if (rows.length === 0) return { matrix }
  const head = rows.length > 1 ? readHead(rows[0], matrix.options) : undefined
  if (head) {
    const { currency, prefix } = context
    const { matrix: next, ...told } = pasteSheet(
      matrix,
      { head, rows: rows.slice(1) },
      { currency, prefix: prefix || sharedPrefix(matrix) },
    )
    return { matrix: next, news: { kind: 'sheet', ...told } }
  }
  const isOneText = rows.length === 1 && rows[0].length === 1
  const block = isOneText && !isOne(box) ? textsIn(matrix, box, context).map((row) => row.map(() => rows[0][0])) : rows
  const { matrix: next, ...told } = writeBlock(matrix, block, { row: box.rows[0], column: box.cols[0] }, context)
  const isPlain = block.length === 1 && told.refused.length === 0
  return { matrix: next, ...(isPlain ? {} : { news: { kind: 'block', rows: block.length, ...told } }) }
}
