import { labelDress, rowInTooltip, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

export interface ParetoInput {
  bars: readonly { name: string; count: number; upTo: number }[]
  tokens: ChartTokens
  words: { reason: string; cases: string; upTo: string }
  percent: (share: number) => string
  /** The place of the one that is chosen. */
  chosen?: number | undefined
}

const DIM = 0.4

/** Bars, the most first, and the line of their shares added up. */
export function paretoChart({ bars, tokens, words, percent, chosen }: ParetoInput): { option: ChartOption; table: ChartTable } {
  const table: ChartTable = {
    columns: [words.reason, words.cases, words.upTo],
    rows: bars.map(({ name, count, upTo }) => [name, String(count), percent(upTo)]),
    values: bars.map(({ name, count, upTo }) => [name, count, upTo]),
  }
  const label = labelDress(tokens)
  const [color, line] = tokens.series
  const option: ChartOption = {
    grid: { left: 8, right: 8, top: 16, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: bars.map(({ name }) => name),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...label, interval: 0, overflow: 'break', width: 76 },
    },
    yAxis: [
      { type: 'value', min: 0, minInterval: 1, splitNumber: 4, splitLine: { lineStyle: { color: tokens.line } }, axisLabel: label },
      {
        type: 'value',
        min: 0,
        max: 1,
        interval: 0.25,
        splitLine: { show: false },
        axisLabel: { ...label, formatter: (value: number) => percent(value) },
      },
    ],
    tooltip: {
      trigger: 'axis',
      ...tooltipDress(tokens),
      axisPointer: { type: 'shadow' },
      formatter: (params) => rowInTooltip(table, (Array.isArray(params) ? params[0] : params)?.dataIndex),
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 40,
        data: bars.map(({ count }, at) => ({
          value: count,
          itemStyle: { color, opacity: chosen === undefined || chosen === at ? 1 : DIM },
        })),
        label: { show: true, position: 'top', ...label },
      },
      {
        type: 'line',
        yAxisIndex: 1,
        symbol: 'circle',
        symbolSize: 6,
        animation: false,
        lineStyle: { color: line, width: 1.5 },
        itemStyle: { color: line },
        data: bars.map(({ upTo }) => upTo),
      },
    ],
  }
  return { option, table }
}
