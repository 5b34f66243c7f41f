import type { ColumnMap, ImportRules } from '~/domain/importPlan'
import { CsvScanner } from '~/lib/csv/scan'
import { openBytes } from '~/lib/csv/source'
import { type OpenedTable, headerTaker } from './openTable'
import type { Pacer } from './pacer'
import { Rows } from './rows'

/**
 * Streams a file into columns, all rows or the first `maxRows`. Throws RowTooLong, TooManyBytes, BadArchive, and AbortError.
 */
export async function readRows(
  table: OpenedTable,
  columns: ColumnMap,
  rules: ImportRules,
  pacer: Pacer,
  maxRows = Infinity,
): Promise<Rows> {
  const { format, text, header } = table
  const room = Math.min(maxRows, format.gzip ? 65_536 : Math.ceil((text.size / table.bytesPerRow) * 1.05) + 64)
  const rows = new Rows({ columns, rules, header, delimiter: format.delimiter }, room)
  const scanner = new CsvScanner(format.delimiter, header.length)
  const source = openBytes(text, format)
  const takeHeader = headerTaker(table.titles)
  let headed = false
  const drain = (final: boolean): void => {
    if (!headed) headed = takeHeader(scanner, final)
    if (headed && rows.count < maxRows && scanner.take(final, maxRows - rows.count)) rows.read(scanner.batch)
  }
  for await (const chunk of source.chunks) {
    scanner.push(chunk)
    if (!scanner.full) continue
    drain(false)
    if (rows.count >= maxRows) return rows
    pacer.check()
    pacer.progress('reading', source.read(), text.size, rows.count)
    if (pacer.due) await pacer.rest()
  }
  drain(true)
  pacer.progress('reading', text.size, text.size, rows.count, true)
  return rows
}
