import type { ForecastAnswer } from '~/analytics/reports'
import { minorDigits } from '~/domain/money'
import { unitOfMetric, writeFull, writeShort, type Writing } from '~/features/shared/figures'
import type { MetricId } from '~/domain/metric'
import { formatDay, parseDay, type Day } from '~/lib/zone'
import { labelDress, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

export type Forecast = Extract<ForecastAnswer, { ok: true }>

/** A day of the chart: what was, or what is expected and between what. */
export interface OutlookDay {
  day: Day
  actual: number | null
  value: number | null
  low: number | null
  high: number | null
}

/** The days that were, then those to come; the line begins where the actual one ends. */
export function outlookDays(actual: readonly { day: Day; value: number }[], { from, points }: Forecast): OutlookDay[] {
  const past = actual
    .filter(({ day }) => day <= from)
    .map(({ day, value }): OutlookDay => {
      const joint = day === from ? value : null
      return { day, actual: value, value: joint, low: joint, high: joint }
    })
  return [...past, ...points.map(({ day, value, low, high }) => ({ day, actual: null, value, low, high }))]
}

export interface OutlookInput {
  days: OutlookDay[]
  metric: MetricId
  writing: Writing
  tokens: ChartTokens
  words: { date: string; actual: string; value: string; low: string; high: string }
  long: (day: Day) => string
  short: (day: Day) => string
}

/** A guess is no more exact than what it guesses at: whole orders, and no part of a cent. */
function written(value: number | null, { metric, writing }: Pick<OutlookInput, 'metric' | 'writing'>): string {
  if (value === null) return ''
  const unit = unitOfMetric(metric)
  const digits = unit === 'count' ? 0 : minorDigits(writing.currency)
  return writeFull(unit === 'ratio' ? value : Number(value.toFixed(digits)), unit, writing)
}

export function outlookTable(input: Omit<OutlookInput, 'tokens' | 'short'>): ChartTable {
  const { days, words, long } = input
  // The joint of the two lines is drawn, not told twice.
  const told = days.map((day) => (day.actual === null ? day : { ...day, value: null, low: null, high: null }))
  return {
    columns: [words.date, words.actual, words.value, words.low, words.high],
    rows: told.map(({ day, actual, value, low, high }) => [long(day), ...[actual, value, low, high].map((each) => written(each, input))]),
    values: told.map(({ day, actual, value, low, high }) => [formatDay(day), actual, value, low, high]),
  }
}

type Series = Extract<ChartOption['series'], readonly unknown[]>[number]

/** The series of a forecast over the days of a chart: a dotted line in a band. For any chart over time that has these days on its axis. */
function forecastLayer(days: readonly OutlookDay[], tokens: ChartTokens): Series[] {
  const color = tokens.series[0]
  const line = { type: 'line' as const, symbol: 'none' as const, animation: false, silent: true }
  return [
    { ...line, stack: 'band', stackStrategy: 'all', lineStyle: { opacity: 0 }, data: days.map(({ low }) => low) },
    {
      ...line,
      stack: 'band',
      stackStrategy: 'all',
      lineStyle: { opacity: 0 },
      areaStyle: { color, opacity: 0.16 },
      data: days.map(({ low, high }) => (low === null || high === null ? null : high - low)),
    },
    { ...line, lineStyle: { color, width: 1.5, type: 'dotted' }, itemStyle: { color }, data: days.map(({ value }) => value) },
  ]
}

export function outlookOption(input: OutlookInput): ChartOption {
  const { days, metric, tokens, writing, words, short, long } = input
  const label = labelDress(tokens)
  const color = tokens.series[0]
  return {
    grid: { left: 8, right: 8, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: days.map(({ day }) => formatDay(day)),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true, formatter: (key: string) => short(parseDay(key) ?? 0) },
      axisPointer: { lineStyle: { color: tokens.ink2 } },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      splitLine: { lineStyle: { color: tokens.line } },
      axisLabel: { ...label, formatter: (value: number) => writeShort(value, unitOfMetric(metric), writing) },
    },
    tooltip: {
      trigger: 'axis',
      ...tooltipDress(tokens),
      axisPointer: { type: 'line' },
      formatter: (params) => {
        const day = days[(Array.isArray(params) ? params[0] : params)?.dataIndex ?? -1]
        if (!day) return ''
        const head = long(day.day)
        if (day.actual !== null) return `${head}<br>${words.actual} <b>${written(day.actual, input)}</b>`
        return `${head}<br>${words.value} <b>${written(day.value, input)}</b><br>${written(day.low, input)} – ${written(day.high, input)}`
      },
    },
    series: [
      {
        type: 'line',
        symbol: 'none',
        animation: false,
        lineStyle: { color, width: 1.5 },
        itemStyle: { color },
        data: days.map(({ actual }) => actual),
      },
      ...forecastLayer(days, tokens),
    ],
  }
}
