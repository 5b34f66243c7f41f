import type { KpiResult, TimeGrain } from '~/analytics/query'
import type { MetricId } from '~/domain/metric'
import { unitOfMetric, writeFull, writeShort, type Writing } from '~/features/shared/figures'
import { formatDay, parseDay, type Day } from '~/lib/zone'
import { labelDress, PARTIAL_HATCH, tooltipDress } from '~/ui/chartDress'
import { escaped, type ChartOption, type ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'
import type { DayAxis } from './dayAxis'
import { fileHead, fileValue } from './fileFigures'
import { grainEnd } from './range'

/** One grain of a chart over time; values in the order of the metrics, null where there is no figure. */
export interface Point {
  start: Day
  values: (number | null)[]
  /** The grain at the same place of the compared window. */
  before?: (number | null)[]
  /** The window cuts the grain, or it is still running. */
  partial: boolean
}

/** The points of a window by grain. `today`: the running grain is partial, however far the window reaches. */
export function toPoints(
  result: KpiResult,
  metrics: readonly MetricId[],
  window: { from: Day; to: Day },
  grain: TimeGrain,
  today: Day,
): Point[] {
  const valuesOf = (figures: KpiResult['totals']) => metrics.map((id) => figures[id]?.value ?? null)
  return (result.rows ?? []).map((row) => {
    const start = parseDay(row.key) ?? 0
    const end = grainEnd(grain, start)
    return {
      start,
      values: valuesOf(row.figures),
      ...(row.compared ? { before: valuesOf(row.compared) } : {}),
      partial: start < window.from || end > window.to || (start <= today && end > today),
    }
  })
}

/** Names of the metrics in their order, and the words around them. */
export interface SeriesWords {
  metrics: string[]
  date: string
  before: string
  events: string
  partial: string
}

/** Something that happened at a point, line by line. */
export interface SeriesFlag {
  index: number
  lines: string[]
}

export interface SeriesInput {
  points: Point[]
  metrics: readonly MetricId[]
  writing: Writing
  tokens: ChartTokens
  words: SeriesWords
  /** What happened, by the place of the point; a flag each. Undefined: nobody asks. */
  flags?: readonly SeriesFlag[]
  /** As many flags as find room beside each other; those that would cover the one before are not drawn, but told like the others. */
  flagRoom?: number
  /** Day as text, in full. */
  long: (day: Day) => string
  axis: DayAxis
}

const hasTwin = (points: Point[]) => points.some((point) => point.before !== undefined)

/** Metrics of the first one's unit are drawn on its axis; the others are told in the tooltip and the table. */
export const drawnOf = (metrics: readonly MetricId[]): number[] =>
  metrics.flatMap((id, i) => (unitOfMetric(id) === unitOfMetric(metrics[0]) ? [i] : []))

const full = (value: number | null | undefined, id: MetricId, writing: Writing) =>
  value === null || value === undefined ? '—' : writeFull(value, unitOfMetric(id), writing)

/** True where no point has anything to draw: axes alone would tell of amounts that nobody paid. */
export const isBlank = (points: readonly Point[]): boolean =>
  points.every(({ values, before = [] }) => [...values, ...before].every((value) => value === null || value === 0))

/** The figures of the chart as a table. */
export function seriesTable({ points, metrics, writing, words, flags = [], long }: Omit<SeriesInput, 'tokens' | 'axis'>): ChartTable {
  const twin = hasTwin(points)
  const happened = (index: number) => flags.find((flag) => flag.index === index)?.lines.join('; ') ?? ''
  const headsOf = (names: readonly string[]) => [
    words.date,
    ...names,
    ...(twin ? names.map((name) => `${name} · ${words.before}`) : []),
    ...(flags.length ? [words.events] : []),
  ]
  return {
    columns: headsOf(words.metrics),
    rows: points.map((point, at) => [
      point.partial ? `${long(point.start)} (${words.partial})` : long(point.start),
      ...metrics.map((id, i) => full(point.values[i], id, writing)),
      ...(twin ? metrics.map((id, i) => full(point.before?.[i], id, writing)) : []),
      ...(flags.length ? [happened(at)] : []),
    ]),
    heads: headsOf(metrics.map((id, i) => fileHead(id, words.metrics[i] ?? ''))),
    values: points.map((point, at) => [
      formatDay(point.start),
      ...metrics.map((id, i) => fileValue(id, point.values[i])),
      ...(twin ? metrics.map((id, i) => fileValue(id, point.before?.[i])) : []),
      ...(flags.length ? [happened(at)] : []),
    ]),
  }
}

/** More bars than this are thinner than they can be told apart: a line then. */
const MOST_BARS = 62

/** Metrics over time: bars while they can be told apart, lines beyond; from zero; the compared window paler; partial grains hatched. */
export function seriesOption(input: SeriesInput): ChartOption {
  const { points, metrics, tokens, writing, axis } = input
  const label = labelDress(tokens)
  const unit = unitOfMetric(metrics[0])
  const scale = scaleOf(input)
  return {
    grid: { left: 8, right: 8, top: input.flags ? FLAGS_PX : 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: points.map((point) => formatDay(point.start)),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: {
        ...label,
        hideOverlap: true,
        interval: axis.isNamed ?? 'auto',
        formatter: (key: string) => axis.name(parseDay(key) ?? 0),
      },
      axisPointer: { lineStyle: { color: tokens.ink2 } },
    },
    yAxis: [
      {
        type: 'value',
        min: ({ min }: { min: number }) => Math.min(0, min),
        splitNumber: 4,
        ...scale,
        splitLine: { lineStyle: { color: tokens.line } },
        axisLabel: { ...label, formatter: (value: number) => writeShort(value, unit, writing) },
      },
      { type: 'value', min: 0, max: 1, show: false },
    ],
    tooltip: tooltip(input),
    series: [...(isBars(input) ? bars(input) : lines(input)), ...flagged(input)],
  }
}

const MINUTE = 60_000
/** Steps of an axis of time that a clock has, in minutes. */
const CLOCK_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440, 2880, 7200, 14_400, 43_200]
const MOST_STEPS = 5

/** The axis of a share that comes near the whole, and of a length of time; of others it is found by ECharts. */
function scaleOf({ points, metrics }: SeriesInput): { max?: number; interval?: number } {
  const unit = unitOfMetric(metrics[0])
  if (unit !== 'ratio' && unit !== 'duration') return {}
  const drawn = points.flatMap(({ values, before = [] }) => drawnOf(metrics).map((i) => Math.max(values[i] ?? 0, before[i] ?? 0)))
  const most = Math.max(0, ...drawn)
  // An axis to 120 % would say that there is more. Quarters: steps of 30 % would leave 90 and 100 on top of each other.
  if (unit === 'ratio') return most > 0.8 && most <= 1 ? { max: 1, interval: 0.25 } : {}
  const step = CLOCK_STEPS.map((minutes) => minutes * MINUTE).find((each) => most <= each * MOST_STEPS)
  return step === undefined || most === 0 ? {} : { max: Math.ceil(most / step) * step, interval: step }
}

/** Whether the points are bars; else lines. */
export const isBars = ({ points, metrics }: Pick<SeriesInput, 'points' | 'metrics'>): boolean =>
  points.length <= MOST_BARS && drawnOf(metrics).length === 1

function tooltip(input: SeriesInput): ChartOption['tooltip'] {
  const { points, metrics, writing, words, flags = [], long, tokens } = input
  return {
    trigger: 'axis',
    ...tooltipDress(tokens),
    axisPointer: { type: isBars(input) ? 'shadow' : 'line' },
    formatter: (params) => {
      const index = (Array.isArray(params) ? params[0] : params)?.dataIndex ?? -1
      const point = points[index]
      if (!point) return ''
      const head = point.partial ? `${long(point.start)} (${words.partial})` : long(point.start)
      const lines = metrics.map((id, i) => `${words.metrics[i]} <b>${full(point.values[i], id, writing)}</b>`)
      const before = point.before && `${words.before}: ${full(point.before[0], metrics[0], writing)}`
      const happened = flags.find((flag) => flag.index === index)?.lines ?? []
      return [head, ...lines, ...(before === undefined ? [] : [before]), ...happened.map((text) => `⚑ ${escaped(text)}`)].join('<br>')
    },
  }
}

type Series = Exclude<ChartOption['series'], undefined | readonly unknown[]>

/** Flags stand above the drawing: the largest figure reaches its top. */
const FLAGS_PX = 28

const FLAG = 'path://M0 0H8L6 3L8 6H1V12H0Z'

/** Small flags above the drawing, on an axis of their own. */
function flagged({ points, flags = [], flagRoom = points.length, tokens }: SeriesInput): Series[] {
  if (flags.length === 0) return []
  const data = points.map((): number | null => null)
  const apart = points.length / flagRoom
  let last = -Infinity
  for (const { index } of flags) {
    if (index - last < apart) continue
    data[index] = 1
    last = index
  }
  const color = tokens.highlight
  return [
    {
      type: 'line',
      yAxisIndex: 1,
      symbol: FLAG,
      symbolSize: [8, 12],
      symbolOffset: [4, -12],
      clip: false,
      showAllSymbol: true,
      lineStyle: { opacity: 0 },
      itemStyle: { color },
      silent: true,
      animation: false,
      data,
    },
  ]
}

function bars({ points, tokens }: SeriesInput): Series[] {
  const color = tokens.series[0]
  const now = {
    type: 'bar' as const,
    barMaxWidth: 40,
    barGap: '10%',
    itemStyle: { color },
    data: points.map(({ values: [value], partial }) =>
      partial ? { value, itemStyle: { color, opacity: 0.75, decal: { ...PARTIAL_HATCH, color: tokens.surface } } } : { value },
    ),
  }
  if (!hasTwin(points)) return [now]
  const before = {
    type: 'bar' as const,
    barMaxWidth: 40,
    itemStyle: { color, opacity: 0.3 },
    data: points.map((point) => point.before?.[0] ?? null),
  }
  return [now, before]
}

/** A figure with none beside it is no line: it is drawn as a dot. */
const withDots = (values: (number | null)[]) =>
  values.map((value, i) =>
    value !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null
      ? { value, symbol: 'circle' as const, symbolSize: 5 }
      : value,
  )

const DASHES = ['solid', 'dashed', 'dotted'] as const
/** Of the line that is drawn at that place. */
export const dashOf = (place: number): (typeof DASHES)[number] => DASHES[Math.min(place, DASHES.length - 1)]

function lines({ points, metrics, tokens }: SeriesInput): Series[] {
  const drawn = drawnOf(metrics)
  const alone = drawn.length === 1
  const line = { type: 'line' as const, symbol: 'none' as const, showAllSymbol: true, animation: false }
  const series = drawn.flatMap((metric, place): Series[] => {
    const color = tokens.series[place % tokens.series.length]
    const area = alone ? { areaStyle: { color, opacity: 0.12 } } : {}
    const hatched = alone ? { areaStyle: { color, opacity: 0.12, decal: { ...PARTIAL_HATCH, color } } } : {}
    const whole = points.map(({ values, partial }) => (partial ? null : values[metric]))
    // The partial stretch is drawn from its whole neighbour, so that the line does not break.
    const partial = points.map(({ values }, i) =>
      points[i - 1]?.partial || points[i]?.partial || points[i + 1]?.partial ? values[metric] : null,
    )
    const type = dashOf(place)
    return [
      {
        ...line,
        lineStyle: { color, width: 1.5, type: alone ? ('solid' as const) : type },
        itemStyle: { color },
        ...area,
        data: withDots(whole),
      },
      { ...line, lineStyle: { color, width: 1.5, type: 'dashed' as const }, ...hatched, data: partial },
    ]
  })
  if (!alone || !hasTwin(points)) return series
  const color = tokens.series[0]
  return [...series, { ...line, lineStyle: { color, width: 1, opacity: 0.65 }, data: points.map((point) => point.before?.[0] ?? null) }]
}
