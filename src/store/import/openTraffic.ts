import { countTrafficNames } from '~/domain/import/matchTraffic'
import type { FileFormat, FileRefusal } from '~/domain/importPlan'
import { CsvScanner, FLAG_LONG } from '~/lib/csv/scan'
import { openBytes } from '~/lib/csv/source'
import { openText, refusalOf } from './openTable'
import type { Pacer } from './pacer'

/** More columns than this are no table of traffic. */
const COLUMNS_LIMIT = 2000
/** Titles, remarks and time spans stand before the header, in at most so many rows. */
const PREAMBLE_ROWS = 40
const SAMPLE_ROWS = 200

/** A file of traffic that can be read. */
export interface OpenedTraffic {
  text: Blob
  format: FileFormat
  header: string[]
  /** First rows as text. */
  sample: string[][]
  /** What stands before the header: remarks and titles. */
  preamble: string[]
  /** Physical line of the header. */
  headerLine: number
}

export interface TextRow {
  /** Physical line in the file. */
  line: number
  cells: string[]
  /** It has more cells than the header. */
  long: boolean
}

export type OpenedTrafficFile = { ok: true; table: OpenedTraffic } | { ok: false; refusal: FileRefusal }

/** Finds out how a file is written and where its header stands: behind remarks that begin with #, titles and time spans, as analytics tools write them. */
export async function openTraffic(file: Blob, given: Partial<FileFormat> = {}): Promise<OpenedTrafficFile> {
  try {
    return await open(file, given)
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    return { ok: false, refusal }
  }
}

async function open(file: Blob, given: Partial<FileFormat>): Promise<OpenedTrafficFile> {
  const opened = await openText(file, given, withoutRemarks)
  if (!opened.ok) return opened
  const { text, format, head, whole } = opened.value
  return readHead(text, format, head, whole)
}

const withoutRemarks = (head: string): string =>
  head
    .split(/\r\n?|\n/)
    .filter((line) => !line.startsWith('#'))
    .join('\n')

function readHead(text: Blob, format: FileFormat, head: Uint8Array, whole: boolean): OpenedTrafficFile {
  const mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  const scanner = new CsvScanner(format.delimiter, COLUMNS_LIMIT)
  scanner.push(head.subarray(mark))
  scanner.take(whole, PREAMBLE_ROWS + SAMPLE_ROWS)
  const rows = rowsOf(scanner)
  if (rows.length === 0) return { ok: false, refusal: { why: whole ? 'empty' : 'binary' } }
  const at = headerAt(rows)
  const { cells: header, line } = rows[at]
  if (header.some((name) => name.includes('\uFFFD'))) return { ok: false, refusal: { why: 'wrongEncoding', encoding: format.encoding } }
  const sample = rows.slice(at + 1).map(({ cells }) => header.map((_, index) => cells[index] ?? ''))
  if (sample.length === 0) return { ok: false, refusal: { why: 'headerOnly' } }
  const preamble = rows.slice(0, at).map(({ cells }) => cells.join(' '))
  return { ok: true, table: { text, format, header, sample, preamble, headerLine: line } }
}

/** The row that names most fields; the first that is no remark where none names any. */
function headerAt(rows: readonly TextRow[]): number {
  const isRemark = ({ cells }: TextRow) => cells[0].trimStart().startsWith('#')
  let best = Math.max(
    0,
    rows.findIndex((row) => !isRemark(row)),
  )
  let most = 1
  rows.slice(0, PREAMBLE_ROWS).forEach((row, at) => {
    const names = isRemark(row) ? 0 : countTrafficNames(row.cells)
    if (names <= most) return
    most = names
    best = at
  })
  return best
}

/** The rows below the header, batch by batch. Throws RowTooLong, TooManyBytes, BadArchive, AbortError. */
export async function* readTextRows({ text, format, header, headerLine }: OpenedTraffic, pacer: Pacer): AsyncGenerator<TextRow[]> {
  const scanner = new CsvScanner(format.delimiter, Math.max(2, header.length))
  const source = openBytes(text, format)
  let read = 0
  const drain = (final: boolean): TextRow[] => (scanner.take(final) ? rowsOf(scanner).filter(({ line }) => line > headerLine) : [])
  for await (const chunk of source.chunks) {
    scanner.push(chunk)
    if (!scanner.full) continue
    const rows = drain(false)
    read += rows.length
    yield rows
    pacer.check()
    pacer.progress('reading', source.read(), text.size, read)
    if (pacer.due) await pacer.rest()
  }
  const rows = drain(true)
  yield rows
  pacer.progress('reading', text.size, text.size, read + rows.length, true)
}

function rowsOf({ batch }: CsvScanner): TextRow[] {
  const decoder = new TextDecoder()
  return Array.from({ length: batch.rows }, (_, row) => {
    const cells = Array.from({ length: Math.min(batch.width, batch.counts[row]) }, (__, c) => {
      const cell = row * batch.width + c
      return decoder.decode(batch.bytes.subarray(batch.starts[cell], batch.ends[cell]))
    })
    return { line: batch.lines[row], cells, long: (batch.flags[row] & FLAG_LONG) !== 0 }
  })
}
