import type { KpiResult, KpiRow } from '~/analytics/query'
import { formatDay, parseDay, type Day } from '~/lib/zone'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'
import { writeFull, writeShort, type Writing } from '~/features/shared/figures'
import { grainEnd, type Grain } from './range'

/** One grain of the chart. */
export interface GmvPoint {
  start: Day
  value: number
  orders: number
  /** The grain at the same place of the compared window. */
  before?: number
  beforeStart?: Day
  /** The window cuts the grain, or it is still running. */
  partial: boolean
}

const startOf = (row: KpiRow): Day => parseDay(row.key) ?? 0
const gmvOf = (row: KpiRow): number => row.figures.gmv_paid?.value ?? 0

/** The points of a window by grain. `today`: the running grain is partial, however far the window reaches. */
export function toPoints(
  now: KpiResult,
  before: KpiResult | undefined,
  window: { from: Day; to: Day },
  grain: Grain,
  today: Day,
): GmvPoint[] {
  const twins = before?.rows ?? []
  return (now.rows ?? []).map((row, i) => {
    const start = startOf(row)
    const end = grainEnd(grain, start)
    const twin = twins[i]
    return {
      start,
      value: gmvOf(row),
      orders: row.figures.orders?.value ?? 0,
      before: twin && gmvOf(twin),
      beforeStart: twin && startOf(twin),
      partial: start < window.from || end > window.to || (start <= today && end > today),
    }
  })
}

export interface GmvWords {
  date: string
  now: string
  before: string
  orders: string
  partial: string
}

export interface GmvChartInput {
  points: GmvPoint[]
  grain: Grain
  writing: Writing
  tokens: ChartTokens
  words: GmvWords
  /** Day as text: in full, and for the axis. */
  long: (day: Day) => string
  short: (day: Day) => string
}

/** The figures of the chart as a table. */
export function gmvTable({ points, writing, words, long }: Omit<GmvChartInput, 'tokens' | 'short' | 'grain'>): ChartTable {
  const compared = points.some((point) => point.before !== undefined)
  const money = (value: number | undefined) => (value === undefined ? '' : writeFull(value, 'money', writing))
  return {
    columns: [words.date, words.now, words.orders, ...(compared ? [words.before] : [])],
    rows: points.map((point) => [
      point.partial ? `${long(point.start)} (${words.partial})` : long(point.start),
      money(point.value),
      writeFull(point.orders, 'count', writing),
      ...(compared ? [money(point.before)] : []),
    ]),
  }
}

/** More bars than this are thinner than they can be told apart: a line then. */
const MOST_BARS = 62

/** GMV over time: bars while they can be told apart, a filled line beyond; from zero; the compared window paler; partial grains hatched. */
export function gmvOption(input: GmvChartInput): ChartOption {
  const { points, tokens, writing, short } = input
  const label = { color: tokens.ink2, fontFamily: tokens.fontFamily, fontSize: tokens.fontSize }
  return {
    grid: { left: 8, right: 8, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: points.map((point) => formatDay(point.start)),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true, formatter: (key: string) => short(parseDay(key) ?? 0) },
      axisPointer: { lineStyle: { color: tokens.ink2 } },
    },
    yAxis: {
      type: 'value',
      min: ({ min }: { min: number }) => Math.min(0, min),
      splitNumber: 4,
      splitLine: { lineStyle: { color: tokens.line } },
      axisLabel: { ...label, formatter: (value: number) => writeShort(value, 'money', writing) },
    },
    tooltip: tooltip(input),
    series: points.length <= MOST_BARS ? bars(points, tokens) : lines(points, tokens),
  }
}

function tooltip({ points, writing, words, long, tokens }: GmvChartInput): ChartOption['tooltip'] {
  const money = (value: number) => writeFull(value, 'money', writing)
  return {
    trigger: 'axis',
    confine: true,
    transitionDuration: 0,
    backgroundColor: tokens.surface,
    borderColor: tokens.line,
    textStyle: { color: tokens.ink, fontFamily: tokens.fontFamily, fontSize: tokens.fontSize },
    axisPointer: { type: points.length <= MOST_BARS ? 'shadow' : 'line' },
    formatter: (params) => {
      const point = points[(Array.isArray(params) ? params[0] : params)?.dataIndex ?? -1]
      if (!point) return ''
      const head = point.partial ? `${long(point.start)} (${words.partial})` : long(point.start)
      const lines = [head, `<b>${money(point.value)}</b>`, `${words.orders} ${writeFull(point.orders, 'count', writing)}`]
      if (point.before !== undefined && point.beforeStart !== undefined) {
        lines.push(`${words.before}: ${money(point.before)} (${long(point.beforeStart)})`)
      }
      return lines.join('<br>')
    },
  }
}

const HATCH = { symbol: 'rect' as const, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 }
const hasTwin = (points: GmvPoint[]) => points.some((point) => point.before !== undefined)

function bars(points: GmvPoint[], tokens: ChartTokens): ChartOption['series'] {
  const color = tokens.series[0]
  const now = {
    type: 'bar' as const,
    barMaxWidth: 40,
    barGap: '10%',
    itemStyle: { color },
    data: points.map(({ value, partial }) =>
      partial ? { value, itemStyle: { color, opacity: 0.75, decal: { ...HATCH, color: tokens.surface } } } : { value },
    ),
  }
  if (!hasTwin(points)) return [now]
  const before = {
    type: 'bar' as const,
    barMaxWidth: 40,
    itemStyle: { color, opacity: 0.3 },
    data: points.map((point) => point.before ?? null),
  }
  return [now, before]
}

function lines(points: GmvPoint[], tokens: ChartTokens): ChartOption['series'] {
  const color = tokens.series[0]
  const line = { type: 'line' as const, symbol: 'none' as const, animation: false }
  const whole = points.map(({ value, partial }) => (partial ? null : value))
  // The partial stretch is drawn from its whole neighbour, so that the line does not break.
  const partial = points.map(({ value }, i) => (points[i - 1]?.partial || points[i]?.partial || points[i + 1]?.partial ? value : null))
  const series = [
    { ...line, lineStyle: { color, width: 1.5 }, itemStyle: { color }, areaStyle: { color, opacity: 0.12 }, data: whole },
    {
      ...line,
      lineStyle: { color, width: 1.5, type: 'dashed' as const },
      areaStyle: { color, opacity: 0.12, decal: { ...HATCH, color } },
      data: partial,
    },
  ]
  if (!hasTwin(points)) return series
  return [...series, { ...line, lineStyle: { color, width: 1, opacity: 0.4 }, data: points.map((point) => point.before ?? null) }]
}
