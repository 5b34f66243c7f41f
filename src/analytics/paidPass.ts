import { Block } from './block'
import { countDistinct, type DistinctBuyers } from './buyerPass'
import type { Dataset } from './dataset'
import { foldCube } from './dayCube'
import type { Filter } from './filter'
import { type Groups, lineGroups, rowGroups } from './groups'
import { passOf } from './orderPass'
import { part } from './parts'
import { type Happenings, type Picked, asksLines } from './pick'
import { take, takeFilled } from './scratch'
import type { Members } from './members'
import type { Sums } from './sums'

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
  /** The sums are known: only who bought is asked. */
  readonly isSummed?: boolean
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
    if (isPlain(dataset, filter, what, target.groups)) plain.push(target)
    else if (target.groups.byLine || asksLines(dataset, filter, what)) part('anyCase').addPaidLines(pass(), filter, target)
    else part('anyCase').addPaidOrders(pass(), target)
  }
  const summed = plain.filter(({ isSummed }) => !isSummed)
  const ask = {
    units: summed.length > 0,
    lines: summed.some(({ groups }) => groups.byLine) || plain.some(({ groups, members }) => groups.byLine && members),
    goods: summed.some(({ goods }) => goods),
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

/** True where the target's times, added up, are what is asked of the whole: its buyers are counted with theirs. */
const addsUpTo = ({ groups: { axes }, known, goods, distinct, isSummed }: Target, whole: Target): boolean =>
  axes.length === 1 &&
  axes[0].start !== undefined &&
  isSummed === whole.isSummed &&
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
      touched[group] = 1
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

/** Lines told apart by their SKU, and by their order. */
class LinePass {
  /** The last order, plus one, that counted in a group: an order counts once however many lines it has. */
  readonly #last: Int32Array
  readonly #bySku: Int32Array
  /** Group of each line of the block. */
  #group = take(Int32Array, 0)
  /** As `last`, for members. */
  #met: Int32Array | undefined

  constructor(
    readonly dataset: Dataset,
    readonly filter: Filter,
    readonly what: Happenings,
    readonly target: Target,
  ) {
    this.#last = takeFilled(Int32Array, target.groups.slots)
    this.#bySku = lineGroups(target.groups, what).sku ?? takeFilled(Int32Array, dataset.lines.sku.values.length)
  }

  add(block: Block) {
    const { dataset, what, filter, target } = this
    const { sums, goods, known, members } = target
    const codes = rowGroups(dataset, target.groups, what, block)
    if (this.#group.length < block.lineCount) this.#group = take(Int32Array, block.sku.length)
    const group = this.#group
    if (codes) groupBoth(group, block, this.#bySku, codes)
    else groupSkus(group, block, this.#bySku)
    if (members) this.#addMembers(block, members)
    addLines(group, block, sums, this.#last)
    if (goods) addLineGoods(group, block, sums)
    if (known) this.#addKnown(block)
    if (!filter.goods) this.#addRest(block, codes)
  }

  #addMembers({ first, rows, counts, lineCount, owner }: Block, members: Members) {
    const group = this.#group
    const met = (this.#met ??= takeFilled(Int32Array, this.target.groups.slots))
    for (let at = 0; at < lineCount; at++) {
      const i = owner[at]
      if (counts[i] === 0 || met[group[at]] === first + i + 1) continue
      met[group[at]] = first + i + 1
      members.add(group[at], rows[i])
    }
  }

  end() {
    const { touched } = this.target.sums
    for (let group = 0; group < this.#last.length; group++) if (this.#last[group] > 0) touched[group] = 1
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

  #addKnown({ first, counts, lineCount, owner, lineNet, buyer }: Block) {
    const { knownGmv, unknownOrders } = this.target.sums
    const group = this.#group
    const seen = new Map<number, number>()
    for (let at = 0; at < lineCount; at++) {
      const i = owner[at]
      if (buyer[i] !== 0) knownGmv[group[at]] += lineNet[at]
      else if (counts[i] !== 0 && seen.get(group[at]) !== first + i) {
        seen.set(group[at], first + i)
        unknownOrders[group[at]]++
      }
    }
  }
}

function groupSkus(group: Int32Array, { lineCount, sku }: Block, bySku: Int32Array) {
  for (let at = 0; at < lineCount; at++) group[at] = bySku[sku[at]]
}

function groupBoth(group: Int32Array, { lineCount, sku, owner }: Block, bySku: Int32Array, codes: Int32Array) {
  for (let at = 0; at < lineCount; at++) group[at] = codes[owner[at]] + bySku[sku[at]]
}

/** Most of a refresh is spent here. */
function addLines(group: Int32Array, { first, counts, lineCount, owner, lineNet, quantity }: Block, sums: Sums, last: Int32Array) {
  const { gmv, units, orders } = sums
  for (let at = 0; at < lineCount; at++) {
    const i = owner[at]
    const of = group[at]
    const isOrder = counts[i]
    const mark = first + i + 1
    gmv[of] += lineNet[at]
    units[of] += quantity[at] * isOrder
    orders[of] += last[of] === mark ? 0 : isOrder
    last[of] = mark
  }
}

function addLineGoods(group: Int32Array, { lineCount, lineNet, lineGross }: Block, { gross, discounts }: Sums) {
  for (let at = 0; at < lineCount; at++) gross[group[at]] += lineGross[at]
  for (let at = 0; at < lineCount; at++) discounts[group[at]] += lineGross[at] - lineNet[at]
}
