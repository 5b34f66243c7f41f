const LF = 10
const CR = 13
const QUOTE = 34
const BLANK = 32

/** A row went on past the header's width with cells that are not empty. */
export const FLAG_LONG = 1
/** A quote stands inside a quoted cell without its twin: the cell was taken up to the next quote that ends one. */
export const FLAG_STRAY_QUOTE = 2
/** A quoted cell of the row holds a line break. */
export const FLAG_MULTILINE = 4

/**
 * Whole rows as places in a byte buffer: cell c of row r is bytes [starts[r * width + c], ends[r * width + c]), without its quotes and with
 * doubled quotes made single. A short row's missing cells are empty. Valid until the next call of the scanner.
 */
export interface CsvBatch {
  bytes: Uint8Array
  view: DataView
  width: number
  rows: number
  starts: Int32Array
  ends: Int32Array
  /** Physical line on which each row starts, the first line of the file is 1. */
  lines: Uint32Array
  /** Cells that the row really has. */
  counts: Uint32Array
  flags: Uint8Array
}

/** A row that never ends: larger than any row is. `line` is where it starts; `inQuote` tells an open quote from a file without lines. */
export class RowTooLong extends Error {
  constructor(
    readonly line: number,
    readonly inQuote: boolean,
  ) {
    super(`row of line ${line} does not end`)
  }
}

/** A row longer than this many bytes ends the reading. */
const ROW_LIMIT = 16 * 1024 * 1024
const BATCH_BYTES = 256 * 1024
/** Zero bytes kept behind the data, so that words of four bytes may be read at any place of it. */
const PADDING = 8

/**
 * Finds rows and cells in a stream of UTF-8 bytes. Push chunks, then take batches until none comes. Rows that hold nothing at all are passed over.
 * As papaparse: a quote counts only as the first byte of a cell; a lone quote inside a quoted cell is text.
 */
export class CsvScanner {
  readonly batch: CsvBatch
  readonly #delimiter: number
  readonly #width: number
  /** 1 for bytes that end a cell without quotes. */
  readonly #stops = new Uint8Array(256)
  #length = 0
  #start = 0
  #line = 1
  #need = BATCH_BYTES

  // The row being scanned: its cells so far, and what was noticed.
  #count = 0
  #flag = 0
  #escaped = 0
  #breaks = 0

  constructor(delimiter: string, width: number) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#width = width
    this.#stops[this.#delimiter] = this.#stops[LF] = this.#stops[CR] = 1
    const bytes = new Uint8Array(2 * BATCH_BYTES + PADDING)
    const rows = Math.max(4, Math.ceil(4096 / width))
    this.batch = {
      bytes,
      view: new DataView(bytes.buffer),
      width,
      rows: 0,
      starts: new Int32Array(rows * width),
      ends: new Int32Array(rows * width),
      lines: new Uint32Array(rows),
      counts: new Uint32Array(rows),
      flags: new Uint8Array(rows),
    }
  }

  /** Takes bytes in. The batch taken before is void from here on. */
  push(chunk: Uint8Array): void {
    const left = this.#length - this.#start
    if (left + chunk.length + PADDING > this.batch.bytes.length) {
      const grown = new Uint8Array(Math.max(2 * this.batch.bytes.length, left + chunk.length + PADDING))
      grown.set(this.batch.bytes.subarray(this.#start, this.#length))
      this.batch.bytes = grown
      this.batch.view = new DataView(grown.buffer)
    } else if (this.#start > 0) {
      this.batch.bytes.copyWithin(0, this.#start, this.#length)
    }
    this.#start = 0
    this.batch.bytes.set(chunk, left)
    this.#length = left + chunk.length
  }

  /** True where enough has been pushed to make a batch worth taking. */
  get full(): boolean {
    return this.#length - this.#start >= this.#need
  }

  /**
   * Scans the rows that are whole; all of them at the end (`final`), where an open quote throws RowTooLong.
   * At most `maxRows`. False where there was none.
   */
  take(final: boolean, maxRows = Infinity): boolean {
    const { batch } = this
    batch.rows = 0
    const end = this.#length
    // A line break behind the data ends every loop below without a test of the end.
    batch.bytes[end] = LF
    batch.bytes.fill(0, end + 1, end + PADDING)
    while (this.#start < end && batch.rows < maxRows) {
      const next = this.#row(this.#start, end, final)
      if (next < 0) break
      this.#start = next
      this.#commit()
    }
    const left = this.#length - this.#start
    this.#need = Math.max(BATCH_BYTES, 2 * left)
    return batch.rows > 0
  }

  /** Scans one row from p; where it ends, or -1 where it is not whole yet. */
  #row(p: number, end: number, final: boolean): number {
    const { batch } = this
    if (batch.rows === batch.lines.length) this.#growRows()
    const { bytes, starts, ends } = batch
    const width = this.#width
    const delimiter = this.#delimiter
    const stops = this.#stops
    const base = batch.rows * width
    let count = 0
    this.#flag = 0
    this.#escaped = 0
    this.#breaks = 0
    for (;;) {
      let from = p
      let to: number
      let byte = bytes[p]
      if (byte === QUOTE) {
        p = this.#quoted(p + 1, end, final)
        if (p < 0) return -1
        from++
        to = p++
        while (bytes[p] === BLANK) p++
        byte = bytes[p]
      } else {
        while (stops[byte] === 0) byte = bytes[++p]
        to = p
      }
      if (count < width) {
        starts[base + count] = from
        ends[base + count] = to
      } else if (to > from) {
        this.#flag |= FLAG_LONG
      }
      count++
      p++
      if (byte === delimiter) continue
      // The line break behind the data is none of the file's; and its last byte so far may be the CR of a CR LF.
      if (p > end || (byte === CR && p === end)) {
        if (!final) return this.#unfinished(end, false)
      } else if (byte === CR && bytes[p] === LF) {
        p++
      }
      break
    }
    this.#count = count
    return p < end ? p : end
  }

  /** From behind an opening quote to the closing one; -1 where it is not there yet. */
  #quoted(p: number, end: number, final: boolean): number {
    const { bytes } = this.batch
    for (;;) {
      while (p < end && bytes[p] !== QUOTE) {
        if (bytes[p] === LF || (bytes[p] === CR && bytes[p + 1] !== LF)) this.#breaks++
        p++
      }
      if (p >= end) return final ? this.#openQuote() : this.#unfinished(end, true)
      if (p + 1 >= end) return final ? p : this.#unfinished(end, true)
      if (bytes[p + 1] === QUOTE) {
        this.#escaped++
        p += 2
        continue
      }
      let after = p + 1
      while (bytes[after] === BLANK) after++
      if (after >= end && !final) return this.#unfinished(end, true)
      const byte = bytes[after]
      if (byte === this.#delimiter || byte === LF || byte === CR) return p
      this.#flag |= FLAG_STRAY_QUOTE
      p++
    }
  }

  #openQuote(): never {
    throw new RowTooLong(this.#line, true)
  }

  #unfinished(end: number, inQuote: boolean): -1 {
    if (end - this.#start > ROW_LIMIT) throw new RowTooLong(this.#line, inQuote)
    return -1
  }

  /** Makes the scanned row the batch's last one, unless it holds nothing. */
  #commit(): void {
    const { batch } = this
    const width = this.#width
    const base = batch.rows * width
    const line = this.#line
    const count = this.#count
    this.#line += 1 + this.#breaks
    for (let c = count; c < width; c++) batch.starts[base + c] = batch.ends[base + c] = 0
    if (this.#flag === 0 && batch.starts[base] === batch.ends[base] && this.#isEmpty(base)) return
    if (this.#escaped > 0) this.#unescape(base)
    batch.lines[batch.rows] = line
    batch.counts[batch.rows] = count
    batch.flags[batch.rows] = this.#flag | (this.#breaks > 0 ? FLAG_MULTILINE : 0)
    batch.rows++
  }

  #isEmpty(base: number): boolean {
    for (let c = 1; c < this.#width; c++) if (this.batch.starts[base + c] !== this.batch.ends[base + c]) return false
    return true
  }

  /** Doubled quotes become single, in place: the text moves left within its own cell. */
  #unescape(base: number): void {
    const { bytes, starts, ends } = this.batch
    const width = Math.min(this.#width, this.#count)
    for (let c = base; c < base + width; c++) {
      const from = starts[c]
      // Only a quoted cell has its quote right before it; an unquoted cell's quotes are text.
      if (from === 0 || bytes[from - 1] !== QUOTE) continue
      let write = from
      for (let read = from; read < ends[c]; read++) {
        bytes[write++] = bytes[read]
        if (bytes[read] === QUOTE && bytes[read + 1] === QUOTE && read + 1 < ends[c]) read++
      }
      ends[c] = write
    }
  }

  #growRows(): void {
    const { batch } = this
    const rows = 2 * batch.lines.length
    batch.starts = widened(new Int32Array(rows * this.#width), batch.starts)
    batch.ends = widened(new Int32Array(rows * this.#width), batch.ends)
    batch.lines = widened(new Uint32Array(rows), batch.lines)
    batch.counts = widened(new Uint32Array(rows), batch.counts)
    batch.flags = widened(new Uint8Array(rows), batch.flags)
  }
}

function widened<T extends Int32Array | Uint32Array | Uint8Array>(wide: T, array: T): T {
  wide.set(array)
  return wide
}
