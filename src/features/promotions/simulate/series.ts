import { toDecimal, type Currency } from '~/domain/money'
import type { Simulation, VariantReplay } from '~/domain/promotion/simulation'
import { labelDress, rowInTooltip, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

export interface SeriesOf {
  simulation: Simulation
  replay: VariantReplay
  figure: 'gmv' | 'discount'
  currency: Currency
  words: { time: string; before: string; after: string }
  time: (at: number) => string
  short: (at: number) => string
  money: (value: number) => string
  moneyShort: (value: number) => string
}

/** What really was and what the variant makes of it, point by point. */
export function seriesTableOf({
  simulation: { series },
  replay,
  figure,
  currency,
  words,
  time,
  money,
}: Omit<SeriesOf, 'short' | 'moneyShort'>): ChartTable {
  const decimal = (value: number) => toDecimal(Math.round(value), currency)
  const rows = series.at.map((at, i) => [time(at), decimal(series[figure][i] ?? 0), decimal(replay.series[figure][i] ?? 0)] as const)
  return {
    columns: [words.time, words.before, words.after],
    rows: rows.map(([at, before, after]) => [at, money(before), money(after)]),
    values: rows.map((row) => [...row]),
  }
}

/** Both as lines from zero: what really was paler. */
export function seriesOptionOf(of: SeriesOf, table: ChartTable, tokens: ChartTokens): ChartOption {
  const label = labelDress(tokens)
  const color = tokens.series[0]
  const { simulation, replay, figure, currency } = of
  const decimal = (value: number) => toDecimal(Math.round(value), currency)
  const line = { type: 'line' as const, symbol: 'none' as const, animation: false }
  return {
    grid: { left: 8, right: 24, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: simulation.series.at.map(of.short),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      splitLine: { lineStyle: { color: tokens.line } },
      axisLabel: { ...label, formatter: of.moneyShort },
    },
    tooltip: {
      ...tooltipDress(tokens),
      trigger: 'axis',
      formatter: (params) => rowInTooltip(table, (Array.isArray(params) ? params[0] : params)?.dataIndex),
    },
    series: [
      {
        ...line,
        lineStyle: { color, width: 1.5, type: 'dashed', opacity: 0.6 },
        itemStyle: { color },
        data: simulation.series[figure].map(decimal),
      },
      {
        ...line,
        lineStyle: { color, width: 1.5 },
        itemStyle: { color },
        areaStyle: { color, opacity: 0.12 },
        data: replay.series[figure].map(decimal),
      },
    ],
  }
}
