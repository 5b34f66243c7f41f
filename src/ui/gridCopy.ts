import { translate } from '~/lib/i18n'
import { gridMessages } from './gridMessages'
import type { CellValue, Column } from './gridTypes'
import { showToast } from './Toast'

/** So many rows go to the clipboard at most: more is a file's work. */
export const COPY_LIMIT = 20_000

/** A spreadsheet runs a cell that begins like this as a formula; an apostrophe keeps it a text, and is not shown. */
const FORMULA = /^[=+\-@\t\r]/

/** A cell of a table of tabs and lines, where neither may stand inside. */
export function toCell(value: CellValue): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = value.replace(/\s*[\t\r\n]+\s*/g, ' ').trim()
  return FORMULA.test(text) ? `'${text}` : text
}

/** Rows as a spreadsheet takes them from the clipboard: names first, tabs between, in the columns' order. Columns with nothing to copy are left out. */
export function toTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const copied = columns.filter((column) => column.copy !== undefined)
  const lines = [copied.map(({ title }) => toCell(title)), ...rows.map((row) => copied.map(({ copy }) => toCell(copy?.(row))))]
  return lines.map((cells) => cells.join('\t')).join('\r\n')
}

const t = translate(gridMessages)

/** Copies rows of a list for a spreadsheet and says how many, or why not. `of`: how many were meant. */
export async function copyRows<Row>(columns: readonly Column<Row>[], rows: Promise<readonly Row[]>, of: number): Promise<void> {
  try {
    await writeClipboard(rows.then((found) => toTable(columns, found)))
    const { length } = await rows
    const limit = (count: number) => count.toLocaleString()
    showToast(length < of ? t('copiedSome', { limit: limit(length), total: limit(of) }) : t('copied', { count: length }))
  } catch {
    showToast(t('copyFailed'), { tone: 'bad' })
  }
}

/** The text may still be on its way: a browser that wants the press of a key for it is given the promise. */
async function writeClipboard(text: Promise<string>): Promise<void> {
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(await text)
  const blob = text.then((whole) => new Blob([whole], { type: 'text/plain' }))
  return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
}
