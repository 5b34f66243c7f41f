import { customerIdOf } from '~/domain/customer'
import type { DictColumn } from '~/segments/orderTable'
import type { OrderColumns, SeenTable } from './orderColumns'
import { type Postings, SearchText, postCodes } from './searchText'

/** One column of text that the search looks into: distinct values first, then the rows that carry those that match. */
class SearchColumn {
  readonly #column: DictColumn
  readonly #text: SearchText
  readonly #rowOf: (index: number) => number
  #postings: Postings | undefined

  constructor(column: DictColumn, rowOf: (index: number) => number) {
    this.#column = column
    this.#text = new SearchText(column.values)
    this.#rowOf = rowOf
  }

  mark(part: string, marks: Uint8Array) {
    for (const code of this.#text.find(part)) this.#markCode(code, marks)
  }

  /** Rows that carry exactly this value. */
  markExact(value: string, marks: Uint8Array) {
    const code = this.#column.values.indexOf(value)
    if (code >= 0) this.#markCode(code, marks)
  }

  /** Rows that carry a value which passes. */
  markWhere(passes: (value: string) => boolean, marks: Uint8Array) {
    this.#column.values.forEach((value, code) => {
      if (passes(value)) this.#markCode(code, marks)
    })
  }

  #markCode(code: number, marks: Uint8Array) {
    const { start, rows } = (this.#postings ??= postCodes(this.#column.codes, this.#column.values.length, this.#rowOf))
    for (let k = start[code], end = start[code + 1]; k < end; k++) marks[rows[k]] = 1
  }
}

interface TableSearch {
  numbers: SearchText
  rows: Int32Array
  /** Who bought; what was bought. */
  people: SearchColumn[]
  texts: SearchColumn[]
  sku: SearchColumn
  buyer: SearchColumn
}

/** Finds orders by a part of what stands on them. Nothing is built before the first search. */
export class OrderSearch {
  readonly #count: number
  readonly #tables: TableSearch[]

  constructor(tables: SeenTable[], columns: OrderColumns) {
    this.#count = columns.count
    this.#tables = tables.map(({ table: { orders, lines } }, t) => {
      const rows = columns.rowOf[t]
      const ofOrder = (order: number) => rows[order]
      // Made once, at the first question that needs the rows of lines.
      let orderOfLine: Uint32Array | undefined
      const ofLine = (line: number) => rows[(orderOfLine ??= linesToOrders(orders.lineStart, lines.count))[line]]
      const sku = new SearchColumn(lines.sku, ofLine)
      const buyer = new SearchColumn(orders.buyer, ofOrder)
      const others = [orders.buyerName, orders.email, orders.phone].map((column) => new SearchColumn(column, ofOrder))
      return {
        numbers: new SearchText(orders.number),
        rows,
        sku,
        buyer,
        people: [buyer, ...others],
        texts: [sku, new SearchColumn(lines.title, ofLine)],
      }
    })
  }

  /** 1 for rows whose number, buyer (unless blind), SKU or title holds the part (trimmed and lower-cased, not empty). */
  find(part: string, blind = false): Uint8Array {
    const marks = new Uint8Array(this.#count)
    for (const { numbers, rows, people, texts } of this.#tables) {
      for (const order of numbers.find(part)) if (rows[order] >= 0) marks[rows[order]] = 1
      for (const text of blind ? texts : [...people, ...texts]) text.mark(part, marks)
    }
    return marks
  }

  bySku(sku: string): Uint8Array {
    const marks = new Uint8Array(this.#count)
    for (const table of this.#tables) table.sku.markExact(sku, marks)
    return marks
  }

  /** By customerIdOf the buyer. */
  byCustomer(customer: string): Uint8Array {
    const marks = new Uint8Array(this.#count)
    for (const table of this.#tables) table.buyer.markWhere((key) => customerIdOf(key) === customer, marks)
    return marks
  }
}

function linesToOrders(lineStart: Uint32Array, count: number): Uint32Array {
  const orders = new Uint32Array(count)
  for (let order = 0; order + 1 < lineStart.length; order++) orders.fill(order, lineStart[order], lineStart[order + 1])
  return orders
}
