import type { Figure, KpiResult, TimeGrain } from '~/analytics/query'
import { definitionOf, type MetricId } from '~/domain/metric'
import { changeOf, unitOfMetric, valueText, writeFigure, writeFull, type Change, type Unit, type Writing } from '~/features/shared/figures'
import { parseDay, type Day, type Instant, type Zone } from '~/lib/zone'
import { grainEnd } from './range'

/** The overview's tiles in reading order: GMV and what it is made of (the first four are wider, see tiles.css), then money, then goods and buyers. */
export const OVERVIEW_METRICS = [
  'gmv_paid',
  'orders',
  'buyers',
  'arpb',
  'aov',
  'refunds',
  'net_sales',
  'gross_sales',
  'gmv_placed',
  'units',
  'new_buyers',
  'returning_buyers',
  'repeat_buyer_rate',
  'repeat_order_rate',
] as const satisfies readonly MetricId[]

/** `allNew`: nobody came again, since all buyers' first orders lie in the window. */
export type Why = Extract<Figure, { value: null }>['why'] | 'allNew'

export interface Tile {
  id: MetricId
  unit: Unit
  /** What data-value carries. */
  value: string
  /** The figure as shown, '—' where there is none. */
  text: string
  /** The figure in full. */
  full: string
  why?: Why
  /** The answer itself, for what stands beside it: how much of the amount it covers, on how many rows it stands. */
  figure?: Figure
  /** undefined: nothing to compare with. */
  change?: Change
  /** One number a grain, for the spark line; fewer than two: no line. */
  spark: number[]
  /** How far the data reaches: the end of the window, never after the newest order. */
  asOf?: number
  /** False: a rise is bad news. */
  upIsGood: boolean
}

/** How far data reaches that ends there: the end of a window is told as the last day in it, the newest order's own time stays. */
export function lastOf(at: Instant, zone: Zone): { day: Day; time?: Instant } {
  const day = zone.dayOf(at)
  return zone.startOfDay(day) === at ? { day: day - 1 } : { day, time: at }
}

const NO_FIGURE = '—'

/** The tiles of an answer. `spark` is the answer of the same window by grain, where it is there already. */
export function toTiles(ids: readonly MetricId[], totals: KpiResult, spark: KpiResult | undefined, writing: Writing): Tile[] {
  return ids.map((id) => toTile(id, totals, spark, writing))
}

/** Why there is no figure, or why it says less than it seems to. */
function whyOf(id: MetricId, figure: Figure | undefined, { totals, compared }: KpiResult): Why | undefined {
  if (figure?.value === null) return figure.why
  const isAllNew = id === 'returning_buyers' && figure?.value === 0 && (totals.new_buyers?.value ?? 0) > 0
  return isAllNew && !compared ? 'allNew' : undefined
}

function toTile(id: MetricId, totals: KpiResult, spark: KpiResult | undefined, writing: Writing): Tile {
  const unit = unitOfMetric(id)
  const figure = totals.totals[id]
  const known = figure !== undefined && figure.value !== null ? figure.value : undefined
  return {
    id,
    unit,
    value: valueText(figure),
    text: known === undefined ? NO_FIGURE : writeFigure(known, unit, writing),
    full: known === undefined ? NO_FIGURE : writeFull(known, unit, writing),
    why: whyOf(id, figure, totals),
    figure,
    change: changeOf(figure, totals.compared?.totals[id], unit, writing),
    // A grain without a figure is no zero. A line above nothing would gainsay it: of all days nobody bought before, of each later one many did.
    spark: known ? lineOf((spark?.rows ?? []).flatMap((row) => row.figures[id]?.value ?? [])) : [],
    asOf: totals.asOf,
    upIsGood: definitionOf(id).upIsGood,
  }
}

/**
 * The answer without the grains that the window cuts and the one that still runs: a line that has no marks would show them as a fall that is none. All of it where
 * less than a line would be left.
 */
export function wholeGrains(spark: KpiResult, window: { from: Day; to: Day }, grain: TimeGrain, today: Day): KpiResult {
  const rows = spark.rows?.filter(({ key }) => {
    const start = parseDay(key) ?? 0
    const end = grainEnd(grain, start)
    return start >= window.from && end <= Math.min(window.to, today)
  })
  return rows && rows.length > 1 ? { ...spark, rows } : spark
}

/** A line of nothing but zeros says nothing: buyers who come back within one day, for example. */
const lineOf = (values: number[]): number[] => (values.some((value) => value !== 0) ? values : [])

/** Points of a spark line in a box, as the `d` of an SVG path: the line, and the area below it. Zero is in the box. */
export function sparkPath(values: number[], width: number, height: number): { line: string; area: string } | undefined {
  if (values.length < 2) return undefined
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  const span = high - low || 1
  const x = (i: number) => round((i / (values.length - 1)) * width)
  const y = (value: number) => round(height - ((value - low) / span) * height)
  const line = values.map((value, i) => `${i ? 'L' : 'M'}${x(i)} ${y(value)}`).join('')
  return { line, area: `${line}L${width} ${y(0)}L0 ${y(0)}Z` }
}

const round = (value: number) => Math.round(value * 10) / 10
