import { TooManyBytes } from './source'
import { storedZip } from './storedZip'
import { csvCell } from './write'

/** A workbook is read in memory; more than this, unpacked, is refused. */
const UNPACKED_LIMIT = 400e6

/** The workbook cannot be read. */
export class BadSheet extends Error {}

/**
 * The first sheet of an .xlsx as CSV: dates as the wall clock that the sheet shows, formulas as the value that Excel last saw, everything else as text.
 * Line n of it is row n of the sheet. Throws BadSheet, TooManyBytes.
 */
export async function sheetToCsv(file: Blob): Promise<Blob> {
  const { readSheet } = await import('read-excel-file/universal')
  let rows: unknown[][]
  try {
    rows = await readSheet(await storedZip(file, UNPACKED_LIMIT), 1, { trim: false })
  } catch (error) {
    if (error instanceof TooManyBytes) throw error
    throw new BadSheet(error instanceof Error ? error.message : 'xlsx')
  }
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
