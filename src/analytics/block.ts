import type { Dataset } from './dataset'
import type { Picked } from './pick'
import type { Scope } from './query'

/** As much as stays near the processor while several passes read it. */
const MOST_ORDERS = 4096
const MOST_LINES = 12_288

/** What is asked of a block besides what its orders come to. */
export interface BlockAsk {
  /** Lines are told apart. */
  readonly lines: boolean
  /** Gross sales and discounts. */
  readonly goods: boolean
}

/**
 * Some of the orders that were picked, their columns side by side: each is looked up once, however many questions are asked of it. Arrays hold more than
 * `count` orders and `start[count]` lines; what lies behind is of no meaning, and all of them are used again for the next block.
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
  /** What no line carries: shipping less the order's discount; 0 where lines were chosen. */
  readonly rest = new Float64Array(MOST_ORDERS)
  /** Lines of order i: [start[i], start[i + 1]). */
  readonly start = new Int32Array(MOST_ORDERS + 1)
  sku = new Int32Array(MOST_LINES)
  lineNet = new Float64Array(MOST_LINES)
  lineGross = new Float64Array(MOST_LINES)
  quantity = new Int32Array(MOST_LINES)

  /** Moves on to the orders behind; false where there are none. */
  next(dataset: Dataset, scope: Scope, picked: Picked, ask: BlockAsk): boolean {
    this.first += this.count
    const left = picked.count - this.first
    if (left <= 0) return false
    this.count = Math.min(left, MOST_ORDERS)
    if (ask.lines || picked.lines) this.#readLines(dataset, scope, picked)
    this.rows = picked.rows.subarray(this.first, this.first + this.count)
    this.#readOrders(dataset, scope, picked, ask)
    return true
  }

  #readLines(dataset: Dataset, scope: Scope, { rows, lines: chosen }: Picked) {
    const { lineStart } = dataset.orders
    const { amount, discount, quantity, sku } = dataset.lines
    const marks = dataset.countedLines(scope)
    const { first, count, start } = this
    let at = 0
    for (let i = 0; i < count; i++) {
      const row = rows[first + i] | 0
      const from = (chosen ? chosen.start[first + i] : lineStart[row]) | 0
      const end = (chosen ? chosen.start[first + i + 1] : lineStart[row + 1]) | 0
      if (at + end - from > this.sku.length) {
        if (i > 0) {
          this.count = i
          return
        }
        this.#widen(end - from)
      }
      const { sku: skus, lineNet, lineGross, quantity: units } = this
      let net = 0
      let gross = 0
      let pieces = 0
      for (let each = from; each < end; each++) {
        const line = chosen ? chosen.line[each] | 0 : each
        if (!chosen && marks[line] === 0) continue
        const price = amount[line]
        const off = discount[line]
        skus[at] = sku.codes[line]
        lineNet[at] = price - off
        lineGross[at] = price
        units[at] = quantity[line]
        pieces += quantity[line]
        gross += price
        net += price - off
        at++
      }
      start[i + 1] = at
      this.net[i] = net
      this.gross[i] = gross
      this.units[i] = pieces
    }
  }

  #widen(lines: number) {
    this.sku = new Int32Array(lines)
    this.lineNet = new Float64Array(lines)
    this.lineGross = new Float64Array(lines)
    this.quantity = new Int32Array(lines)
  }

  #readOrders(dataset: Dataset, scope: Scope, { lines: chosen }: Picked, { lines, goods }: BlockAsk) {
    const { rows, count, counts, net, buyer, rest, gross, discounts, start } = this
    const { paid } = dataset.money(scope.nonProducts)
    const codes = dataset.orders.buyer.codes
    for (let i = 0; i < count; i++) buyer[i] = codes[rows[i]]
    if (chosen) {
      for (let i = 0; i < count; i++) counts[i] = paid[rows[i]] > 0 && start[i + 1] > start[i] ? 1 : 0
      for (let i = 0; i < count; i++) discounts[i] = gross[i] - net[i]
      rest.fill(0, 0, count)
      return
    }
    if (lines) for (let i = 0; i < count; i++) rest[i] = paid[rows[i]] - net[i]
    for (let i = 0; i < count; i++) {
      net[i] = paid[rows[i]]
      counts[i] = net[i] > 0 ? 1 : 0
    }
    if (!lines) {
      const { units } = dataset.units(scope)
      for (let i = 0; i < count; i++) this.units[i] = units[rows[i]]
    }
    if (goods) this.#readGoods(dataset, scope)
  }

  #readGoods(dataset: Dataset, scope: Scope) {
    const { rows, count, gross, discounts } = this
    const { gross: prices, lineDiscount } = dataset.goods(scope.nonProducts)
    const { discount } = dataset.orders
    for (let i = 0; i < count; i++) gross[i] = prices[rows[i]]
    for (let i = 0; i < count; i++) discounts[i] = lineDiscount[rows[i]] + discount[rows[i]]
  }
}
