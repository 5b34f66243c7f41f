import type { Attributes } from '~/analytics/attributes'
import {
  categoryOfOrders,
  type CohortNames,
  findFirstPurchases,
  type FirstPurchases,
  namesByChannel,
  namesByPeriod,
  type Periods,
  periodsOf,
} from '~/analytics/cohortBuyers'
import type { Dataset } from '~/analytics/dataset'
import { type Purchases, purchasesOf } from '~/analytics/purchases'
import type { CohortsAnswer, CohortsAsk } from '~/analytics/reports'
import { answering } from '~/analytics/scratch'
import type { Calendar } from '~/domain/calendar'

export interface CohortsOf {
  calendar: Calendar
  /** For cohorts by category. */
  attributes: Pick<Attributes, 'skuOf' | 'nameOf'>
}

/** metrics.md `retention`. The dataset has to know SKUs where cohorts are made by category. */
export const cohorts = (dataset: Dataset, ask: CohortsAsk, of: CohortsOf): CohortsAnswer => answering(() => answer(dataset, ask, of))

function answer(dataset: Dataset, ask: CohortsAsk, { calendar, attributes }: CohortsOf): CohortsAnswer {
  const purchases = purchasesOf(dataset, ask)
  const periods = periodsOf(purchases, ask.grain, calendar)
  const names = namesOf(dataset, ask, periods, attributes)
  const first = findFirstPurchases(purchases, periods, ask, names)
  const table = new CohortTable(names, periods, first)
  table.fill(purchases, first)
  const rows = table.rows(dataset.unit).map(({ cohort, ...row }) => {
    const key = names.keyOf(cohort)
    return { key, label: ask.by === 'category' ? (attributes.nameOf('category', key) ?? '') : '', ...row }
  })
  if (ask.by !== 'period') rows.sort((a, b) => b.size - a.size || (a.key < b.key ? -1 : 1))
  return {
    version: dataset.version,
    ...(dataset.range && { asOf: purchases.asOf }),
    periods: rows.reduce((most, { cells }) => Math.max(most, cells.length), 0),
    rows,
  }
}

function namesOf(dataset: Dataset, { by, scope }: CohortsAsk, periods: Periods, attributes: CohortsOf['attributes']): CohortNames {
  if (by === 'category') return categoryOfOrders(dataset, attributes, scope)
  return by === 'period' ? namesByPeriod(periods) : namesByChannel(dataset)
}

const MEASURES = 3

/**
 * Cells of every cohort, one after the other. A period's cohort has a cell for each period up to the as-of, the last of which may be running. A channel's or
 * category's buyers began at different times: cell k counts those alone for whom period k is over, on both sides.
 */
class CohortTable {
  readonly #periods: Periods
  readonly #byPeriod: boolean
  /** First cell of a cohort; one more entry for the end. */
  readonly #start: Int32Array
  /** Buyers, orders and amount of a cell, side by side. */
  readonly #cells: Float64Array
  /** Buyers of a cohort by the period of their first purchase, in the cohort's cells. */
  readonly #began: Int32Array

  constructor({ count, byPeriod }: CohortNames, periods: Periods, { period, cohort }: FirstPurchases) {
    this.#periods = periods
    this.#byPeriod = byPeriod
    const used = new Uint8Array(count)
    for (let buyer = 0; buyer < period.length; buyer++) if (period[buyer] >= 0) used[cohort[buyer]] = 1
    this.#start = new Int32Array(count + 1)
    for (let c = 0; c < count; c++) this.#start[c + 1] = this.#start[c] + (used[c] ? periods.count - (byPeriod ? c : 0) : 0)
    const cells = this.#start[count]
    this.#cells = new Float64Array(cells * MEASURES)
    this.#began = new Int32Array(cells)
  }

  fill({ start, day, amount, from, buyers }: Purchases, { period, cohort }: FirstPurchases): void {
    const { of, start: starts } = this.#periods
    const shift = from - starts[0]
    const first = this.#start
    const cells = this.#cells
    const byPeriod = this.#byPeriod
    // Cohorts that are no period leave the running one out, but for those who began in it.
    const known = this.#periods.count - (byPeriod || !this.#periods.running ? 0 : 1)
    for (let code = 1; code < buyers; code++) {
      const began = period[code]
      if (began < 0) continue
      const own = first[cohort[code]]
      this.#began[byPeriod ? own : own + began]++
      // The cell of the first of all periods, were it the cohort's.
      const base = own - began
      const end = Math.max(known, began + 1)
      let last = -1
      for (let k = start[code]; k < start[code + 1]; k++) {
        const at = of[day[k] + shift]
        if (at >= end) break
        const cell = (base + at) * MEASURES
        cells[cell] += at === last ? 0 : 1
        cells[cell + 1]++
        cells[cell + 2] += amount[k]
        last = at
      }
    }
  }

  rows(unit: number): { cohort: number; size: number; cells: CohortsAnswer['rows'][number]['cells'] }[] {
    const rows = []
    for (let cohort = 0; cohort + 1 < this.#start.length; cohort++) {
      const [from, to] = [this.#start[cohort], this.#start[cohort + 1]]
      if (from === to) continue
      const bases = this.#byPeriod ? undefined : this.#basesOf(from, to)
      const size = bases ? bases[0] : this.#began[from]
      const cells = Array.from({ length: to - from }, (_, k) => ({
        buyers: this.#cells[(from + k) * MEASURES],
        of: bases ? bases[k] : size,
        orders: this.#cells[(from + k) * MEASURES + 1],
        gmv: this.#cells[(from + k) * MEASURES + 2] / unit,
        running: this.#byPeriod && this.#periods.running && from + k + 1 === to,
      }))
      rows.push({ cohort, size, cells: cells.filter(({ of }) => of > 0) })
    }
    return rows
  }

  /** Buyers of a cohort for whom period k is over; all of them for the first. */
  #basesOf(from: number, to: number): number[] {
    const over = this.#periods.count - (this.#periods.running ? 1 : 0)
    const bases = new Array<number>(to - from).fill(0)
    for (let began = 0; began < to - from; began++) {
      for (let k = 0; k === 0 || began + k < over; k++) bases[k] += this.#began[from + began]
    }
    return bases
  }
}
