import { Block } from './block'
import { countDistinct, type DistinctBuyers } from './buyerPass'
import type { Dataset } from './dataset'
import type { Filter } from './filter'
import { type Groups, lineGroups, rowGroups } from './groups'
import { addPaidLines } from './linePass'
import { addPaidOrders, passOf } from './orderPass'
import { type Happenings, type Picked, asksLines } from './pick'
import { takeFilled } from './scratch'
import type { Members, Sums } from './sums'

/** Where paid sales are added up: the groups of one question. */
export interface Target {
  readonly groups: Groups
  readonly sums: Sums
  /** Gross sales and discounts are asked, and what known buyers paid. */
  readonly goods: boolean
  readonly known: boolean
  /** Who bought, for what cannot be counted on the way. */
  readonly members?: Members | undefined
  readonly distinct?: DistinctBuyers | undefined
}

/**
 * True where nothing out of the ordinary can come: no sum comes near 2^53, every line tells its units, and days, orders, buyers and SKUs tell the groups. Then loops
 * with as little in them as can be do, and most of a refresh is spent in them.
 */
export function isPlain(dataset: Dataset, filter: Filter, what: Happenings, { axes, numbering }: Groups): boolean {
  if (!dataset.safe || dataset.shop.hasTotals || numbering || axes.some(({ lines }) => lines)) return false
  return filter.goods || !asksLines(dataset, filter, what)
}

/** Adds paid sales to all of the targets, block by block. */
export function addPaid(dataset: Dataset, filter: Filter, what: Happenings, picked: Picked, targets: readonly Target[]) {
  const plain = targets.filter(({ groups }) => isPlain(dataset, filter, what, groups))
  for (const target of targets) {
    if (plain.includes(target)) continue
    const pass = passOf(dataset, filter.scope, what, picked, target.groups)
    if (target.groups.byLine || asksLines(dataset, filter, what)) addPaidLines(pass, filter, target)
    else addPaidOrders(pass, target)
  }
  if (plain.length === 0 || picked.count === 0) return
  const ask = { lines: plain.some(({ groups }) => groups.byLine), goods: plain.some(({ goods }) => goods) }
  const passes = plain.map((target) => new (target.groups.byLine ? LinePass : OrderPass)(dataset, filter, what, target))
  const block = Block.begin()
  while (block.next(dataset, filter.scope, picked, ask)) for (const pass of passes) pass.add(block)
  for (const pass of passes) pass.end()
}

/** Orders told apart by themselves. */
class OrderPass {
  constructor(
    readonly dataset: Dataset,
    readonly filter: Filter,
    readonly what: Happenings,
    readonly target: Target,
  ) {}

  add(block: Block) {
    const { dataset, what, target } = this
    const codes = rowGroups(dataset, target.groups, what, block)
    if (codes) this.#addGroups(block, codes)
    else this.#addAll(block)
    if (target.distinct) countDistinct(target.distinct, block, codes)
    if (target.members) for (let i = 0; i < block.count; i++) if (block.counts[i]) target.members.add(codes ? codes[i] : 0, block.rows[i])
  }

  #addGroups({ count, net, counts, units, buyer, gross, discounts }: Block, codes: Int32Array) {
    const { sums, goods, known } = this.target
    const { touched, gmv, orders, units: pieces, unknownOrders, knownGmv } = sums
    for (let i = 0; i < count; i++) {
      const group = codes[i]
      touched[group] = 1
      gmv[group] += net[i]
      if (counts[i] === 0) continue
      orders[group]++
      pieces[group] += units[i]
    }
    if (known) {
      for (let i = 0; i < count; i++) {
        if (buyer[i] !== 0) knownGmv[codes[i]] += net[i]
        else unknownOrders[codes[i]] += counts[i]
      }
    }
    if (!goods) return
    for (let i = 0; i < count; i++) {
      sums.gross[codes[i]] += gross[i]
      sums.discounts[codes[i]] += discounts[i]
    }
  }

  /** All of it one group: sums are kept in registers. */
  #addAll({ count, net, counts, units, buyer, gross, discounts }: Block) {
    const { sums, goods, known } = this.target
    let gmv = 0
    let orders = 0
    let pieces = 0
    for (let i = 0; i < count; i++) {
      gmv += net[i]
      orders += counts[i]
      pieces += counts[i] * units[i]
    }
    sums.touched[0] = 1
    sums.gmv[0] += gmv
    sums.orders[0] += orders
    sums.units[0] += pieces
    for (let i = 0; known && i < count; i++) {
      if (buyer[i] !== 0) sums.knownGmv[0] += net[i]
      else sums.unknownOrders[0] += counts[i]
    }
    for (let i = 0; goods && i < count; i++) {
      sums.gross[0] += gross[i]
      sums.discounts[0] += discounts[i]
    }
  }

  end() {}
}

/** Measures of a group side by side, so that a line touches one place of memory and not many. */
const STRIDE = 4
const NET = 0
const UNITS = 1
const ORDERS = 2
const GROSS = 3

/** Lines told apart by their SKU, and by their order. */
class LinePass {
  readonly #cells: Float64Array
  /** The last order, plus one, that counted in a group: an order counts once however many lines it has. */
  readonly #last: Int32Array
  readonly #bySku: Int32Array

  constructor(
    readonly dataset: Dataset,
    readonly filter: Filter,
    readonly what: Happenings,
    readonly target: Target,
  ) {
    const { slots } = target.groups
    this.#cells = takeFilled(Float64Array, slots * STRIDE)
    this.#last = takeFilled(Int32Array, slots)
    this.#bySku = lineGroups(target.groups, what).sku ?? takeFilled(Int32Array, dataset.lines.sku.values.length)
  }

  add(block: Block) {
    const { dataset, what, target } = this
    const codes = rowGroups(dataset, target.groups, what, block)
    this.#addLines(block, codes)
    if (!this.filter.goods) this.#addRest(block, codes)
    if (target.known) this.#addKnown(block, codes)
  }

  #addLines({ first, rows, counts, lineCount, owner, sku, lineNet, lineGross, quantity }: Block, codes: Int32Array | undefined) {
    const cells = this.#cells
    const last = this.#last
    const bySku = this.#bySku
    const { members, goods, sums } = this.target
    const { touched } = sums
    for (let at = 0; at < lineCount; at++) {
      const i = owner[at]
      const group = (codes ? codes[i] : 0) + bySku[sku[at]]
      const cell = group * STRIDE
      cells[cell + NET] += lineNet[at]
      if (goods) cells[cell + GROSS] += lineGross[at]
      if (counts[i] === 0) {
        touched[group] = 1
        continue
      }
      cells[cell + UNITS] += quantity[at]
      const mark = first + i + 1
      if (last[group] === mark) continue
      last[group] = mark
      cells[cell + ORDERS]++
      if (members) members.add(group, rows[i])
    }
  }

  /** What no line carries falls to nobody among the goods, group 0 of theirs. */
  #addRest({ count, rows, rest, buyer }: Block, codes: Int32Array | undefined) {
    const { sums, goods, known } = this.target
    const { discount } = this.dataset.orders
    for (let i = 0; i < count; i++) {
      const group = codes ? codes[i] : 0
      sums.gmv[group] += rest[i]
      if (known && buyer[i] !== 0) sums.knownGmv[group] += rest[i]
      if (goods) sums.discounts[group] += discount[rows[i]]
    }
  }

  #addKnown({ first, counts, lineCount, owner, sku, lineNet, buyer }: Block, codes: Int32Array | undefined) {
    const { knownGmv, unknownOrders } = this.target.sums
    const bySku = this.#bySku
    const seen = new Map<number, number>()
    for (let at = 0; at < lineCount; at++) {
      const i = owner[at]
      const group = (codes ? codes[i] : 0) + bySku[sku[at]]
      if (buyer[i] !== 0) knownGmv[group] += lineNet[at]
      else if (counts[i] !== 0 && seen.get(group) !== first + i) {
        seen.set(group, first + i)
        unknownOrders[group]++
      }
    }
  }

  end() {
    const { sums, goods } = this.target
    const cells = this.#cells
    for (let group = 0, cell = 0; cell < cells.length; group++, cell += STRIDE) {
      sums.gmv[group] += cells[cell + NET]
      sums.units[group] += cells[cell + UNITS]
      sums.orders[group] += cells[cell + ORDERS]
      if (this.#last[group] > 0) sums.touched[group] = 1
      if (!goods) continue
      sums.gross[group] += cells[cell + GROSS]
      sums.discounts[group] += cells[cell + GROSS] - cells[cell + NET]
    }
  }
}
