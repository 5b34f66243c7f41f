import { provinceOf } from '~/domain/import/province'
import type { ImportField, RowRefusal } from '~/domain/importPlan'
import { BAD, parseDecimal } from '~/lib/csv/decimal'
import { ByteInterner } from '~/lib/csv/interner'
import { isRounded } from '~/lib/csv/lostDigits'
import { type DateOrder, DayClock, parseMoment } from '~/lib/csv/moment'
import type { CsvBatch } from '~/lib/csv/scan'
import type { Zone } from '~/lib/zone'

/** Told of a cell that cannot be taken: row of the batch, reason, field, and the cell's bytes. */
export type Refuse = (row: number, why: RowRefusal, field: ImportField | undefined, start: number, end: number) => void

/** Most bytes that a cell may have; Excel's own limit is 32,767 characters. */
const CELL_LIMIT = 128 * 1024

type Values = Uint8Array | Int32Array | Uint32Array | Float64Array

/** The array with room for `count` values, its values kept. */
export function withRoom<T extends Values>(Kind: new (length: number) => T, values: T, count: number): T {
  if (count <= values.length) return values
  const wider = new Kind(Math.max(count, 2 * values.length))
  wider.set(values)
  return wider
}

/** How the text of a cell is mended before it is looked up. */
export interface TextStyle {
  /** Taken as it stands, but for the apostrophe with which our export guards a formula. */
  verbatim: boolean
  /** A code or number: ="…", a leading apostrophe, and the .0 that some programs put behind digits fall away. */
  isId: boolean
  /** A single dash means none. */
  dashIsNone: boolean
  /** What becomes of a code whose digits a spreadsheet has rounded away: its row is refused, or the cell is left out and counted. */
  rounded?: 'refuse' | 'leave'
  /** A Chinese address, of which the province is kept. */
  isAddress?: boolean
}

/** A column of text: code 0 is ''. */
export class TextColumn {
  codes: Uint32Array
  readonly dictionary = new ByteInterner()
  /** Cells left out because their digits are lost. */
  lost = 0
  readonly #bad = new Map<number, RowRefusal>()
  #from = 0
  #to = 0

  constructor(
    readonly field: ImportField | undefined,
    readonly column: number,
    readonly style: TextStyle,
    room: number,
  ) {
    this.codes = new Uint32Array(room)
  }

  /** Reads the batch's rows as rows `first` and on. */
  read(batch: CsvBatch, first: number, refuse: Refuse): void {
    const { bytes, view, starts, ends, width, rows } = batch
    const codes = (this.codes = withRoom(Uint32Array, this.codes, first + rows))
    const { dictionary, style } = this
    let last = 0
    for (let row = 0, cell = this.column; row < rows; row++, cell += width) {
      let start = starts[cell]
      let end = ends[cell]
      if (start < end && isPeculiar(bytes, start, end, style)) {
        this.#mend(bytes, start, end)
        start = this.#from
        end = this.#to
      }
      if (start >= end) {
        codes[first + row] = 0
        continue
      }
      // Neighbours often agree: an order's rows share its number, time and buyer.
      if (last === 0 || !dictionary.same(last, view, start, end)) {
        if (end - start > CELL_LIMIT) {
          refuse(row, 'tooLarge', this.field, start, end)
          codes[first + row] = 0
          continue
        }
        const isLost = style.rounded !== undefined && isRounded(bytes, start, end)
        if (isLost && style.rounded === 'leave') {
          this.lost++
          codes[first + row] = 0
          continue
        }
        const known = dictionary.size
        last = dictionary.code(bytes, view, start, end)
        if (dictionary.size > known && hasControls(bytes, start, end)) this.#bad.set(last, 'controlCharacters')
        if (isLost) this.#bad.set(last, 'lostDigits')
      }
      codes[first + row] = last
      if (this.#bad.size > 0) {
        const why = this.#bad.get(last)
        if (why) refuse(row, why, this.field, start, end)
      }
    }
  }

  #mend(bytes: Uint8Array, start: number, end: number): void {
    this.#from = start
    this.#to = end
    if (this.style.verbatim) {
      if (bytes[start] === 39) this.#from++
      return
    }
    this.#trim(bytes)
    if (this.style.isId) {
      if (bytes[this.#from] === 61 && bytes[this.#from + 1] === 34 && bytes[this.#to - 1] === 34 && this.#to - this.#from >= 3) {
        this.#from += 2
        this.#to--
        this.#trim(bytes)
      }
      if (bytes[this.#from] === 39) {
        this.#from++
        this.#trim(bytes)
      }
      if (bytes[this.#to - 1] === 48 && bytes[this.#to - 2] === 46 && allDigits(bytes, this.#from, this.#to - 2)) this.#to -= 2
    }
    if (this.style.isAddress) {
      const province = provinceOf(new TextDecoder().decode(bytes.subarray(this.#from, this.#to)))
      this.#to = this.#from + new TextEncoder().encode(province).length
    }
    if (this.style.dashIsNone && this.#to - this.#from === 1 && bytes[this.#from] === 45) this.#to = this.#from
  }

  /** Blanks at both ends fall away: those of ASCII, and the no-break (C2 A0) and ideographic (E3 80 80) ones. */
  #trim(bytes: Uint8Array): void {
    let from = this.#from
    let to = this.#to
    for (;;) {
      if (from < to && isBlank(bytes[from])) from++
      else if (from + 1 < to && bytes[from] === 0xc2 && bytes[from + 1] === 0xa0) from += 2
      else if (from + 2 < to && bytes[from] === 0xe3 && bytes[from + 1] === 0x80 && bytes[from + 2] === 0x80) from += 3
      else break
    }
    for (;;) {
      if (from < to && isBlank(bytes[to - 1])) to--
      else if (from + 1 < to && bytes[to - 2] === 0xc2 && bytes[to - 1] === 0xa0) to -= 2
      else if (from + 2 < to && bytes[to - 3] === 0xe3 && bytes[to - 2] === 0x80 && bytes[to - 1] === 0x80) to -= 3
      else break
    }
    this.#from = from
    this.#to = to
  }
}

/** True where a cell's first or last byte is one that `mend` may have to do with. */
function isPeculiar(bytes: Uint8Array, start: number, end: number, style: TextStyle): boolean {
  const head = bytes[start]
  if (style.verbatim) return head === 39
  if (style.isAddress) return true
  const tail = bytes[end - 1]
  if (head <= 45) {
    if (head <= 32 || head === 39 || (head === 45 && end - start === 1)) return true
  } else if (head === 61 || head === 0xc2 || head === 0xe3) {
    return true
  }
  return tail <= 32 || tail === 0xa0 || tail === 0x80 || (tail === 48 && bytes[end - 2] === 46)
}

/** A blank of ASCII; other control characters are no blanks, and are refused. */
function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13)
}

function allDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = start; p < end; p++) if (bytes[p] < 48 || bytes[p] > 57) return false
  return end > start
}

function hasControls(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = start; p < end; p++) {
    const byte = bytes[p]
    if (byte === 127 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return true
  }
  return false
}

/** Decimal digits of the money of each row. */
export interface Scales {
  /** For all rows alike, where `byRow` is not there. */
  scale: number
  byRow?: Uint8Array
}

/** A column of money, as integers at the scale of its row's currency; NaN is none. */
export class MoneyColumn {
  values: Float64Array

  constructor(
    readonly field: ImportField | undefined,
    readonly column: number,
    readonly decimal: '.' | ',',
    readonly why: RowRefusal,
    room: number,
  ) {
    this.values = new Float64Array(room)
  }

  read(batch: CsvBatch, first: number, scales: Scales, refuse: Refuse): void {
    const { bytes, starts, ends, width, rows } = batch
    const values = (this.values = withRoom(Float64Array, this.values, first + rows))
    const decimal = this.decimal.charCodeAt(0)
    const { byRow, scale } = scales
    for (let row = 0, cell = this.column; row < rows; row++, cell += width) {
      const value = parseDecimal(bytes, starts[cell], ends[cell], byRow ? byRow[first + row] : scale, decimal)
      values[first + row] = value
      if (value === BAD) {
        values[first + row] = NaN
        refuse(row, this.why, this.field, starts[cell], ends[cell])
      }
    }
  }
}

/** What was taken off at a row; files write discounts with either sign. */
export function sizeAt(column: MoneyColumn | undefined, row: number): number {
  const value = column ? Math.abs(column.values[row]) : 0
  return value === value ? value : 0
}

/** No quantity in the cell. */
export const NO_QUANTITY = -2147483648

/** A column of whole units. */
export class QuantityColumn {
  values: Int32Array

  constructor(
    readonly field: ImportField,
    readonly column: number,
    readonly decimal: '.' | ',',
    room: number,
  ) {
    this.values = new Int32Array(room)
  }

  read(batch: CsvBatch, first: number, refuse: Refuse): void {
    const { bytes, starts, ends, width, rows } = batch
    const values = (this.values = withRoom(Int32Array, this.values, first + rows))
    const decimal = this.decimal.charCodeAt(0)
    for (let row = 0, cell = this.column; row < rows; row++, cell += width) {
      const value = parseDecimal(bytes, starts[cell], ends[cell], 0, decimal)
      if (value === value && Math.abs(value) <= 2147483647) {
        values[first + row] = value
      } else {
        values[first + row] = NO_QUANTITY
        if (value === value) refuse(row, 'badQuantity', this.field, starts[cell], ends[cell])
      }
    }
  }
}

/** A column of instants; NaN is none. */
export class MomentColumn {
  values: Float64Array
  readonly #clock: DayClock

  constructor(
    readonly field: ImportField,
    readonly column: number,
    zone: Zone,
    readonly order: DateOrder,
    room: number,
  ) {
    this.#clock = new DayClock(zone)
    this.values = new Float64Array(room)
  }

  read(batch: CsvBatch, first: number, refuse: Refuse): void {
    const { bytes, starts, ends, width, rows } = batch
    const values = (this.values = withRoom(Float64Array, this.values, first + rows))
    let lastStart = 0
    let lastEnd = 0
    let last = NaN
    for (let row = 0, cell = this.column; row < rows; row++, cell += width) {
      const start = starts[cell]
      const end = ends[cell]
      if (!sameBytes(bytes, lastStart, lastEnd, start, end)) {
        last = parseMoment(bytes, start, end, this.#clock, this.order)
        lastStart = start
        lastEnd = end
        if (last === Infinity) {
          refuse(row, 'badDate', this.field, start, end)
          last = NaN
          lastEnd = lastStart
        }
      }
      values[first + row] = last
    }
  }
}

/** True where two cells hold the same bytes; compared from behind, where times differ first. Two empty cells are the same where `last` is none. */
function sameBytes(bytes: Uint8Array, lastStart: number, lastEnd: number, start: number, end: number): boolean {
  let p = end
  let q = lastEnd
  if (p - start !== q - lastStart) return false
  if (p === start) return false
  while (p > start) if (bytes[--p] !== bytes[--q]) return false
  return true
}

/** A column of plain numbers, for rates; NaN is none. */
export class RateColumn {
  values: Float64Array

  constructor(
    readonly field: ImportField,
    readonly column: number,
    readonly decimal: '.' | ',',
    room: number,
  ) {
    this.values = new Float64Array(room)
  }

  read(batch: CsvBatch, first: number, refuse: Refuse): void {
    const { bytes, starts, ends, width, rows } = batch
    const values = (this.values = withRoom(Float64Array, this.values, first + rows))
    const decoder = new TextDecoder()
    for (let row = 0, cell = this.column; row < rows; row++, cell += width) {
      const text = decoder.decode(bytes.subarray(starts[cell], ends[cell])).trim()
      const value = text === '' || text === '-' ? NaN : Number(this.decimal === ',' ? text.replace(',', '.') : text)
      values[first + row] = value
      if (text !== '' && text !== '-' && !(value > 0 && value < Infinity)) {
        values[first + row] = NaN
        refuse(row, 'badRate', this.field, starts[cell], ends[cell])
      }
    }
  }
}
