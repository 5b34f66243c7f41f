import type { DayAxis } from '~/features/shared/board/dayAxis'
import type { Point } from '~/features/shared/board/series'
import { type Day, formatDay } from '~/lib/zone'
import { labelDress, PARTIAL_HATCH, rowInTooltip, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

export interface NewReturningInput {
  points: readonly Point[]
  tokens: ChartTokens
  count: (value: number) => string
  long: (day: Day) => string
  axis: DayAxis
  words: { date: string; names: readonly [string, string]; partial: string }
}

/** New buyers below, returning ones on top: together the buyers of the period. Periods that are not whole are hatched. */
export function newReturningOption(input: NewReturningInput): ChartOption {
  const { points, tokens, axis } = input
  const table = newReturningTable(input)
  const text = labelDress(tokens)
  const colors = [tokens.series[1], tokens.series[0]]
  return {
    grid: { left: 8, right: 8, top: 16, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: points.map(({ start }) => axis.name(start)),
      axisLabel: { ...text, hideOverlap: true, interval: axis.isNamed ?? 'auto' },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tokens.line } },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: tokens.line } } },
    tooltip: {
      trigger: 'axis',
      ...tooltipDress(tokens),
      axisPointer: { type: 'shadow' },
      formatter: (params) => rowInTooltip(table, (Array.isArray(params) ? params[0] : params)?.dataIndex),
    },
    series: [0, 1].map((i) => ({
      type: 'bar' as const,
      stack: 'buyers',
      barMaxWidth: 32,
      data: points.map(({ values, partial }) => ({
        value: values[i] ?? 0,
        itemStyle: { color: colors[i], ...(partial && { decal: { ...PARTIAL_HATCH, color: tokens.surface } }) },
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
    values: points.map(({ start, values }) => [formatDay(start), ...values]),
  }
}
