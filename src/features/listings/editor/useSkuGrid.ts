import type { ClipboardEvent, KeyboardEvent } from 'react'
import {
  clearBox,
  fillBox,
  type GridContext,
  type GridNews,
  type GridResult,
  pasteInto,
  textsIn,
  toClipboard,
  writeText,
} from './gridActions'
import type { SkuField } from '~/domain/skuCells'
import type { Matrix } from '~/domain/skuMatrix'
import { movedBy } from './gridRange'
import { type GridCell, useGridCell } from './useGridCell'
import type { MatrixEdit } from './useMatrix'

interface Options {
  edit: MatrixEdit
  context: GridContext
  readOnly: boolean
  /** Fields that stay as they are, whatever is typed or pasted. */
  kept: ReadonlySet<SkuField>
  onNews: (news: GridNews) => void
}

export interface SkuGridState {
  cell: GridCell
  /** Writes a text that was chosen, not typed. */
  put: (text: string) => void
  /** By the button: one row fills all below it. */
  fillBelow: () => void
  onKeyDown: (event: KeyboardEvent) => void
  onCopy: (event: ClipboardEvent) => void
  onCut: (event: ClipboardEvent) => void
  onPaste: (event: ClipboardEvent) => void
}

/** What keys and clipboard do to the matrix. */
export function useSkuGrid({ edit, context, readOnly, kept, onNews }: Options): SkuGridState {
  const { matrix } = edit
  const size = { rows: matrix.skus.length, cols: context.columns.length }
  const take = ({ matrix: next, news }: GridResult) => {
    if (!readOnly && next !== matrix) edit.change(withKept(next, matrix, kept))
    if (news) onNews(news)
  }
  const cell = useGridCell(size, (text, at) => {
    if (textsIn(matrix, at, context)[0]?.[0] !== text) take(writeText(matrix, text, at, context))
  })
  const { box } = cell
  const isTyping = cell.inside || cell.typed !== undefined
  const clear = () => take({ matrix: clearBox(matrix, box, context) })
  const fill = (below: boolean) => {
    cell.commit()
    take({ matrix: fillBox(matrix, box, context, below) })
  }
  const onCopy = (event: ClipboardEvent) => {
    if (isTyping) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', toClipboard(textsIn(matrix, box, context)))
  }
  return {
    cell,
    put: (text) => take(writeText(matrix, text, box, context)),
    fillBelow: () => fill(true),
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing || event.altKey) return
      const mod = event.ctrlKey || event.metaKey
      const isClear = !mod && !isTyping && (event.key === 'Delete' || event.key === 'Backspace')
      if (isClear) clear()
      else if (!press(event, cell, size) && !(mod && command(event, { edit, cell, size, fill: () => fill(false) }))) return
      event.preventDefault()
      event.stopPropagation()
    },
    onCopy,
    onCut: (event) => {
      onCopy(event)
      if (event.isDefaultPrevented()) clear()
    },
    onPaste: (event) => {
      const text = event.clipboardData.getData('text/plain')
      if (isTyping && !/[\t\n]/.test(text.trim())) return
      event.preventDefault()
      cell.cancel()
      take(pasteInto(matrix, text, box, context))
    },
  }
}

/** What is not to be changed as it was before, row by row; rows that are new have what was typed. */
function withKept(next: Matrix, before: Matrix, kept: ReadonlySet<SkuField>): Matrix {
  if (kept.size === 0) return next
  const skus = next.skus.map((sku, row) => {
    const was = before.skus.at(row)
    if (!was) return sku
    const old = new Map<string, unknown>(Object.entries(was))
    return Object.assign({ ...sku }, Object.fromEntries([...kept].map((field) => [field, old.get(field)])))
  })
  return { ...next, skus }
}

interface Size {
  rows: number
  cols: number
}

/** Keys that move, select, begin and end typing; true where it was one of them. */
function press(event: KeyboardEvent, cell: GridCell, size: Size): boolean {
  const { at, to } = cell.range
  const { key, shiftKey } = event
  const mod = event.ctrlKey || event.metaKey
  const isTyping = cell.inside || cell.typed !== undefined
  const inText = isTyping && /^(?:ArrowLeft|ArrowRight|Home|End)$/.test(key)
  const moved = inText ? undefined : movedBy(key, shiftKey ? to : at, size, mod)
  const bounded = (row: number, col: number) => ({
    row: Math.max(0, Math.min(size.rows - 1, row)),
    col: Math.max(0, Math.min(size.cols - 1, col)),
  })
  const by = shiftKey ? -1 : 1
  if (moved) cell.go(moved, shiftKey)
  else if (mod) return false
  else if (key === 'Enter') cell.go(bounded(at.row + by, at.col))
  else if (key === 'Tab' && isTyping) cell.go(bounded(at.row, at.col + by))
  else if (key === 'F2') cell.enter()
  else if (key === 'Escape' && isTyping) cell.cancel()
  else if (key === 'Escape' && (at.row !== to.row || at.col !== to.col)) cell.go(at)
  else if (key === ' ' && shiftKey && !isTyping) cell.select({ at: { row: at.row, col: 0 }, to: { row: at.row, col: size.cols - 1 } })
  else return false
  return true
}

interface Commands {
  edit: MatrixEdit
  cell: GridCell
  size: Size
  fill: () => void
}

/** Keys with Ctrl or ⌘; true where it was one of ours. */
function command(event: KeyboardEvent, { edit, cell, size, fill }: Commands): boolean {
  const key = event.key.toLowerCase()
  const isTyping = cell.inside || cell.typed !== undefined
  if (key === 'd') fill()
  else if (isTyping) return false
  else if (key === 'a') cell.select({ at: { row: 0, col: 0 }, to: { row: size.rows - 1, col: size.cols - 1 } })
  else if (key === 'z') (event.shiftKey ? edit.redo : edit.undo)?.()
  else if (key === 'y') edit.redo?.()
  else return false
  return true
}
