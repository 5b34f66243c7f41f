import type { BarSeriesOption, CustomSeriesOption, HeatmapSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type {
  GridComponentOption,
  MarkAreaComponentOption,
  MarkLineComponentOption,
  MarkPointComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'

/**
 * What a chart of ours may hold, over one grid. Bars and lines come with the first chart; heatmaps, scatters, custom marks, colour scales and marks on
 * axes are loaded with the first chart that has one.
 */
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | HeatmapSeriesOption
  | ScatterSeriesOption
  | CustomSeriesOption
  | GridComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
  | MarkLineComponentOption
  | MarkPointComponentOption
  | MarkAreaComponentOption
>

/** The figures of a chart as a table: its twin for readers who cannot see it, and what the arrow keys read out. */
export interface ChartTable {
  columns: string[]
  /** One row a point, in the order of the axis; as many cells as columns. Of a chart of cells: one row a row of cells, its name first. */
  rows: string[][]
  /** The same rows as plain numbers and texts, for exports; null where there is no figure. */
  values?: (string | number | null)[][]
  /** What stands above `values`, where it is not `columns`: a bare number needs its unit there. */
  heads?: string[]
}

/** A text in a tooltip, which is HTML: titles and names come from files. */
export const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** What the arrow keys say at a point: "Date 9 Dec 2011, GMV £200,920.60". */
export function readPoint({ columns, rows }: ChartTable, index: number): string {
  return (rows[index] ?? [])
    .map((cell, i) => `${columns[i] ?? ''} ${cell}`.trim())
    .filter((_, i) => rows[index]?.[i] !== '')
    .join(', ')
}

/** What the arrow keys say at a cell, counted row by row: "Weekday Monday, 14:00 £920.60". */
export function readCell({ columns, rows }: ChartTable, index: number): string {
  const across = columns.length - 1
  const row = rows[Math.floor(index / across)] ?? []
  const column = (index % across) + 1
  return [`${columns[0] ?? ''} ${row[0] ?? ''}`, `${columns[column] ?? ''} ${row[column] ?? ''}`].map((part) => part.trim()).join(', ')
}

/** The point that a key leads to from another one (undefined: none yet), or undefined where the key is none of the chart's. */
export function nextPoint(key: string, from: number | undefined, count: number): number | undefined {
  if (count === 0) return undefined
  const last = count - 1
  const steps: Record<string, number | undefined> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 }
  if (key === 'Home') return 0
  if (key === 'End') return last
  const step = steps[key]
  if (step === undefined) return undefined
  return from === undefined ? last : Math.min(last, Math.max(0, from + step))
}

/** As nextPoint, over cells counted row by row: left and right stay in the row, up and down in the column. */
export function nextCell(key: string, from: number | undefined, across: number, count: number): number | undefined {
  const steps: Record<string, readonly [number, number] | undefined> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
    Home: [-across, 0],
    End: [across, 0],
  }
  const step = steps[key]
  if (!step || count === 0) return undefined
  if (from === undefined) return 0
  const down = Math.ceil(count / across)
  const x = Math.min(across - 1, Math.max(0, (from % across) + step[0]))
  const y = Math.min(down - 1, Math.max(0, Math.floor(from / across) + step[1]))
  return Math.min(count - 1, y * across + x)
}

/** Points [first, last] of an axis, both counted in. */
export interface Brush {
  first: number
  last: number
}

/** The stretch from where it began to where it is now. */
export const brushOf = (start: number, now: number): Brush => ({ first: Math.min(start, now), last: Math.max(start, now) })

/** Which axes name their points; what a click means hangs on it. */
export type ChartShape = 'points' | 'bars' | 'cells' | 'marks'

/** points: along x. bars: along y. cells: both. marks: neither, each mark is by itself. */
export function shapeOf({ xAxis, yAxis }: ChartOption): ChartShape {
  const isNamed = (axis: typeof xAxis | typeof yAxis) => (Array.isArray(axis) ? axis[0] : axis)?.type === 'category'
  if (isNamed(xAxis)) return isNamed(yAxis) ? 'cells' : 'points'
  return isNamed(yAxis) ? 'bars' : 'marks'
}

const MORE_SERIES: ReadonlySet<unknown> = new Set(['heatmap', 'scatter', 'custom'])

/** It holds parts that do not come with the first chart. */
export function needsMore({ series, visualMap }: ChartOption): boolean {
  const all = series === undefined ? [] : Array.isArray(series) ? series : [series]
  return visualMap !== undefined || all.some((one) => MORE_SERIES.has(one.type) || one.markLine || one.markPoint || one.markArea)
}
