import { Block } from './block'
import { countDistinct, type DistinctBuyers } from './buyerPass'
import type { Dataset } from './dataset'
import { foldCube } from './foldCube'
import type { Filter } from './filter'
import { type Groups, lineGroups, memberOf, rowGroups, strideOf } from './groups'
import { passOf } from './orderPass'
import { part } from './parts'
import { type Happenings, type Picked, asksLines } from './pick'
import { takeFilled } from './scratch'
import type { Members } from './members'
import type { Sums } from './sums'

/** Where paid sales are added up: the groups of one question. */
export interface Target {
  readonly groups: Groups
  readonly sums: Sums
  /** Gross sales and discounts are asked, and what known buyers paid. */
  readonly goods: boolean
  readonly known: boolean
  /** The sums are known otherwise: only who bought is asked. */
  readonly isSummed?: boolean
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
  const whole = targets.find(({ groups, members, distinct }) => groups.axes.length === 0 && !members && !distinct?.last)
  const times = whole && targets.find((target) => addsUpTo(target, whole))
  const plain: Target[] = []
  for (const target of targets) {
    if (times && target === whole) continue
    const pass = () => passOf(dataset, filter.scope, what, picked, target.groups)
    if (isPlain(dataset, filter, what, target.groups) && !asksMuch(target)) plain.push(target)
    else if (target.groups.byLine || asksLines(dataset, filter, what)) part('anyCase').addPaidLines(pass(), filter, target)
    else part('anyCase').addPaidOrders(pass(), target)
  }
  const ask = {
    lines: plain.some(({ groups }) => groups.byLine),
    sums: plain.some(({ isSummed }) => !isSummed),
    goods: plain.some(({ goods }) => goods),
    buyers: plain.some(({ known, distinct }) => known || distinct),
  }
  const passes = plain.map((target) =>
    target.groups.byLine
      ? new LinePass(dataset, filter, what, target)
      : new OrderPass(dataset, what, target, target === times ? whole?.distinct : undefined),
  )
  const block = Block.begin()
  while (passes.length > 0 && block.next(dataset, filter.scope, picked, ask)) for (const pass of passes) pass.add(block)
  for (const pass of passes) pass.end()
  if (whole && times) addUp(times, whole)
}

/** True where more is asked of lines than GMV, orders and units. */
const asksMuch = ({ groups, goods, known, members }: Target): boolean => groups.byLine && (goods || known || members !== undefined)

/** True where the target's times, added up, are what is asked of the whole: its buyers are counted with theirs. */
const addsUpTo = ({ groups: { axes }, known, goods, distinct, isSummed }: Target, whole: Target): boolean =>
  axes.length === 1 &&
  isSummed === whole.isSummed &&
  axes[0].start !== undefined &&
  (known || !whole.known) &&
  (goods || !whole.goods) &&
  (distinct !== undefined || whole.distinct === undefined)

function addUp({ groups, sums }: Target, whole: Target) {
  const all = { from: 0, to: groups.count }
  foldCube({ from: all.from, days: all.to, sums }, all, whole.groups, whole.sums)
}

/** Orders told apart by themselves. `whole`: buyers of all groups together are counted with those of the groups. */
class OrderPass {
  constructor(
    readonly dataset: Dataset,
    readonly what: Happenings,
    readonly target: Target,
    readonly whole: DistinctBuyers | undefined,
  ) {}

  add(block: Block) {
    const { dataset, what, target } = this
    const codes = rowGroups(dataset, target.groups, what, block) ?? takeFilled(Int32Array, block.count)
    if (!target.isSummed) this.#addGroups(block, codes)
    if (target.distinct) countDistinct(target.distinct, block, codes, this.whole)
    if (target.members) for (let i = 0; i < block.count; i++) if (block.counts[i]) target.members.add(codes[i], block.rows[i])
  }

  #addGroups({ count, net, counts, units, buyer, gross, discounts }: Block, codes: Int32Array) {
    const { sums, goods, known } = this.target
    const { touched, gmv, orders, units: pieces, unknownOrders, knownGmv } = sums
    for (let i = 0; i < count; i++) {
      const group = codes[i]
      touched[group]++
      gmv[group] += net[i]
      orders[group] += counts[i]
      pieces[group] += units[i] * counts[i]
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

  end() {}
}

/** What lines sold for, their units, orders, and how many they are, side by side: a line touches one place of memory and not four. */
const CELL = 4

/** Lines told apart by their SKU, and by their order. */
class LinePass {
  /** What the lines of each group come to, CELL by CELL. */
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
    const { groups } = target
    this.#cells = takeFilled(Float64Array, groups.slots * CELL)
    this.#last = takeFilled(Int32Array, groups.slots)
    this.#bySku = lineGroups(groups, what).sku ?? takeFilled(Int32Array, dataset.lines.sku.values.length)
  }

  add(block: Block) {
    const { dataset, what, filter, target } = this
    const codes = rowGroups(dataset, target.groups, what, block) ?? takeFilled(Int32Array, block.count)
    addLines(codes, this.#bySku, block, this.#cells, this.#last)
    if (filter.goods) return
    const { gmv } = target.sums
    for (let i = 0; i < block.count; i++) gmv[codes[i]] += block.net[i]
  }

  /** What no line carries falls to nobody among the goods, group 0 of theirs: it is what orders came to, less their lines. */
  end() {
    const { sums, groups } = this.target
    const { gmv, units, orders, touched } = sums
    const { axes } = groups
    const cells = this.#cells
    for (let group = 0; group < this.#last.length; group++) {
      if (this.#last[group] === 0) continue
      const net = cells[group * CELL]
      gmv[group] += net
      units[group] += cells[group * CELL + 1]
      orders[group] += cells[group * CELL + 2]
      touched[group] += cells[group * CELL + 3]
      if (this.filter.goods) continue
      let rest = group
      for (let place = 0; place < axes.length; place++) if (axes[place].goods) rest -= memberOf(axes, group, place) * strideOf(axes, place)
      gmv[rest] -= net
    }
  }
}

/** Most of a refresh is spent here. */
function addLines(
  codes: Int32Array,
  bySku: Int32Array,
  { first, counts, lineCount, owner, lineNet, quantity, sku }: Block,
  cells: Float64Array,
  last: Int32Array,
) {
  for (let at = 0; at < lineCount; at++) {
    const i = owner[at]
    const of = codes[i] + bySku[sku[at]]
    const isOrder = counts[i]
    const mark = first + i + 1
    // Whether an order was seen in the group cannot be guessed: it is added and not asked.
    const isNew = (0 - (last[of] ^ mark)) >>> 31
    last[of] = mark
    const cell = of * CELL
    cells[cell] += lineNet[at]
    cells[cell + 1] += quantity[at] * isOrder
    cells[cell + 2] += isNew & isOrder
    cells[cell + 3]++
  }
}
