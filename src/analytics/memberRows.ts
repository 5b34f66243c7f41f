import { type Answering, NOTHING, figuresOf, groupingsOf, measuresOf, wholeOf } from './answer'
import type { Counted } from './count'
import { KEY_JOINT } from './grains'
import { type Axis, strideOf } from './groups'
import { ABSENT, type Measures, type SideAnswers } from './metrics/computation'
import type { Window } from './pick'
import { type Figures, type Grouping, type KpiRow, isTime } from './query'
import { needsOf } from './registry'

/** A row that will be answered: a member of each axis; `group` undefined: only other grains have anything of it. */
interface Place {
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
  return table.places().map((place) => {
    const row: KpiRow = { key: place.key, label: table.label(0, place.key), figures: table.figures(place) }
    if (place.key2 !== undefined) {
      row.key2 = place.key2
      row.label2 = table.label(1, place.key2)
    }
    if (place.orderLevel) row.orderLevel = true
    if (then) row.compared = then.figures(then.twin(table, place))
    return row
  })
}

/** The groups of a question as rows. */
class Table {
  readonly by: readonly Grouping[]
  readonly counted: Counted
  readonly beside: SideAnswers | undefined
  readonly #whole: Measures
  readonly #start: Int32Array | undefined
  readonly #timeAxis: number
  #slots: Map<number, number> | undefined

  constructor(readonly asked: Answering) {
    this.by = groupingsOf(asked.query.by)
    this.counted = asked.counter.count(this.by, asked.query.level ?? 1, needsOf(asked.metrics))
    this.beside = asked.sides(this.by)
    this.#whole = wholeOf(asked)
    this.#start = this.counted.groups.axes.find((axis) => axis.start)?.start
    this.#timeAxis = this.counted.groups.axes.findIndex((axis) => axis.start)
    this.#row = { ...measuresOf(asked, this.counted.sums, ABSENT, this.#whole) }
  }

  get axes(): readonly Axis[] {
    return this.counted.groups.axes
  }

  figures(place: Place): Figures {
    const { metrics } = this.asked
    return figuresOf(place.orderLevel ? metrics.filter((metric) => metric.atOrderLevel) : metrics, this.#measures(place))
  }

  /** Of one row after the other: a row that was asked for before is gone. */
  readonly #row: { -readonly [K in keyof Measures]: Measures[K] }

  #measures(place: Place): Measures {
    const row = this.#row
    row.sums = place.slot < 0 ? NOTHING : this.counted.sums
    row.group = Math.max(0, place.slot)
    if (this.#start) {
      const { from, to } = this.#days(place.group)
      row.from = from
      row.to = to
    }
    // Another grain's rows have no members for what no line carries.
    return Object.assign(row, this.beside?.of(place.orderLevel ? KEY_JOINT + KEY_JOINT : nameOf(place)))
  }

  /** A group's own days, where days are told apart. */
  #days(group: number | undefined): Window {
    const { window } = this.asked.counter
    const start = this.#start
    if (!start || group === undefined) return window
    const member = this.#member(group, this.#timeAxis)
    return { from: start[member], to: member + 1 < start.length ? start[member + 1] : window.to }
  }

  #member(group: number, place: number): number {
    return Math.floor(group / strideOf(this.axes, place)) % this.axes[place].count
  }

  #placeOf(group: number, slot: number): Place {
    const keys = this.axes.map((axis, place) => {
      const member = this.#member(group, place)
      return axis.goods ? (member === 0 ? '' : axis.keys[member - 1]) : axis.keys[member]
    })
    const orderLevel = this.axes.some((axis, place) => axis.goods && this.#member(group, place) === 0)
    return { key: keys[0], key2: keys[1], group, slot, orderLevel }
  }

  /** Rows that other grains alone have. */
  #besideOnly(beside: SideAnswers, names: ReadonlySet<string>): Place[] {
    const places: Place[] = []
    for (const name of beside.keys()) {
      if (names.has(name)) continue
      const [key, key2] = name.split(KEY_JOINT)
      places.push({ key, key2, group: undefined, slot: -1, orderLevel: false })
    }
    return places
  }

  #isOrderLevel(group: number): boolean {
    return this.axes.some((axis, place) => axis.goods && this.#member(group, place) === 0)
  }

  places(): Place[] {
    const { query } = this.asked
    const [, second] = this.by
    const { groups, sums } = this.counted
    const goods = this.axes.some((axis) => axis.goods)
    const size = groups.numbering ? groups.numbering.count : groups.slots
    const slots: number[] = []
    const orderLevel: Place[] = []
    for (let slot = 0; slot < size; slot++) {
      const group = groups.numbering ? groups.numbering.codes[slot] : slot
      if (goods && this.#isOrderLevel(group)) orderLevel.push(this.#placeOf(group, slot))
      else if (sums.touched[slot]) slots.push(slot)
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
      for (const place of this.#besideOnly(beside, names)) ranked.push({ place, rank: this.#rank(place) })
    }
    return time < 0 ? best(ranked, top ?? Infinity) : inTime(ranked, time, top)
  }

  /** Those of the slots that may be among the largest `top`: few of many are found without making a row of each. */
  #rankedAbove(slots: number[], top: number | undefined): Ranked[] {
    const { groups } = this.counted
    const placeOf = (slot: number) => this.#placeOf(groups.numbering ? groups.numbering.codes[slot] : slot, slot)
    if (top === undefined || top * 4 > slots.length || this.beside)
      return slots.map((slot) => {
        const place = placeOf(slot)
        return { place, rank: this.#rank(place) }
      })
    const ranks = this.#ranksOf(slots, placeOf)
    const least = leastOfLargest(ranks, top)
    const ranked: Ranked[] = []
    for (let i = 0; i < ranks.length; i++) if (ranks[i] >= least) ranked.push({ place: placeOf(slots[i]), rank: ranks[i] })
    return ranked
  }

  /** By place of the slot: the first metric's figure, or what is larger where that is. */
  #ranksOf(slots: number[], placeOf: (slot: number) => Place): Float64Array {
    const [metric] = this.asked.metrics
    const { sums } = this.counted
    const ranks = new Float64Array(slots.length)
    // A sum that is too large is no figure, and comes last.
    const column = metric?.column && sums.salesSize === sums.idle ? sums[metric.column] : undefined
    for (let i = 0; i < ranks.length; i++) ranks[i] = column ? column[slots[i]] : this.#rank(placeOf(slots[i]))
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

  /** The same row of this table: the same members; of time, the same place in the window. */
  twin(other: Table, { key, key2, group, orderLevel }: Place): Place {
    const keys = [key, key2].map((each, place) => {
      const axis = this.axes[place]
      if (!axis || each === undefined) return undefined
      if (!isTime(axis.by)) return each
      const at = group === undefined ? other.axes[place].keys.indexOf(each) : other.#member(group, place)
      return axis.keys[at] ?? KEY_JOINT
    })
    const found = this.#find(keys, orderLevel)
    return { key: keys[0] ?? '', key2: keys[1], group: found, slot: found === undefined ? -1 : this.#slotOf(found), orderLevel }
  }

  #find(keys: (string | undefined)[], orderLevel: boolean): number | undefined {
    let group = 0
    for (const [place, axis] of this.axes.entries()) {
      const key = keys[place] ?? ''
      const member = axis.goods && orderLevel && key === '' ? 0 : this.#memberOf(place, key) + (axis.goods ? 1 : 0)
      if (member < 0 || (axis.goods && member === 0 && !(orderLevel && key === ''))) return undefined
      group += member * strideOf(this.axes, place)
    }
    return group
  }

  readonly #index = new Map<number, Map<string, number>>()

  #memberOf(place: number, key: string): number {
    const known = this.#index.get(place) ?? new Map(this.axes[place].keys.map((each, member) => [each, member]))
    this.#index.set(place, known)
    return known.get(key) ?? -1
  }

  #slotOf(group: number): number {
    const { numbering } = this.counted.groups
    if (!numbering) return group
    this.#slots ??= new Map(Array.from(numbering.codes.subarray(0, numbering.count), (code, slot) => [code, slot]))
    return this.#slots.get(group) ?? -1
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

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

interface Ranked {
  place: Place
  rank: number
}

const inOrder = (a: Ranked, b: Ranked) =>
  b.rank - a.rank || byText(a.place.key, b.place.key) || byText(a.place.key2 ?? '', b.place.key2 ?? '')

const best = (ranked: Ranked[], top: number): Place[] =>
  ranked
    .toSorted(inOrder)
    .slice(0, top)
    .map(({ place }) => place)

/** In the order of time, and at each time largest first; of the `top` members of the other axis by all of the time. */
function inTime(ranked: Ranked[], time: number, top: number | undefined): Place[] {
  const keyOf = (place: Place, axis: number) => (axis === 0 ? place.key : (place.key2 ?? ''))
  let chosen = ranked
  if (top !== undefined) {
    const sums = new Map<string, number>()
    for (const { place, rank } of ranked) {
      const key = keyOf(place, 1 - time)
      sums.set(key, (sums.get(key) ?? 0) + (Number.isFinite(rank) ? rank : 0))
    }
    const largest = [...sums].toSorted((a, b) => b[1] - a[1] || byText(a[0], b[0])).slice(0, top)
    const keys = new Set(largest.map(([key]) => key))
    chosen = ranked.filter(({ place }) => keys.has(keyOf(place, 1 - time)))
  }
  return chosen.toSorted((a, b) => byText(keyOf(a.place, time), keyOf(b.place, time)) || inOrder(a, b)).map(({ place }) => place)
}

/** As a grain's answer names it. */
const nameOf = ({ key, key2 }: Place): string => (key2 === undefined ? key : key + KEY_JOINT + key2)
