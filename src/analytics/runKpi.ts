import type { MetricId } from '~/domain/metric'
import { countBeside } from './beside'
import { countBuyers, countChainedBuyers } from './buyerPass'
import type { Dataset } from './dataset'
import { fitsCube, foldCube } from './dayCube'
import { addPaidLines, addPlacedLines } from './linePass'
import { addPaidOrders, addPlacedOrders } from './orderPass'
import type { Figure, KpiQuery, KpiResult, KpiRow, Scope } from './query'
import { type Metric, metricOf } from './registry'
import { sideMeasures } from './sides'
import type { Sides } from './grains'
import { addReturns } from './returnPass'
import { type Groups, ONE, type Selection, type Window, comparedWindow, groupsOf, select } from './selection'
import { Members, type Sums, emptySums } from './sums'

/**
 * Answers a question from the columns, exactly as metrics.md defines each figure: totals, the compared window and rows are each
 * counted from the data, so that distinct counts and ratios are right in all of them. Throws the signal's reason when aborted.
 */
export function runKpi(dataset: Dataset, query: KpiQuery, signal?: AbortSignal, _sides?: Sides): KpiResult {
  const metrics = query.metrics.map(metricOf)
  const selection = select(dataset, query.scope, query.filters, query.scope.unknownBuyers === 'out' ? 'known' : 'all')
  const window = { from: query.from, to: query.to }
  const count = (over: Window, groups: Groups) => countGroups(dataset, selection, over, groups, metrics, signal)
  const totals = figuresOf(dataset, query.scope, metrics, count(window, ONE), 0)
  const result: KpiResult = {
    version: dataset.version,
    asOf: asOfEnd(dataset, window),
    totals,
    beside: countBeside(dataset, query.scope, query.filters, selection, window),
  }
  if (query.compare) {
    const compared = comparedWindow(window, query.compare)
    result.compared = { ...compared, totals: figuresOf(dataset, query.scope, metrics, count(compared, ONE), 0) }
  }
  const by = query.by
  if (typeof by === 'string') {
    const groups = groupsOf(dataset, by, window)
    result.rows = rowsOf(dataset, query, metrics, groups, count(window, groups))
  }
  return result
}

function countGroups(
  dataset: Dataset,
  selection: Selection,
  window: Window,
  groups: Groups,
  metrics: Metric[],
  signal: AbortSignal | undefined,
): Sums {
  const sums = emptySums(groups.count)
  const needs = new Set(metrics.flatMap((metric) => metric.needs))
  const cube = fitsCube(selection, groups) ? dataset.cube(selection.scope) : undefined
  signal?.throwIfAborted()
  if (cube) {
    foldCube(cube, window, groups, sums)
    if (needs.has('buyers')) countChainedBuyers(dataset, selection, window, groups, sums)
    return sums
  }
  const byLine = groups.kind === 'sku' || selection.skus !== undefined
  const members = needs.has('buyers') ? new Members(groups.kind === 'sku' ? dataset.lines.count : dataset.orders.count) : undefined
  const addPaid = byLine ? addPaidLines : addPaidOrders
  addPaid(dataset, selection, window, groups, sums, members)
  signal?.throwIfAborted()
  if (needs.has('placed')) {
    const addPlaced = byLine ? addPlacedLines : addPlacedOrders
    addPlaced(dataset, selection, window, groups, sums)
  }
  if (needs.has('returns')) addReturns(dataset, selection, window, groups, sums)
  signal?.throwIfAborted()
  if (members) countBuyers(dataset, selection, window, groups, members, sums)
  return sums
}

function figuresOf(dataset: Dataset, scope: Scope, metrics: Metric[], sums: Sums, group: number): Partial<Record<MetricId, Figure>> {
  const figures: Partial<Record<MetricId, Figure>> = {}
  for (const metric of metrics) figures[metric.id] = metric.figure({ ...rest(dataset.unit, scope), sums, group })
  return figures
}

function rowsOf(dataset: Dataset, query: KpiQuery, metrics: Metric[], groups: Groups, sums: Sums): KpiRow[] {
  const figures = (group: number) => figuresOf(dataset, query.scope, metrics, sums, group)
  if (groups.kind === 'time') return groups.keys.map((key, group) => ({ key, label: '', figures: figures(group) }))
  const bySku = groups.kind === 'sku'
  const keys = bySku ? dataset.lines.sku.values : query.by === 'region' ? dataset.orders.region.values : dataset.orders.channel.values
  const rows = largest(keys, sums, metrics[0], query).map((group) => ({
    key: keys[group],
    label: bySku ? dataset.skuTitle[group] : '',
    figures: figures(group),
  }))
  return bySku && !query.filters?.sku?.length ? [...rows, ...orderLevelRow(dataset, query, metrics, sums, groups.count - 1)] : rows
}

/** Groups with anything in them, largest first by the first metric; those with no figure last, ties by key. */
function largest(keys: string[], sums: Sums, metric: Metric | undefined, query: KpiQuery): number[] {
  const touched: number[] = []
  const rank = new Float64Array(keys.length)
  for (let group = 0; group < keys.length; group++) {
    if (!sums.touched[group]) continue
    touched.push(group)
    rank[group] = metric?.figure({ ...rest(1, query.scope), sums, group }).value ?? -Infinity
  }
  touched.sort((a, b) => rank[b] - rank[a] || (keys[a] < keys[b] ? -1 : 1))
  return query.top === undefined ? touched : touched.slice(0, query.top)
}

/** The row that makes SKUs sum to the total: shipping, discounts of whole orders, refunds with no line. */
function orderLevelRow(dataset: Dataset, query: KpiQuery, metrics: Metric[], sums: Sums, group: number): KpiRow[] {
  const figures = figuresOf(
    dataset,
    query.scope,
    metrics.filter((metric) => metric.atOrderLevel),
    sums,
    group,
  )
  const any = Object.values(figures).some((figure) => figure.value !== 0)
  return any ? [{ key: '', label: '', orderLevel: true, figures }] : []
}

function asOfEnd(dataset: Dataset, { to }: Window): number | undefined {
  return dataset.range && Math.min(dataset.zone.startOfDay(to), dataset.range.newest)
}

function rest(unit: number, scope: Scope) {
  return { unit, unknownBuyers: scope.unknownBuyers, from: 0, to: 0, newest: undefined, ...sideMeasures({}, undefined) }
}
