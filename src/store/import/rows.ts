import { holdsAddresses } from '~/domain/import/province'
import { EXTRA_HEADERS, type ExtraField } from '~/domain/import/exportFormat'
import { hasLines, plainHeader } from '~/domain/import/matchHeader'
import { isTotalAlone } from '~/domain/import/matchTraffic'
import { presetOf } from '~/domain/import/presets'
import type { ColumnMap, ImportField, ImportRules, RowRefusal } from '~/domain/importPlan'
import { isCurrency, scaleOf } from '~/domain/money'
import { type CsvBatch, FLAG_LONG, FLAG_MULTILINE, FLAG_STRAY_QUOTE } from '~/lib/csv/scan'
import { zoneOf } from '~/lib/zone'
import { MomentColumn, MoneyColumn, NO_QUANTITY, QuantityColumn, RateColumn, type Refuse, TextColumn, withRoom } from './columns'
import { Refusals } from './refusals'

export const TEXT_FIELDS = [
  'number',
  'sku',
  'title',
  'lineKind',
  'notSale',
  'buyerId',
  'buyerName',
  'email',
  'phone',
  'channel',
  'region',
  'currency',
  'status',
  'note',
  'method',
  'promotion',
  'carrier',
  'tracking',
  'orderType',
  'test',
] as const satisfies readonly ImportField[]
export type TextField = (typeof TEXT_FIELDS)[number]
export const MONEY_FIELDS = [
  'price',
  'lineAmount',
  'lineDiscount',
  'lineNet',
  'couponDiscount',
  'othersCoupon',
  'cost',
  'shipping',
  'orderDiscount',
  'tax',
  'orderTotal',
  'paidAmount',
  'refundAmount',
] as const satisfies readonly ImportField[]
export type MoneyField = (typeof MONEY_FIELDS)[number]
export const MOMENT_FIELDS = [
  'placedAt',
  'paidAt',
  'cancelledAt',
  'shippedAt',
  'deliveredAt',
  'refundedAt',
] as const satisfies readonly ImportField[]
export type MomentField = (typeof MOMENT_FIELDS)[number]

const IDS: readonly TextField[] = ['number', 'sku', 'buyerId', 'phone', 'tracking']
/** Codes that orders, lines and buyers are told apart by: a wrong one would make two of them one. */
const KEYS: readonly TextField[] = ['number', 'sku', 'buyerId']
/** What no figure hangs on. */
const OPTIONAL: ReadonlySet<string> = new Set(['note', 'method', 'promotion', 'carrier', 'tracking', 'buyerName'] satisfies ImportField[])
/** A dash stands for nothing in all other texts. */
const AS_WRITTEN: readonly TextField[] = ['sku', 'title', 'orderType', 'test']

/** Names of currencies in words that files use. */
const CURRENCY_WORDS: Record<string, string> = {
  人民币: 'CNY',
  元: 'CNY',
  RMB: 'CNY',
  '￥': 'CNY',
  '¥': 'CNY',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
}

/** The currency that a cell names; undefined where it names none. */
export function currencyOf(text: string): string | undefined {
  const code = CURRENCY_WORDS[text.toUpperCase()] ?? text.toUpperCase()
  return isCurrency(code) ? code : undefined
}

/** The rows of a file as columns, cell by cell: what is known before rows are put together to orders. Only mapped columns are there. */
export class Rows {
  count = 0
  lines: Uint32Array
  /** 1 where the row is refused. */
  refused: Uint8Array
  readonly refusals = new Refusals()
  /** Each row is a line; else each order has totals only. */
  readonly hasLines: boolean
  readonly text: Partial<Record<TextField, TextColumn>> = {}
  readonly money: Partial<Record<MoneyField, MoneyColumn>> = {}
  readonly moment: Partial<Record<MomentField, MomentColumn>> = {}
  readonly quantity?: QuantityColumn
  readonly rate?: RateColumn
  /** Columns that only our own export has. */
  readonly extra?: {
    row: TextColumn
    shipping: MoneyColumn
    tax: MoneyColumn
    line: QuantityColumn
    dated: TextColumn
    /** Absent in exports of before it was kept. */
    later?: QuantityColumn
  }

  #scales: { scale: number; byRow?: Uint8Array }
  readonly #scaleOfCode: number[] = []
  readonly #continues: boolean
  readonly #verbatim: boolean
  readonly #delimiter: string
  /** Cells that a row must have; exports may leave empty ones at its end out. */
  readonly #needed: number
  /** Whether a text of the number column says that its row adds the others up, by code. */
  readonly #isTotal: boolean[] = []
  /** Rows that add the others up. */
  readonly #totals = new Set<number>()

  constructor(plan: { columns: ColumnMap; rules: ImportRules; header: readonly string[]; delimiter: string }, room: number) {
    const { columns, rules } = plan
    const preset = presetOf(rules.preset)
    this.#continues = preset.continues
    this.#verbatim = preset.verbatim
    this.#delimiter = plan.delimiter
    this.hasLines = hasLines(columns)
    this.lines = new Uint32Array(room)
    this.refused = new Uint8Array(room)
    const zone = zoneOf(rules.zone)
    const style = (isId: boolean, dashIsNone: boolean) => ({ verbatim: preset.verbatim, isId, dashIsNone })
    for (const field of TEXT_FIELDS) {
      const column = columns[field]
      if (column === undefined) continue
      const isAddress = field === 'region' && holdsAddresses(plan.header[column])
      const isId = IDS.includes(field)
      const rounded = isId && !preset.verbatim ? { rounded: KEYS.includes(field) ? ('refuse' as const) : ('leave' as const) } : {}
      this.text[field] = new TextColumn(field, column, { ...style(isId, !AS_WRITTEN.includes(field)), isAddress, ...rounded }, room)
    }
    for (const field of MONEY_FIELDS) {
      const column = columns[field]
      if (column !== undefined)
        this.money[field] = new MoneyColumn(
          field,
          column,
          rules.decimal,
          field === 'price' || field === 'cost' ? 'badPrice' : 'badAmount',
          room,
        )
    }
    for (const field of MOMENT_FIELDS) {
      const column = columns[field]
      if (column !== undefined) this.moment[field] = new MomentColumn(field, column, zone, rules.dateOrder, room)
    }
    if (columns.quantity !== undefined) this.quantity = new QuantityColumn('quantity', columns.quantity, rules.decimal, room)
    if (columns.rate !== undefined) this.rate = new RateColumn('rate', columns.rate, rules.decimal, room)
    const places = extraPlaces(plan.header)
    if (rules.preset === 'zhanggui' && places) {
      this.extra = {
        row: new TextColumn(undefined, places.row, style(false, false), room),
        shipping: new MoneyColumn('refundAmount', places.refundShipping, '.', 'badAmount', room),
        tax: new MoneyColumn('refundAmount', places.refundTax, '.', 'badAmount', room),
        line: new QuantityColumn('refundAmount', places.refundLine, '.', room),
        dated: new TextColumn(undefined, places.refundDated, style(false, false), room),
        ...(places.later >= 0 && { later: new QuantityColumn('placedAt', places.later, '.', room) }),
      }
    }
    const told = Object.entries(columns).flatMap(([field, column]) => (OPTIONAL.has(field) ? [] : [column]))
    this.#needed = 1 + Math.max(...told, ...(this.extra ? Object.values(places ?? {}) : []))
    this.#scales = { scale: scaleOf(rules.currency), ...(this.text.currency && { byRow: new Uint8Array(room) }) }
  }

  /** Takes a batch of rows in. */
  read(batch: CsvBatch): void {
    const first = this.count
    const end = first + batch.rows
    this.lines = withRoom(Uint32Array, this.lines, end)
    this.refused = withRoom(Uint8Array, this.refused, end)
    this.lines.set(batch.lines.subarray(0, batch.rows), first)
    const refuse: Refuse = (row, why, field, start, stop) => this.refuse(first + row, why, field, batch.bytes.subarray(start, stop))
    this.#checkShape(batch, first)
    for (const field of TEXT_FIELDS) this.text[field]?.read(batch, first, refuse)
    if (!this.#verbatim) this.#refuseTotals(batch, first)
    if (this.#continues && this.text.number) this.#continueNumbers(this.text.number.codes, first, end)
    this.#readScales(batch, first, refuse)
    for (const field of MONEY_FIELDS) this.money[field]?.read(batch, first, this.#scales, refuse)
    for (const field of MOMENT_FIELDS) this.moment[field]?.read(batch, first, refuse)
    this.quantity?.read(batch, first, refuse)
    this.rate?.read(batch, first, refuse)
    if (this.extra) {
      this.extra.row.read(batch, first, refuse)
      this.extra.shipping.read(batch, first, this.#scales, refuse)
      this.extra.tax.read(batch, first, this.#scales, refuse)
      this.extra.line.read(batch, first, refuse)
      this.extra.dated.read(batch, first, refuse)
      this.extra.later?.read(batch, first, refuse)
    }
    this.#checkValues(first, end)
    this.count = end
  }

  /** Refuses a row, unless it is refused already. */
  refuse(row: number, why: RowRefusal, field: ImportField | undefined, text: Uint8Array): void {
    if (this.refused[row] === 1) return
    this.refused[row] = 1
    this.refusals.add(this.lines[row], why, field, text)
  }

  /** Decimal digits of the money of a row. */
  scaleAt(row: number): number {
    return this.#scales.byRow ? this.#scales.byRow[row] : this.#scales.scale
  }

  #checkShape(batch: CsvBatch, first: number): void {
    for (let row = 0; row < batch.rows; row++) {
      const flags = batch.flags[row]
      if (flags === 0 && batch.counts[row] >= this.#needed) continue
      const isRagged = batch.counts[row] < this.#needed || (flags & FLAG_LONG) !== 0
      const isOpen = (flags & FLAG_STRAY_QUOTE) !== 0 && (isRagged || (flags & FLAG_MULTILINE) !== 0)
      if (isRagged || isOpen) this.refuse(first + row, isOpen ? 'openQuote' : 'ragged', undefined, rowText(batch, row, this.#delimiter))
    }
  }

  /** Rows that add the others up: they are no orders, and go on with none. */
  #refuseTotals(batch: CsvBatch, first: number): void {
    const column = this.text.number
    if (!column) return
    const decoder = new TextDecoder()
    for (let code = this.#isTotal.length; code < column.dictionary.size; code++)
      this.#isTotal[code] = code > 0 && isTotalAlone(decoder.decode(column.dictionary.bytesOf(code)))
    for (let row = 0; row < batch.rows; row++) {
      const code = column.codes[first + row]
      if (code === 0 ? !this.#namesTotal(batch, row) : !this.#isTotal[code]) continue
      column.codes[first + row] = 0
      this.#totals.add(first + row)
      this.refuse(first + row, 'total', undefined, rowText(batch, row, this.#delimiter))
    }
  }

  /** Whether a row without a number has a cell that says so, where no product is named: a product may be called Total. */
  #namesTotal(batch: CsvBatch, row: number): boolean {
    const base = row * batch.width
    const cells = Math.min(batch.width, batch.counts[row])
    for (let c = 0; c < cells; c++) {
      const from = batch.starts[base + c]
      const length = batch.ends[base + c] - from
      if (length < 3 || length > 24 || (batch.bytes[from] < 128 && !TOTAL_HEADS.has(batch.bytes[from] | 32))) continue
      if (isTotalAlone(new TextDecoder().decode(batch.bytes.subarray(from, from + length)))) return this.#skuAt(batch, row) === 0
    }
    return false
  }

  #skuAt({ starts, ends, width }: CsvBatch, row: number): number {
    const column = this.text.sku?.column
    return column === undefined ? 0 : ends[row * width + column] - starts[row * width + column]
  }

  #readScales(batch: CsvBatch, first: number, refuse: Refuse): void {
    const { currency, number } = this.text
    if (!currency || !this.#scales.byRow) return
    const end = first + batch.rows
    const byRow = (this.#scales.byRow = withRoom(Uint8Array, this.#scales.byRow, end))
    const decoder = new TextDecoder()
    for (let code = this.#scaleOfCode.length; code < currency.dictionary.size; code++) {
      const name = currencyOf(decoder.decode(currency.dictionary.bytesOf(code)))
      this.#scaleOfCode[code] = code === 0 ? this.#scales.scale : name ? scaleOf(name) : -1
    }
    for (let row = first; row < end; row++) {
      const code = currency.codes[row]
      const scale = this.#scaleOfCode[code]
      // An order's later rows may leave its currency out.
      if (code === 0 && row > 0 && number && number.codes[row] === number.codes[row - 1]) byRow[row] = byRow[row - 1]
      else byRow[row] = scale < 0 ? this.#scales.scale : scale
      if (scale < 0) {
        const cell = (row - first) * batch.width + currency.column
        refuse(row - first, 'badCurrency', 'currency', batch.starts[cell], batch.ends[cell])
      }
    }
  }

  /** Rows without a number belong to the order above. */
  #continueNumbers(codes: Uint32Array, first: number, end: number): void {
    for (let row = Math.max(1, first); row < end; row++) if (codes[row] === 0 && !this.#totals.has(row)) codes[row] = codes[row - 1]
  }

  #checkValues(first: number, end: number): void {
    const number = this.text.number?.codes
    const quantity = this.hasLines && !this.#verbatim ? this.quantity?.values : undefined
    const none = new Uint8Array()
    for (let row = first; row < end; row++) {
      if (number && number[row] === 0) this.refuse(row, 'missingNumber', 'number', none)
      if (quantity && quantity[row] === NO_QUANTITY) this.refuse(row, 'badQuantity', 'quantity', none)
    }
  }
}

/** First letters of total, grand total and sum. */
const TOTAL_HEADS: ReadonlySet<number> = new Set(Array.from('tgs', (letter) => letter.charCodeAt(0)))

function extraPlaces(header: readonly string[]): Record<ExtraField, number> | undefined {
  const plain = header.map(plainHeader)
  const at = (field: ExtraField): number => plain.indexOf(plainHeader(EXTRA_HEADERS[field]))
  const places = {
    row: at('row'),
    refundShipping: at('refundShipping'),
    refundTax: at('refundTax'),
    refundLine: at('refundLine'),
    refundDated: at('refundDated'),
  }
  return Object.values(places).includes(-1) ? undefined : { ...places, later: at('later') }
}

/** A row as its cells with the delimiter between; quotes are gone. */
function rowText(batch: CsvBatch, row: number, delimiter: string): Uint8Array {
  const decoder = new TextDecoder()
  const base = row * batch.width
  const cells: string[] = []
  let length = 0
  for (let c = 0; c < Math.min(batch.width, batch.counts[row]) && length < 200; c++) {
    const text = decoder.decode(batch.bytes.subarray(batch.starts[base + c], Math.min(batch.ends[base + c], batch.starts[base + c] + 800)))
    cells.push(text)
    length += text.length + 1
  }
  return new TextEncoder().encode(cells.join(delimiter))
}
