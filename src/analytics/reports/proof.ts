import type { Attributes } from '~/analytics/attributes'
import { Counter } from '~/analytics/count'
import { type Dataset, withAttributes } from '~/analytics/dataset'
import type { Sides } from '~/analytics/grains'
import { cellOf, withoutGroups } from '~/analytics/proofCell'
import { ABSENT, type Measures } from '~/analytics/metrics/computation'
import { quotientOf } from '~/analytics/metrics/quotients'
import type { Figure, Filters, KpiQuery } from '~/analytics/query'
import { part } from '~/analytics/parts'
import { type Metric, besideOrders, metricOf } from '~/analytics/registry'
import type { ProofAsk, ProofRow } from '~/analytics/reports'
import { runKpi } from '~/analytics/runKpi'
import { emptySums } from '~/analytics/sums'
import { definitionOf } from '~/domain/metric'
import type { Day } from '~/lib/zone'

/** A row behind a figure, before it is named: an order by its row in the dataset, a buyer by code, or a day. */
export interface ProvenRow {
  readonly kind: Extract<ProofRow['kind'], 'order' | 'refund' | 'buyer' | 'day'>
  readonly at: number
  readonly part: number
  readonly whole?: number
}

export interface Proven {
  readonly figure: Figure
  /** Largest first. */
  readonly rows: ProvenRow[]
  readonly sum: { part: number; whole?: number }
  /** False where rows cannot add up to it: a median, people counted once over days, what lies on a shelf. */
  readonly adds: boolean
}

/**
 * The rows behind one figure. They are the engine's own answer, told apart by order, by buyer or by day instead of by what the screen shows: each row is what
 * the metric says of that order alone, and nothing is worked out a second time. Sums are of integers, so they meet the figure to the last unit.
 */
export function prove(dataset: Dataset, { query, cell }: Pick<ProofAsk, 'query' | 'cell'>, sides?: Sides, signal?: AbortSignal): Proven {
  const [id] = query.metrics
  const metric = metricOf(id)
  const asked = cell ? cellOf(dataset, query, cell) : withoutGroups(query)
  const { totals } = runKpi(dataset, asked, signal, sides)
  const figure = totals[id] ?? { value: null, why: 'notSplit' }
  signal?.throwIfAborted()
  const prover = new Prover(dataset, asked, metric, sides)
  if (!metric.needs.some((need) => SIDES.has(need)) || metric.needs.includes('cost')) prover.addRows(signal)
  prover.addDays()
  return prover.proven(figure)
}

const SIDES: ReadonlySet<string> = new Set(['visits', 'spend', 'stock', 'tickets'])
const OF_BUYERS: ReadonlySet<string> = new Set(['buyers', 'repeats', 'next', 'again'])

/** One entry of a row at two scales of money: whole units of it, and as it is read. */
interface Entry {
  kind: ProvenRow['kind']
  at: number
  part: number
  whole: number
  shownPart: number
  shownWhole: number
}

class Prover {
  readonly #entries: Entry[] = []
  #isRatio = false

  constructor(
    readonly dataset: Dataset,
    readonly query: KpiQuery,
    readonly metric: Metric,
    readonly sides: Sides | undefined,
  ) {}

  /** Orders or buyers, as the engine counts them in groups of one. */
  addRows(signal: AbortSignal | undefined): void {
    const { query, metric, dataset } = this
    const ofBuyers = metric.needs.some((need) => OF_BUYERS.has(need))
    const { view, filters, by, places } = ofBuyers ? byBuyer(dataset, query) : byOrder(dataset, query)
    const counter = new Counter(view, query.scope, filters, { from: query.from, to: query.to }, signal)
    const { sums, groups } = counter.count([by], 1, new Set(metric.needs))
    const kind = ofBuyers ? 'buyer' : definitionOf(metric.id).grain === 'refund' ? 'refund' : 'order'
    // What a group adds says whether it is one of the rows: who came again is told of buyers who did nothing in the window.
    for (let group = 0; group < groups.slots; group++) this.#add(kind, places[group], { ...this.#measures(), ...ABSENT, sums, group })
  }

  /** Days of the other grains. */
  addDays(): void {
    const { query, metric } = this
    const names = besideOrders([metric])
    const nothing = emptySums(1)
    for (let day = query.from; names.length > 0 && day < query.to; day++) {
      const side = part('sides')
        .askBeside(this, { query, window: { from: day, to: day + 1 }, names }, [])
        .of(undefined)
      this.#add('day', day, { ...this.#measures(day), ...side, sums: nothing, group: 0 })
    }
  }

  #measures(day?: Day): Pick<Measures, 'unit' | 'unknownBuyers' | 'from' | 'to' | 'newest'> {
    const { query, dataset } = this
    const { from, to } = day === undefined ? query : { from: day, to: day + 1 }
    return { unit: 1, unknownBuyers: query.scope.unknownBuyers, from, to, newest: dataset.range?.last }
  }

  #add(kind: ProvenRow['kind'], at: number, measures: Measures): void {
    const whole = partsOf(this.metric.figure(measures))
    const shown = partsOf(this.metric.figure({ ...measures, unit: this.dataset.unit }))
    if (whole.isRatio) this.#isRatio = true
    if (whole.part === 0 && whole.whole === 0) return
    this.#entries.push({ kind, at, part: whole.part, whole: whole.whole, shownPart: shown.part, shownWhole: shown.whole })
  }

  proven(figure: Figure): Proven {
    const entries = this.#entries.toSorted((a, b) => b.part - a.part || b.whole - a.whole || a.at - b.at)
    const total = (of: 'part' | 'whole', shown: 'shownPart' | 'shownWhole') => {
      const inMoney = entries.some((entry) => entry[of] !== entry[shown])
      return entries.reduce((sum, entry) => sum + entry[of], 0) / (inMoney ? this.dataset.unit : 1)
    }
    const part = total('part', 'shownPart')
    const sum = this.#isRatio ? { part, whole: total('whole', 'shownWhole') } : { part }
    const rows = entries.map(({ kind, at, shownPart, shownWhole }): ProvenRow =>
      this.#isRatio ? { kind, at, part: shownPart, whole: shownWhole } : { kind, at, part: shownPart },
    )
    return { figure, rows, sum, adds: figure.value === null || isSame(figure.value, sum) }
  }
}

const isSame = (value: number, { part, whole }: Proven['sum']): boolean => value === (whole === undefined ? part : part / whole)

function partsOf(figure: Figure): { part: number; whole: number; isRatio: boolean } {
  const quotient = quotientOf(figure)
  return quotient ? { ...quotient, isRatio: true } : { part: figure.value ?? 0, whole: 0, isRatio: false }
}

/** The dataset with a dimension in which every row stands alone, and what to ask of it; `places[group]` is the row of a group. */
interface Alone {
  view: Dataset
  filters: Filters
  by: 'promotion' | 'tier' | 'segment'
  places: ArrayLike<number>
}

/** Orders that have anything to do with the window, each a promotion of its own: those of a chosen promotion, where one is chosen. */
function byOrder(dataset: Dataset, { from, to, filters = {} }: KpiQuery): Alone {
  const { orders } = dataset
  const returns = dataset.returns()
  const { codes, values } = orders.promotion
  const wanted = filters.promotion?.length ? new Set(filters.promotion) : undefined
  const takes = Uint8Array.from(values, (value) => (!wanted || wanted.has(value) ? 1 : 0))
  const alone = new Uint32Array(orders.count)
  const isIn = (day: Day) => day >= from && day < to
  for (let order = 0; order < orders.count; order++) if (isIn(orders.paidDay[order]) || isIn(orders.placedDay[order])) alone[order] = 1
  for (let event = 0; event < returns.day.length; event++) if (isIn(returns.day[event])) alone[returns.order[event]] = 1
  const places = [-1]
  for (let order = 0; order < orders.count; order++) {
    if (alone[order] && takes[codes[order]]) alone[order] = places.push(order) - 1
    else alone[order] = 0
  }
  const names = places.map((_, code) => (code === 0 ? '' : String(code)))
  // Sums that are kept are of the promotions that there are: a filter on all of them keeps the engine from those of days, and cubes are the view's own.
  const view = { ...dataset, groupCubes: new Map(), orders: { ...orders, promotion: { codes: alone, values: names } } }
  return { view, filters: { ...filters, promotion: names.length > 1 ? names.slice(1) : ['none'] }, by: 'promotion', places }
}

/** Buyers, each a tier of its own; where tiers are chosen, a segment of its own. */
function byBuyer(dataset: Dataset, { filters = {} }: KpiQuery): Alone {
  const { attributes } = dataset.traits
  const by = filters.tier?.length ? 'segment' : 'tier'
  const itself = (buyer: string) => buyer
  const own: Attributes = { ...attributes, ...(by === 'tier' ? { tierOf: itself } : { segmentOf: itself }) }
  const view = withAttributes(dataset, own)
  const { codes } = view.traits.members[by]()
  const places = new Uint32Array(codes.length)
  codes.forEach((member, buyer) => (places[member] = buyer))
  return { view, filters, by, places }
}
