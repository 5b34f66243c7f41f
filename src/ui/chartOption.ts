import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'

/** What a chart of ours may hold: bars and lines over one grid. Each further part of echarts costs the reader's first load. */
export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption>

/** The figures of a chart as a table: its twin for readers who cannot see it, and what the arrow keys read out. */
export interface ChartTable {
  columns: string[]
  /** One row a point, in the order of the axis; as many cells as columns. */
  rows: string[][]
  /** The same rows as plain numbers and texts, for exports; null where there is no figure. */
  values?: (string | number | null)[][]
}

/** What the arrow keys say at a point: "Date 9 Dec 2011, GMV £200,920.60". */
export function readPoint({ columns, rows }: ChartTable, index: number): string {
  return (rows[index] ?? [])
    .map((cell, i) => `${columns[i] ?? ''} ${cell}`.trim())
    .filter((_, i) => rows[index]?.[i] !== '')
    .join(', ')
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
