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

/** A file that can be read: where its text is, how it is written, and its first rows. */
export interface OpenedTable {
  /** The text: the file itself, or a workbook's first sheet as CSV. */
  text: Blob
  format: FileFormat
  header: string[]
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
  if (sniffed.kind === 'empty' || sniffed.kind === 'binary') return refused({ why: sniffed.kind })
  if (sniffed.kind === 'xlsx') {
    if (file.size > SHEET_BYTES_LIMIT) return refused({ why: 'tooLarge', bytes: file.size, limit: SHEET_BYTES_LIMIT })
    const text = await sheetToCsv(file)
    const head = await headOf(text, false, HEAD_BYTES)
    const format: FileFormat = { kind: 'xlsx', gzip: false, encoding: 'utf-8', delimiter: ',' }
    return { ok: true, value: { text, format, head, whole: head.length === text.size } }
  }
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
  if (!takeHeader(wide, whole)) {
    if (whole) return refused({ why: 'empty' })
    const columns = new TextDecoder().decode(bytes).split(format.delimiter).length
    return refused(columns > COLUMNS_LIMIT ? { why: 'tooManyColumns', columns } : { why: 'binary' })
  }
  const width = wide.batch.counts[0]
  if (width > COLUMNS_LIMIT) return refused({ why: 'tooManyColumns', columns: width })
  const header = textsOf(wide, 0).slice(0, width)
  if (header.some((name) => name.includes('\uFFFD'))) return refused({ why: 'wrongEncoding', encoding: format.encoding })

  const scanner = new CsvScanner(format.delimiter, width)
  scanner.push(bytes)
  takeHeader(scanner, whole)
  // The end of the sample is not the end of the file, so an open quote is none here.
  const sample: string[][] = []
  if (takeSample(scanner, whole)) for (let row = 0; row < scanner.batch.rows; row++) sample.push(textsOf(scanner, row))
  if (sample.length === 0 && whole) return refused({ why: 'headerOnly' })
  return { ok: true, table: { text, format, header, sample, bytesPerRow: bytes.length / Math.max(1, sample.length) } }
}

function takeSample(scanner: CsvScanner, whole: boolean): boolean {
  try {
    return scanner.take(whole, SAMPLE_ROWS)
  } catch (error) {
    if (error instanceof RowTooLong && scanner.batch.rows > 0) return true
    throw error
  }
}

/** Takes the header off: the first row that holds something, but for a line that only tells Excel the separator. */
export function takeHeader(scanner: CsvScanner, final: boolean): boolean {
  if (!scanner.take(final, 1)) return false
  const first = textsOf(scanner, 0)[0]
  return /^sep=.?$/i.test(first) ? scanner.take(final, 1) : true
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
