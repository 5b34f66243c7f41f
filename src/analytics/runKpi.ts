import { type Answering, groupingsOf, rowsOf, totalsOf } from './answer'
import { Counter } from './count'
import type { Dataset } from './dataset'
import type { Sides } from './grains'
import type { Filters, KpiQuery, KpiResult, Scope } from './query'
import { part } from './parts'
import { type Metric, besideOrders, metricOf, needsOf } from './registry'
import { answering } from './scratch'
import type { Window } from './pick'

/**
 * Answers a question from the columns, exactly as metrics.md defines each figure: totals, the compared window and rows are each
 * counted from the data, so that distinct counts and ratios are right in all of them. `sides` are the grains beside orders that the shop has;
 * they are asked the same and meet the orders by the key of a row. loadParts has what the metrics need loaded. Throws the signal's reason when aborted.
 */
export function runKpi(dataset: Dataset, query: KpiQuery, signal?: AbortSignal, sides?: Sides): KpiResult {
  return runBoard(dataset, [query], signal, sides)[0]
}

/** Answers the questions of a whole dashboard in one go: what they have in common, as the choice of orders, is made once. */
export function runBoard(dataset: Dataset, queries: readonly KpiQuery[], signal?: AbortSignal, sides?: Sides): KpiResult[] {
  return answering(() => {
    const board = new Board(dataset, signal, sides)
    for (const query of queries) board.expect(query)
    return queries.map((query) => board.answer(query))
  })
}

class Board {
  readonly #counters = new Map<string, Counter>()

  constructor(
    readonly dataset: Dataset,
    readonly signal: AbortSignal | undefined,
    readonly sides: Sides | undefined,
  ) {}

  /** Says what will be asked, so that one go over the orders answers all of it. */
  expect({ scope, filters, from, to, by, level = 1, metrics: ids, compare, compareRows, beside }: KpiQuery): void {
    const needs = needsOf(ids.map(metricOf))
    const groupings = groupingsOf(by)
    const now = this.#counter(scope, filters, { from, to })
    now.expect([], 1, beside ? new Set([...needs, 'known']) : needs)
    if (groupings.length > 0) now.expect(groupings, level, needs)
    const before = compare && this.#counter(scope, filters, part('tiles').comparedWindow({ from, to }, compare))
    before?.expect([], 1, needs)
    if (compareRows && groupings.length > 0) before?.expect(groupings, level, needs)
  }

  answer(query: KpiQuery): KpiResult {
    const { dataset } = this
    const metrics = query.metrics.map(metricOf)
    const window = { from: query.from, to: query.to }
    const now = this.#answering(query, metrics, window)
    const result: KpiResult = {
      version: dataset.version,
      asOf: dataset.range && Math.min(dataset.zone.startOfDay(window.to), dataset.range.newest),
      totals: totalsOf(now),
      ...(query.beside && { beside: part('tiles').countBeside(now.counter) }),
    }
    const before = query.compare && this.#answering(query, metrics, part('tiles').comparedWindow(window, query.compare))
    if (before) result.compared = { ...before.counter.window, totals: totalsOf(before) }
    if (query.tickets?.by !== undefined)
      result.rows = part('sides').ticketRows(now, query.tickets.by, query.compareRows ? before : undefined)
    else if (query.by !== undefined) result.rows = rowsOf(now, query.compareRows ? before : undefined)
    return result
  }

  #answering(query: KpiQuery, metrics: Metric[], window: Window): Answering {
    const counter = this.#counter(query.scope, query.filters, window)
    const beside = besideOrders(metrics)
    const ask = { query, window, names: beside }
    return {
      query,
      metrics,
      counter,
      sides: (by, split) => (beside.length > 0 ? part('sides').askBeside(this, ask, by, split) : undefined),
    }
  }

  #counter(scope: Scope, filters: Filters | undefined, window: Window): Counter {
    const name = JSON.stringify([scope, filters, window])
    const known = this.#counters.get(name) ?? new Counter(this.dataset, scope, filters, window, this.signal)
    this.#counters.set(name, known)
    return known
  }
}
