import { LINE_KINDS } from '~/domain/order'
import { type FactTable, NO_COST } from './orderTable'

const TOTAL = LINE_KINDS.indexOf('total')
const LARGEST_QUANTITY = 2 ** 31 - 1

/**
 * The same orders with lines that no question but one about SKUs can tell apart made one: lines of an order that are of one kind, one reason and one
 * time, that are free or not, and that tell their units or not. Their quantities, amounts and discounts are added, `weight` tells how many they were. Sums by
 * order, and all that is counted from them, stay exactly as they are, as long as no rate rounds each line by itself. A shop opens with a twentieth of
 * its lines. Orders that were cancelled or refunded keep theirs, since a refund may name one.
 */
export function mergeLines(table: FactTable): FactTable {
  const { orders, lines } = table
  const merged = new MergedLines(lines)
  const lineStart = new Uint32Array(orders.count + 1)
  for (let order = 0; order < orders.count; order++) {
    const first = merged.count
    const keeps = !Number.isNaN(orders.cancelledAt[order]) || orders.refundStart[order] < orders.refundStart[order + 1]
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
      if (keeps || !merged.join(line, first)) merged.append(line)
    }
    lineStart[order + 1] = merged.count
  }
  return { ...table, orders: { ...orders, lineStart }, lines: merged.columns(), skuTitle: [''] }
}

type Lines = FactTable['lines']

class MergedLines {
  count = 0
  readonly #from: Lines
  readonly #quantity: Int32Array
  readonly #amount: Float64Array
  readonly #discount: Float64Array
  readonly #kind: Uint8Array
  readonly #notSale: Uint8Array
  readonly #later: Int32Array
  readonly #free: Uint8Array
  readonly #weight: Uint32Array

  constructor(from: Lines) {
    this.#from = from
    this.#quantity = new Int32Array(from.count)
    this.#amount = new Float64Array(from.count)
    this.#discount = new Float64Array(from.count)
    this.#kind = new Uint8Array(from.count)
    this.#notSale = new Uint8Array(from.count)
    this.#later = new Int32Array(from.count)
    this.#free = new Uint8Array(from.count)
    this.#weight = new Uint32Array(from.count)
  }

  /** Adds a line to one of its likes among [first, count); false where there is none. */
  join(line: number, first: number): boolean {
    for (let at = first; at < this.count; at++) {
      if (!this.#isLike(line, at)) continue
      this.#quantity[at] += this.#from.quantity[line]
      this.#amount[at] += this.#from.amount[line]
      this.#discount[at] += this.#from.discount[line]
      this.#weight[at]++
      return true
    }
    return false
  }

  append(line: number): void {
    const { quantity, amount, discount, kind, notSale, later } = this.#from
    const at = this.count++
    this.#quantity[at] = quantity[line]
    this.#amount[at] = amount[line]
    this.#discount[at] = discount[line]
    this.#kind[at] = kind[line]
    this.#notSale[at] = notSale[line]
    this.#later[at] = later[line]
    this.#free[at] = this.#isFree(line)
    this.#weight[at] = 1
  }

  #isFree(line: number): number {
    return this.#from.amount[line] === 0 && this.#from.discount[line] === 0 ? 1 : 0
  }

  #isLike(line: number, at: number): boolean {
    const { quantity, amount, discount, kind, notSale, later } = this.#from
    if (this.#kind[at] !== kind[line] || this.#notSale[at] !== notSale[line] || this.#later[at] !== later[line]) return false
    if (this.#free[at] !== this.#isFree(line)) return false
    const units = this.#quantity[at] + quantity[line]
    if (Math.abs(units) > LARGEST_QUANTITY) return false
    // An order total without a count says that units are not known, and a count must not hide it or come to look like it.
    if (kind[line] === TOTAL && (quantity[line] === 0 || this.#quantity[at] === 0 || units === 0))
      return quantity[line] === this.#quantity[at]
    // Amounts that cancel out would look as if there had been none.
    const money = this.#amount[at] - this.#discount[at]
    const more = amount[line] - discount[line]
    return money + more !== 0 || (money === 0 && more === 0 && this.#free[at] === 1)
  }

  columns(): Lines {
    const { count } = this
    return {
      count,
      sku: { codes: new Uint32Array(count), values: [''] },
      quantity: this.#quantity.slice(0, count),
      amount: this.#amount.slice(0, count),
      discount: this.#discount.slice(0, count),
      cost: new Int32Array(count).fill(NO_COST),
      kind: this.#kind.slice(0, count),
      notSale: this.#notSale.slice(0, count),
      later: this.#later.slice(0, count),
      weight: this.#weight.slice(0, count),
    }
  }
}
