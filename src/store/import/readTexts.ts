import { CsvScanner } from '~/lib/csv/scan'
import { openBytes } from '~/lib/csv/source'
import { type OpenedTable, headerTaker } from './openTable'
import type { Pacer } from './pacer'

/** Streams a file of texts: every row, each as wide as the header, with its line in the file. Throws RowTooLong, TooManyBytes, BadArchive, and AbortError. */
export async function readTexts(table: OpenedTable, pacer: Pacer, limit: number): Promise<{ rows: string[][]; lines: number[] }> {
  const { format, text, header } = table
  // One cell more is room for a row that is too long.
  const scanner = new CsvScanner(format.delimiter, Math.max(2, header.length))
  const source = openBytes(text, format, limit)
  const decoder = new TextDecoder()
  const rows: string[][] = []
  const lines: number[] = []
  const takeHeader = headerTaker(table.titles)
  let headed = false
  const drain = (final: boolean): void => {
    if (!headed) headed = takeHeader(scanner, final)
    if (!headed || !scanner.take(final)) return
    const { batch } = scanner
    for (let row = 0; row < batch.rows; row++) {
      const cells = header.map((_, column) => {
        const cell = row * batch.width + column
        const none = column >= batch.counts[row] || batch.starts[cell] === batch.ends[cell]
        return none ? '' : decoder.decode(batch.bytes.subarray(batch.starts[cell], batch.ends[cell]))
      })
      rows.push(cells)
      lines.push(batch.lines[row])
    }
  }
  for await (const chunk of source.chunks) {
    scanner.push(chunk)
    if (!scanner.full) continue
    drain(false)
    pacer.check()
    pacer.progress('reading', source.read(), text.size, rows.length)
    if (pacer.due) await pacer.rest()
  }
  drain(true)
  pacer.progress('reading', text.size, text.size, rows.length, true)
  return { rows, lines }
}
