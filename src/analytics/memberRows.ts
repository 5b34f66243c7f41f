import { type Answering, type Changing, NOTHING, figuresOf, groupingsOf, measuresOf, wholeOf } from './answer'
import type { Counted } from './count'
import { KEY_JOINT, byKey } from './grains'
import { type Axis, memberOf } from './groups'
import { ABSENT, type Measures, type SideAnswers } from './metrics/computation'
import { part } from './parts'
import { type Figures, type Grouping, type KpiRow, isTime } from './query'
import { needsOf } from './registry'

/** A row that will be answered: a member of each axis; `group` undefined: only other grains have anything of it. */
export interface Place {
  readonly key: string
  readonly key2?: string
  readonly group: number | undefined
  /** Place of the sums; -1 with no group. */
  readonly slot: number
  readonly orderLevel: boolean
}

/** Rows of members, or of two things at once. */
export function memberRows(asked: Answering, before: Answering | undefined): KpiRow[] {
  const table = new Table(asked)
  const then = before && new Table(before)
  const twins = then && new (part('tiles').Twins)(table, then)
  return table.places().map((place) => {
    const row: KpiRow = { key: place.key, label: table.label(0, place.key), figures: table.figures(place) }
    if (place.key2 !== undefined) {
      row.key2 = place.key2
      row.label2 = table.label(1, place.key2)
    }
    if (place.orderLevel) row.orderLevel = true
    if (twins && then) row.compared = then.figures(twins.of(place))
    return row
  })
}

/** The groups of a question as rows. */
export class Table {
  readonly by: readonly Grouping[]
  readonly counted: Counted
  readonly beside: SideAnswers | undefined
  readonly #whole: Measures
  readonly #isOverTime: boolean

  constructor(readonly asked: Answering) {
    this.by = groupingsOf(asked.query.by)
    this.counted = asked.counter.count(this.by, asked.query.level ?? 1, needsOf(asked.metrics))
    this.beside = asked.sides(this.by)
    this.#whole = wholeOf(asked)
    this.#isOverTime = this.axes.some((axis) => axis.start)
    this.#row = measuresOf(asked, this.counted.sums, ABSENT, this.#whole)
  }

  get axes(): readonly Axis[] {
    return this.counted.groups.axes
  }

  figures(place: Place): Figures {
    const { metrics } = this.asked
    return figuresOf(place.orderLevel ? metrics.filter((metric) => metric.atOrderLevel) : metrics, this.#measures(place))
  }

  /** Of one row after the other: a row that was asked for before is gone. */
  readonly #row: Changing<Measures>

  #measures(place: Place): Measures {
    const row = this.#row
    row.sums = place.slot < 0 ? NOTHING : this.counted.sums
    row.group = Math.max(0, place.slot)
    if (this.#isOverTime) Object.assign(row, part('anyCase').daysOf(this, place))
    // Another grain's rows have no members for what no line carries.
    if (this.beside) Object.assign(row, this.beside.of(place.orderLevel ? KEY_JOINT + KEY_JOINT : nameOf(place)))
    return row
  }

  #groupAt(slot: number): number {
    const { numbering } = this.counted.groups
    return numbering ? numbering.codes[slot] : slot
  }

  #placeOf(slot: number): Place {
    const group = this.#groupAt(slot)
    const keys = this.axes.map((axis, place) => {
      const member = memberOf(this.axes, group, place)
      return axis.goods ? (member === 0 ? '' : axis.keys[member - 1]) : axis.keys[member]
    })
    return { key: keys[0], key2: keys[1], group, slot, orderLevel: this.#isOrderLevel(group) }
  }

  #isOrderLevel(group: number): boolean {
    const { axes } = this
    for (let place = 0; place < axes.length; place++) if (axes[place].goods && memberOf(axes, group, place) === 0) return true
    return false
  }

  places(): Place[] {
    const { query } = this.asked
    const [, second] = this.by
    const { groups, sums } = this.counted
    const { axes } = this
    const { touched } = sums
    const goods = axes.some((axis) => axis.goods)
    const size = groups.numbering ? groups.numbering.count : groups.slots
    const slots: number[] = []
    const orderLevel: Place[] = []
    for (let slot = 0; slot < size; slot++) {
      // Of goods alone the first is all that no line carries.
      if (goods && (slot === 0 || axes.length > 1) && this.#isOrderLevel(this.#groupAt(slot))) orderLevel.push(this.#placeOf(slot))
      else if (touched[slot]) slots.push(slot)
    }
    const rest = orderLevel.filter((place) => Object.values(this.figures(place)).some((figure) => figure.value !== 0))
    return [...this.#largest(slots, query.top, second !== undefined), ...rest]
  }

  /** Largest first by the first metric, those with no figure last, ties by key; where one axis is time, in its order, and `top` is of the other's members. */
  #largest(slots: number[], top: number | undefined, pair: boolean): Place[] {
    const time = pair ? this.by.findIndex(isTime) : -1
    const { beside } = this
    if (!beside && time < 0) return best(this.#rankedAbove(slots, top), top ?? Infinity)
    const ranked = this.#rankedAbove(slots, undefined)
    if (beside) {
      const names = new Set(ranked.map(({ place }) => nameOf(place)))
      for (const place of part('tiles').besideOnly(beside, names)) ranked.push({ place, rank: this.#rank(place) })
    }
    return time < 0 ? best(ranked, top ?? Infinity) : part('anyCase').inTime(ranked.toSorted(inOrder), time, top)
  }

  /** Those of the slots that may be among the largest `top`: few of many are found without making a row of each. */
  #rankedAbove(slots: number[], top: number | undefined): Ranked[] {
    if (top === undefined || top * 4 > slots.length || this.beside)
      return slots.map((slot) => {
        const place = this.#placeOf(slot)
        return { place, rank: this.#rank(place) }
      })
    const ranks = this.#ranksOf(slots)
    const least = leastOfLargest(ranks, top)
    const ranked: Ranked[] = []
    for (let i = 0; i < ranks.length; i++) if (ranks[i] >= least) ranked.push({ place: this.#placeOf(slots[i]), rank: ranks[i] })
    return ranked
  }

  /** By place of the slot: the first metric's figure, or what is larger where that is. */
  #ranksOf(slots: number[]): Float64Array {
    const [metric] = this.asked.metrics
    const { sums } = this.counted
    const ranks = new Float64Array(slots.length)
    // A sum that is too large is no figure, and comes last.
    const column = metric?.column && sums.salesSize === sums.idle ? sums[metric.column] : undefined
    for (let i = 0; i < ranks.length; i++) ranks[i] = column ? column[slots[i]] : this.#rank(this.#placeOf(slots[i]))
    return ranks
  }

  #rank(place: Place): number {
    const [metric] = this.asked.metrics
    return metric ? (metric.figure(this.#measures(place)).value ?? -Infinity) : 0
  }

  label(axis: 0 | 1, key: string): string {
    const by = this.by[axis]
    if (isTime(by) || key === '') return ''
    const { dataset } = this.asked.counter
    const name = dataset.traits.attributes.nameOf(by, key)
    if (name !== undefined || (by !== 'sku' && by !== 'product')) return name ?? ''
    return dataset.titleOf(key)
  }
}

/** The smallest of the `top` largest. */
function leastOfLargest(values: Float64Array, top: number): number {
  const largest = new Float64Array(top).fill(-Infinity)
  for (const value of values) {
    if (value <= largest[0]) continue
    let at = 0
    for (; at + 1 < top && largest[at + 1] < value; at++) largest[at] = largest[at + 1]
    largest[at] = value
  }
  return largest[0]
}

export interface Ranked {
  place: Place
  rank: number
}

const inOrder = (a: Ranked, b: Ranked) =>
  b.rank - a.rank || byKey(a.place.key, b.place.key) || byKey(a.place.key2 ?? '', b.place.key2 ?? '')

const best = (ranked: Ranked[], top: number): Place[] =>
  ranked
    .toSorted(inOrder)
    .slice(0, top)
    .map(({ place }) => place)

/** As a grain's answer names it. */
const nameOf = ({ key, key2 }: Place): string => (key2 === undefined ? key : key + KEY_JOINT + key2)
