import { namesCredit } from '~/domain/import/rowRules'
import type { ImportField, RowRefusal } from '~/domain/importPlan'
import type { Rows, TextField } from './rows'
import type { OrderAmount } from './summedFields'

export const HEAD_TEXTS = ['buyerName', 'email', 'phone', 'region', 'status', 'note', 'method', 'promotion', 'carrier', 'tracking'] as const
const TEXTS: readonly TextField[] = [
  'sku',
  'title',
  'lineKind',
  'notSale',
  'buyerId',
  'channel',
  'currency',
  'orderType',
  'test',
  ...HEAD_TEXTS,
]

/** The order was refused while it was put together. */
export class OrderRefused extends Error {}

/** The rows of one order: what the order as a whole is told by them. Moved from order to order by `moveTo`. */
export class OrderRows {
  /** Places in `of` between which the order's rows stand. */
  from = 0
  to = 0
  /** Rows by order. */
  of: Uint32Array = new Uint32Array()
  readonly #rows: Rows
  readonly #verbatim: boolean
  readonly #summed: ReadonlySet<OrderAmount>
  readonly #values: Partial<Record<TextField, string[]>> = {}

  constructor(rows: Rows, verbatim: boolean, summed: ReadonlySet<OrderAmount>) {
    this.#rows = rows
    this.#verbatim = verbatim
    this.#summed = summed
    for (const field of TEXTS) {
      const column = rows.text[field]
      if (column) this.#values[field] = column.dictionary.values()
    }
  }

  moveTo(of: Uint32Array, from: number, to: number): void {
    this.of = of
    this.from = from
    this.to = to
  }

  /** Texts of a column by code; only '' where the file has no such column. */
  values(field: TextField): string[] {
    return this.#values[field] ?? ['']
  }

  /** Code of the first row that has a text. */
  code(field: TextField): number {
    const codes = this.#rows.text[field]?.codes
    if (!codes) return 0
    for (let at = this.from; at < this.to; at++) {
      const code = codes[this.of[at]]
      if (code !== 0) return code
    }
    return 0
  }

  text(field: TextField): string {
    return this.values(field)[this.code(field)]
  }

  /** Text of the first row that has one; two that differ are two customers in one order. */
  only(field: TextField): string {
    const codes = this.#rows.text[field]?.codes
    if (!codes) return ''
    const values = this.values(field)
    let first = 0
    for (let at = this.from; at < this.to; at++) {
      const code = codes[this.of[at]]
      if (code === 0 || code === first) continue
      if (first !== 0) this.refuse(at, 'conflictingOrder', field, values[code])
      first = code
    }
    return values[first]
  }

  /** Refuses an order whose rows name two e-mail addresses. */
  checkEmails(): void {
    const codes = this.#rows.text.email?.codes
    if (!codes) return
    const values = this.values('email')
    const first = this.text('email').toLowerCase()
    for (let at = this.from; at < this.to; at++) {
      const code = codes[this.of[at]]
      if (code !== 0 && values[code].toLowerCase() !== first) this.refuse(at, 'conflictingOrder', 'email', values[code])
    }
  }

  /** Value of the first row that has one, else NaN. */
  number(values: Float64Array | undefined): number {
    if (!values) return NaN
    for (let at = this.from; at < this.to; at++) {
      const value = values[this.of[at]]
      if (value === value) return value
    }
    return NaN
  }

  /** An amount of the order, 0 where there is none; files write discounts and refunds with either sign. */
  amount(field: OrderAmount): number {
    const values = this.#rows.money[field]?.values
    const value = this.#summed.has(field) ? this.#sum(values) : this.number(values)
    if (value !== value) return 0
    return field === 'shipping' || field === 'tax' || this.#verbatim ? value : Math.abs(value)
  }

  /** What the rows come to, NaN where none tells anything. */
  #sum(values: Float64Array | undefined): number {
    let sum = NaN
    if (values) for (let at = this.from; at < this.to; at++) if (!Number.isNaN(values[this.of[at]])) sum = (sum || 0) + values[this.of[at]]
    return sum
  }

  /** The row that tells of the order as a whole before its lines, as eBay's do: it names no product, and its amount is what those of the others come to. -1: there is none. */
  summaryRow(): number {
    const { sku, title } = this.#rows.text
    const amounts = this.#rows.money.lineAmount?.values
    if (!sku || !title || !amounts || this.to - this.from < 2) return -1
    let sum = 0
    let whole = -1
    for (let at = this.from; at < this.to; at++) {
      const row = this.of[at]
      const isNamed = sku.codes[row] !== 0 || title.codes[row] !== 0
      if (isNamed) sum += amounts[row]
      else if (whole >= 0) return -1
      else whole = row
    }
    return whole >= 0 && amounts[whole] === sum ? whole : -1
  }

  /** Refuses an order of which some rows are sales and others take them back. */
  checkTypes(): void {
    const codes = this.#rows.text.orderType?.codes
    if (!codes) return
    const values = this.values('orderType')
    const first = namesCredit(values[codes[this.of[this.from]]])
    for (let at = this.from; at < this.to; at++) {
      const text = values[codes[this.of[at]]]
      if (namesCredit(text) !== first) this.refuse(at, 'conflictingOrder', 'orderType', text)
    }
  }

  /** Rows of one order that tell different totals are not rows of one order. */
  checkSame(field: 'orderTotal' | 'paidAmount'): void {
    const values = this.#rows.money[field]?.values
    if (!values) return
    const first = this.number(values)
    for (let at = this.from; at < this.to; at++) {
      const value = values[this.of[at]]
      if (value === value && value !== first) this.refuse(at, 'conflictingOrder', field, '')
    }
  }

  /** Refuses the order for its row at that place. Throws OrderRefused. */
  refuse(at: number, why: RowRefusal, field: ImportField, text: string): never {
    this.#rows.refuse(this.of[at], why, field, new TextEncoder().encode(text))
    throw new OrderRefused(why)
  }
}
