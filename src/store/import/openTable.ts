import { countNames, headerAt, PREAMBLE_ROWS } from '~/domain/import/headerRow'
import type { Checked, FileFormat, FileRefusal } from '~/domain/importPlan'
import { detectSeparator, HEAD_BYTES, sniff } from '~/lib/csv/detect'
import { CsvScanner, RowTooLong } from '~/lib/csv/scan'
import { BadSheet, sheetToCsv } from '~/lib/csv/sheet'
import { BadArchive, BYTES_LIMIT, headOf, TooManyBytes } from '~/lib/csv/source'

/** More columns than this are no table of orders. */
const COLUMNS_LIMIT = 2000
/** A workbook is unpacked in memory, so it has a limit of its own. */
const SHEET_BYTES_LIMIT = 100e6
const SAMPLE_ROWS = 4000
/** Rows below the header that are looked at to find it. */
const HEADED_ROWS = 60

/** A file that can be read: where its text is, how it is written, and its first rows. */
export interface OpenedTable {
  /** The text: the file itself, or a workbook's sheet as CSV. */
  text: Blob
  format: FileFormat
  header: string[]
  /** Rows of titles and remarks above the header, and the line that it stands on. */
  titles: number
  headerLine: number
  /** First rows as text, at most 4000. */
  sample: string[][]
  bytesPerRow: number
}

export type Opened = { ok: true; table: OpenedTable } | { ok: false; refusal: FileRefusal }

/** Finds out how a file is written, where `given` does not say it, and reads its header and first rows. */
export async function openTable(file: Blob, given: Partial<FileFormat> = {}): Promise<Opened> {
  try {
    return await open(file, given)
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    return { ok: false, refusal }
  }
}

/** The refusal that an error of the readers stands for; undefined for any other error. */
export function refusalOf(error: unknown): FileRefusal | undefined {
  if (error instanceof BadArchive) return { why: 'badArchive' }
  if (error instanceof BadSheet) return { why: 'badSheet' }
  if (error instanceof TooManyBytes) return { why: 'tooLarge', bytes: error.bytes, limit: error.limit }
  if (error instanceof RowTooLong) return error.inQuote ? { why: 'openQuote', line: error.line } : { why: 'binary' }
  return undefined
}

async function open(file: Blob, given: Partial<FileFormat>): Promise<Opened> {
  const opened = await openText(file, given)
  if (!opened.ok) return opened
  const { text, format, head, whole } = opened.value
  return readHead(text, format, head, whole)
}

/** A file whose text can be read: how it is written, and its first bytes as UTF-8. */
interface OpenedText {
  text: Blob
  format: FileFormat
  head: Uint8Array
  /** The head is all of it. */
  whole: boolean
}

/** Finds out how a file is written, where `given` does not say it. `tableIn`: what of the head is the table, by which the separator is told. */
export async function openText(
  file: Blob,
  given: Partial<FileFormat>,
  tableIn: (head: string) => string = (head) => head,
): Promise<Checked<OpenedText>> {
  if (file.size > BYTES_LIMIT) return refused({ why: 'tooLarge', bytes: file.size, limit: BYTES_LIMIT })
  const sniffed = await sniff(file)
  if (sniffed.kind === 'xlsx') {
    if (file.size > SHEET_BYTES_LIMIT) return refused({ why: 'tooLarge', bytes: file.size, limit: SHEET_BYTES_LIMIT })
    const { name, text } = await sheetToCsv(file, countNames)
    const head = await headOf(text, false, HEAD_BYTES)
    const format: FileFormat = { kind: 'xlsx', gzip: false, encoding: 'utf-8', delimiter: ',', sheet: name }
    return { ok: true, value: { text, format, head, whole: head.length === text.size } }
  }
  if (sniffed.kind !== 'text') return refused({ why: sniffed.kind })
  const encoding = given.encoding ?? sniffed.encoding
  const decoded = new TextDecoder(encoding).decode(sniffed.head, { stream: true })
  const delimiter = given.delimiter ?? detectSeparator(tableIn(decoded))
  const format: FileFormat = { kind: 'text', gzip: sniffed.gzip, encoding, delimiter }
  return { ok: true, value: { text: file, format, head: new TextEncoder().encode(decoded), whole: sniffed.whole } }
}

/** Reads header and sample from the first bytes, which are UTF-8 by now. */
function readHead(text: Blob, format: FileFormat, head: Uint8Array, whole: boolean): Opened {
  const mark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0
  const bytes = head.subarray(mark)
  const wide = new CsvScanner(format.delimiter, COLUMNS_LIMIT + 1)
  wide.push(bytes)
  if (!takeSome(wide, whole, PREAMBLE_ROWS + HEADED_ROWS)) {
    if (whole) return refused({ why: 'empty' })
    const columns = new TextDecoder().decode(bytes).split(format.delimiter).length
    return refused(columns > COLUMNS_LIMIT ? { why: 'tooManyColumns', columns } : { why: 'binary' })
  }
  const rows = Array.from({ length: wide.batch.rows }, (_, row) => textsOf(wide, row))
  const told = /^sep=.?$/i.test(rows[0][0]) && rows.length > 1 ? 1 : 0
  const at = told + headerAt(rows.slice(told))
  const count = wide.batch.counts[at]
  if (count > COLUMNS_LIMIT) return refused({ why: 'tooManyColumns', columns: count })
  const header = rows[at].slice(0, count)
  if (header.some((name) => name.includes('\uFFFD'))) return refused({ why: 'wrongEncoding', encoding: format.encoding })

  const scanner = new CsvScanner(format.delimiter, header.length)
  scanner.push(bytes)
  headerTaker(at)(scanner, whole)
  // The end of the sample is not the end of the file, so an open quote is none here.
  const sample: string[][] = []
  if (takeSome(scanner, whole, SAMPLE_ROWS)) for (let row = 0; row < scanner.batch.rows; row++) sample.push(textsOf(scanner, row))
  if (sample.length === 0 && whole) return refused({ why: 'headerOnly' })
  const bytesPerRow = bytes.length / Math.max(1, sample.length)
  return { ok: true, table: { text, format, header, titles: at, headerLine: wide.batch.lines[at], sample, bytesPerRow } }
}

function takeSome(scanner: CsvScanner, whole: boolean, rows: number): boolean {
  try {
    return scanner.take(whole, rows)
  } catch (error) {
    if (error instanceof RowTooLong && scanner.batch.rows > 0) return true
    throw error
  }
}

/** Takes titles and header off: called until it says that it has. */
export function headerTaker(titles: number): (scanner: CsvScanner, final: boolean) => boolean {
  let left = titles + 1
  return (scanner, final) => {
    while (left > 0 && scanner.take(final, 1)) left--
    return left === 0
  }
}

function textsOf({ batch }: CsvScanner, row: number): string[] {
  const decoder = new TextDecoder()
  const texts: string[] = []
  for (let c = 0; c < Math.min(batch.width, batch.counts[row]); c++) {
    const cell = row * batch.width + c
    texts.push(decoder.decode(batch.bytes.subarray(batch.starts[cell], batch.ends[cell])))
  }
  return texts
}

function refused(refusal: FileRefusal): { ok: false; refusal: FileRefusal } {
  return { ok: false, refusal }
}
