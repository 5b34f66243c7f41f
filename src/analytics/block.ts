import type { Dataset } from './dataset'
import type { Picked } from './pick'
import type { Scope } from './query'

/** As much as stays near the processor while several passes read it. */
const MOST_ORDERS = 1024
const MOST_LINES = 3072
/** Places behind the last line that may be written to. */
const SPARE = 4

/** What is asked of a block besides what its orders come to. */
export interface BlockAsk {
  /** Lines are told apart. */
  readonly lines: boolean
  /** What orders come to. */
  readonly sums: boolean
  /** Gross sales and discounts. */
  readonly goods: boolean
  /** Who bought. */
  readonly buyers: boolean
}

/**
 * Some of the orders that were picked, their columns side by side: each is looked up once, however many questions are asked of it. A look-up has a loop of its
 * own, column by column, because the processor overlaps those; in a pass it costs several times as much. Arrays hold more than `count` orders and
 * `lineCount` lines; what lies behind is of no meaning, and all of them are used again for the next block.
 */
export class Block {
  /** Place of the first order among those picked. */
  first = 0
  count = 0
  rows: Uint32Array = new Uint32Array(0)
  /** What an order comes to: what was paid, or where lines were chosen what those sold for. */
  readonly net = new Float64Array(MOST_ORDERS)
  /** 1 where it counts as an order. */
  readonly counts = new Uint8Array(MOST_ORDERS)
  readonly units = new Float64Array(MOST_ORDERS)
  readonly buyer = new Int32Array(MOST_ORDERS)
  readonly gross = new Float64Array(MOST_ORDERS)
  readonly discounts = new Float64Array(MOST_ORDERS)
  lineCount = 0
  /** Place of the line's order in the block. */
  owner = new Int32Array(MOST_LINES)
  sku = new Int32Array(MOST_LINES)
  lineNet = new Float64Array(MOST_LINES)
  quantity = new Int32Array(MOST_LINES)
  #line = new Int32Array(MOST_LINES)
  readonly #start = new Int32Array(MOST_ORDERS)
  readonly #end = new Int32Array(MOST_ORDERS)

  /** Before the first orders. The one block that there is: only one pass over orders is ever under way. */
  static begin(): Block {
    only.first = 0
    only.count = 0
    return only
  }

  /** Moves on to the orders behind; false where there are none. */
  next(dataset: Dataset, scope: Scope, picked: Picked, ask: BlockAsk): boolean {
    this.first += this.count
    const left = picked.count - this.first
    if (left <= 0) return false
    this.count = Math.min(left, MOST_ORDERS)
    if (ask.lines || picked.lines) {
      this.#listLines(dataset, scope, picked)
      this.#readLines(dataset, ask.lines)
    }
    this.rows = picked.rows.subarray(this.first, this.first + this.count)
    this.#readOrders(dataset, scope, picked, ask)
    return true
  }

  /** Rows of the lines that count, with their orders; fewer orders where they have too many. */
  #listLines(dataset: Dataset, scope: Scope, { rows, lines: chosen }: Picked) {
    const { lineStart } = dataset.orders
    const { whole } = dataset.units(scope)
    const marks = dataset.countedLines(scope)
    const start = this.#start
    const end = this.#end
    const { first, count } = this
    if (chosen) {
      for (let i = 0; i < count; i++) start[i] = chosen.start[first + i]
      for (let i = 0; i < count; i++) end[i] = chosen.start[first + i + 1]
    } else {
      for (let i = 0; i < count; i++) start[i] = lineStart[rows[first + i]]
      for (let i = 0; i < count; i++) end[i] = lineStart[rows[first + i] + 1]
    }
    if (end[0] - start[0] > this.#line.length - SPARE) this.#widen(end[0] - start[0] + SPARE)
    const line = this.#line
    const { owner } = this
    let at = 0
    for (let i = 0; i < count; i++) {
      const stop = end[i]
      if (at + stop - start[i] > line.length - SPARE) {
        this.count = i
        break
      }
      const begin = start[i]
      // Most orders have few lines. Four are written whatever they are, so that there is no end of a loop to guess; what is too many is overwritten.
      line[at] = begin
      line[at + 1] = begin + 1
      line[at + 2] = begin + 2
      line[at + 3] = begin + 3
      owner[at] = i
      owner[at + 1] = i
      owner[at + 2] = i
      owner[at + 3] = i
      for (let each = begin + SPARE; each < stop; each++) {
        line[at + each - begin] = each
        owner[at + each - begin] = i
      }
      if (chosen || whole[rows[first + i]]) at += stop - begin
      else
        for (let each = begin; each < stop; each++) {
          line[at] = each
          at = (at + marks[each]) | 0
        }
    }
    if (chosen) for (let i = 0; i < at; i++) line[i] = chosen.line[line[i]]
    this.lineCount = at
  }

  #widen(lines: number) {
    this.#line = new Int32Array(lines)
    this.owner = new Int32Array(lines)
    this.sku = new Int32Array(lines)
    this.lineNet = new Float64Array(lines)
    this.quantity = new Int32Array(lines)
  }

  #readLines({ lines: { amount, discount, quantity: units, sku: skus } }: Dataset, toldApart: boolean) {
    const line = this.#line
    const { lineCount, sku, lineNet, quantity } = this
    const { codes } = skus
    if (toldApart) for (let at = 0; at < lineCount; at++) sku[at] = codes[line[at]]
    for (let at = 0; at < lineCount; at++) lineNet[at] = amount[line[at]] - discount[line[at]]
    for (let at = 0; at < lineCount; at++) quantity[at] = units[line[at]]
  }

  #readOrders(dataset: Dataset, scope: Scope, { lines: chosen }: Picked, ask: BlockAsk) {
    const { rows, count, counts, net, buyer, units } = this
    const { paid, counts: isOrder } = dataset.money(scope.nonProducts)
    const { codes } = dataset.orders.buyer
    if (ask.buyers) for (let i = 0; i < count; i++) buyer[i] = codes[rows[i]]
    for (let i = 0; i < count; i++) counts[i] = isOrder[rows[i]]
    if (!ask.sums) return
    for (let i = 0; i < count; i++) net[i] = paid[rows[i]]
    if (chosen) this.#sumChosen(dataset, ask.goods)
    else {
      const { units: pieces } = dataset.units(scope)
      for (let i = 0; i < count; i++) units[i] = pieces[rows[i]]
      if (ask.goods) this.#readGoods(dataset, scope)
    }
  }

  /** Orders are what their chosen lines come to; each has one at least. */
  #sumChosen({ lines: { amount } }: Dataset, goods: boolean) {
    const line = this.#line
    const { count, lineCount, owner, net, units, gross, discounts, lineNet, quantity } = this
    net.fill(0, 0, count)
    units.fill(0, 0, count)
    for (let at = 0; at < lineCount; at++) {
      const i = owner[at]
      net[i] += lineNet[at]
      units[i] += quantity[at]
    }
    if (!goods) return
    gross.fill(0, 0, count)
    for (let at = 0; at < lineCount; at++) gross[owner[at]] += amount[line[at]]
    for (let i = 0; i < count; i++) discounts[i] = gross[i] - net[i]
  }

  #readGoods(dataset: Dataset, scope: Scope) {
    const { rows, count, gross, discounts } = this
    const { gross: prices, lineDiscount } = dataset.goods(scope.nonProducts)
    const { discount } = dataset.orders
    for (let i = 0; i < count; i++) gross[i] = prices[rows[i]]
    for (let i = 0; i < count; i++) discounts[i] = lineDiscount[rows[i]] + discount[rows[i]]
  }
}

const only = new Block()
