import { TooManyBytes } from './source'
import { storedZip } from './storedZip'
import { csvCell } from './write'

/** A workbook is read in memory; more than this, unpacked, is refused. */
const UNPACKED_LIMIT = 400e6

/** The workbook cannot be read. */
export class BadSheet extends Error {}

/** The sheet of a workbook that holds a table, as CSV. */
export interface SheetText {
  name: string
  text: Blob
}

/** Rows in the beginning of a sheet among which its header is looked for. */
const HEAD_ROWS = 40

/**
 * The sheet of an .xlsx whose beginning scores most by `score`, of several alike the first that holds a table, as CSV: dates as the wall clock that the sheet shows,
 * formulas as the value that Excel last saw, everything else as text. Line n of it is row n of the sheet. Throws BadSheet, TooManyBytes.
 */
export async function sheetToCsv(file: Blob, score: (cells: string[]) => number): Promise<SheetText> {
  const { default: readSheets } = await import('read-excel-file/universal')
  let sheets: { sheet: string; data: unknown[][] }[]
  try {
    sheets = await readSheets(await storedZip(file, UNPACKED_LIMIT), { trim: false })
  } catch (error) {
    if (error instanceof TooManyBytes) throw error
    throw new BadSheet(error instanceof Error ? error.message : 'xlsx')
  }
  const scores = sheets.map(({ data }) => scoreOf(data, score))
  const best = sheets[scores.indexOf(Math.max(...scores))]
  if (best === undefined) throw new BadSheet('no sheet')
  return { name: best.sheet, text: csvOf(best.data) }
}

/** A sheet without two rows of two cells is a cover or empty. */
function scoreOf(rows: readonly unknown[][], score: (cells: string[]) => number): number {
  const texts = rows.slice(0, HEAD_ROWS).map((row) => row.map(cellText))
  const wide = texts.filter((cells) => cells.filter((cell) => cell !== '').length > 1)
  return wide.length < 2 ? (wide.length > 0 ? -1 : -2) : Math.max(...wide.map(score))
}

function csvOf(rows: readonly unknown[][]): Blob {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const parts: string[] = []
  let text = ''
  for (const row of rows) {
    for (let c = 0; c < width; c++) text += (c > 0 ? ',' : '') + csvCell(cellText(row[c]).replace(/\s*[\r\n]+\s*/g, ' '))
    text += '\n'
    if (text.length > 1 << 20) {
      parts.push(text)
      text = ''
    }
  }
  parts.push(text)
  return new Blob(parts)
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  // The reader gives a date cell's wall clock as UTC.
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
