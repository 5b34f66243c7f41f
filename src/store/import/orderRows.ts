import type { ImportField, RowRefusal } from '~/domain/importPlan'
import type { Rows, TextField } from './rows'

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
  readonly #values: Partial<Record<TextField, string[]>> = {}

  constructor(rows: Rows, verbatim: boolean, fields: readonly TextField[]) {
    this.#rows = rows
    this.#verbatim = verbatim
    for (const field of fields) {
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
  amount(field: 'shipping' | 'orderDiscount' | 'tax' | 'refundAmount'): number {
    const value = this.number(this.#rows.money[field]?.values)
    if (value !== value) return 0
    return field === 'shipping' || field === 'tax' || this.#verbatim ? value : Math.abs(value)
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
