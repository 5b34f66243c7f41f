import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

export interface BarsInput {
  /** In the order of the axis. */
  bars: readonly { label: string; buyers: number }[]
  tokens: ChartTokens
  count: (value: number) => string
  percent: (share: number) => string
  words: { label: string; buyers: string }
}

/** Buyers by band: upright bars from zero, each with its share of all in the tooltip. */
export function barsOption({ bars, tokens, count, percent, words }: BarsInput): ChartOption {
  const total = bars.reduce((sum, { buyers }) => sum + buyers, 0)
  const text = { color: tokens.ink2, fontFamily: tokens.fontFamily, fontSize: tokens.fontSize }
  return {
    grid: { left: 8, right: 8, top: 16, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: bars.map(({ label }) => label),
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
        const bar = bars[first?.dataIndex ?? -1]
        return bar ? `${bar.label}<br>${words.buyers} ${count(bar.buyers)} (${percent(total === 0 ? 0 : bar.buyers / total)})` : ''
      },
    },
    series: [{ type: 'bar', data: bars.map(({ buyers }) => buyers), itemStyle: { color: tokens.series[0] }, barMaxWidth: 40 }],
  }
}

export function barsTable({ bars, count, percent, words }: BarsInput): ChartTable {
  const total = bars.reduce((sum, { buyers }) => sum + buyers, 0)
  const share = (buyers: number) => (total === 0 ? 0 : buyers / total)
  return {
    columns: [words.label, words.buyers, '%'],
    rows: bars.map(({ label, buyers }) => [label, count(buyers), percent(share(buyers))]),
    values: bars.map(({ label, buyers }) => [label, buyers, share(buyers)]),
  }
}
