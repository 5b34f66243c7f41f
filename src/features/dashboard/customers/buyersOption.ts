import type { Point } from '~/features/shared/board/series'
import type { Day } from '~/lib/zone'
import { escaped, type ChartOption, type ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

export interface NewReturningInput {
  points: readonly Point[]
  tokens: ChartTokens
  count: (value: number) => string
  long: (day: Day) => string
  short: (day: Day) => string
  words: { date: string; names: readonly [string, string]; partial: string }
}

const HATCH = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 }

/** New buyers below, returning ones on top: together the buyers of the period. Periods that are not whole are hatched. */
export function newReturningOption({ points, tokens, count, long, short, words }: NewReturningInput): ChartOption {
  const text = { color: tokens.ink2, fontFamily: tokens.fontFamily, fontSize: tokens.fontSize }
  const colors = [tokens.series[1], tokens.series[0]]
  return {
    grid: { left: 8, right: 8, top: 16, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: points.map(({ start }) => short(start)),
      axisLabel: { ...text, hideOverlap: true },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.line } },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: tokens.line } } },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      backgroundColor: tokens.surface,
      borderColor: tokens.line,
      textStyle: { ...text, color: tokens.ink },
      formatter: (given) => {
        const [first] = Array.isArray(given) ? given : [given]
        const point = points[first?.dataIndex ?? -1]
        if (!point) return ''
        const lines = words.names.map((name, i) => `${escaped(name)} ${count(point.values[i] ?? 0)}`)
        return [escaped(long(point.start)), ...lines, ...(point.partial ? [escaped(words.partial)] : [])].join('<br>')
      },
    },
    series: [0, 1].map((i) => ({
      type: 'bar' as const,
      stack: 'buyers',
      barMaxWidth: 32,
      data: points.map(({ values, partial }) => ({
        value: values[i] ?? 0,
        itemStyle: { color: colors[i], ...(partial && { decal: { ...HATCH, color: tokens.surface } }) },
      })),
    })),
  }
}

export function newReturningTable({ points, count, long, words }: NewReturningInput): ChartTable {
  return {
    columns: [words.date, ...words.names],
    rows: points.map(({ start, values, partial }) => [
      partial ? `${long(start)} (${words.partial})` : long(start),
      ...values.map((value) => count(value ?? 0)),
    ]),
    values: points.map(({ start, values }) => [long(start), ...values]),
  }
}
