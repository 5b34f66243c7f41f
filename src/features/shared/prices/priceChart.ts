import { toDecimal, type Amount, type Currency } from '~/domain/money'
import { type Day, formatDay } from '~/lib/zone'
import { labelDress, rowInTooltip, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { Format } from '~/ui/format'
import type { ChartTokens } from '~/ui/tokens'
import type { PriceSeries } from './priceSeries'

interface ChartInput {
  series: PriceSeries
  currency: Currency
  format: Format
  words: { date: string; own: string }
}

export function priceTable({ series: { days, own, sellers }, currency, format, words }: ChartInput): ChartTable {
  const text = (amount: Amount | null) => (amount === null ? '' : format.price(amount, currency))
  const value = (amount: Amount | null) => (amount === null ? null : toDecimal(amount, currency))
  return {
    columns: [words.date, words.own, ...sellers.map(({ name }) => name)],
    rows: days.map((day, at) => [format.day(day), text(own[at]), ...sellers.map(({ prices }) => text(prices[at]))]),
    values: days.map((day, at) => [formatDay(day), value(own[at]), ...sellers.map(({ prices }) => value(prices[at]))]),
  }
}

/** Our price as steps; what others ask as marks, each seller with a shape of their own. */
export function priceOption(input: ChartInput, tokens: ChartTokens): ChartOption {
  const { series, currency, format } = input
  const label = labelDress(tokens)
  const table = priceTable(input)
  const decimal = (amount: Amount | null) => (amount === null ? null : toDecimal(amount, currency))
  const short = (day: Day) => format.dayShort(day)
  const shapes = ['circle', 'rect', 'triangle', 'diamond'] as const
  const color = (at: number) => tokens.series[at % tokens.series.length]
  return {
    grid: { left: 8, right: 16, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: series.days.map(short),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: { type: 'value', scale: true, splitNumber: 3, splitLine: { lineStyle: { color: tokens.line } }, axisLabel: label },
    tooltip: {
      trigger: 'axis',
      ...tooltipDress(tokens),
      formatter: (params) => rowInTooltip(table, (Array.isArray(params) ? params[0] : params)?.dataIndex),
    },
    series: [
      {
        type: 'line',
        name: input.words.own,
        step: 'end',
        symbolSize: 6,
        animation: false,
        lineStyle: { color: color(0), width: 2 },
        itemStyle: { color: color(0) },
        data: series.own.map(decimal),
      },
      ...series.sellers.map(({ name, prices }, at) => ({
        type: 'line' as const,
        name,
        symbol: shapes[at % shapes.length],
        symbolSize: 8,
        animation: false,
        connectNulls: true,
        lineStyle: { color: color(at + 1), width: 1, type: 'dotted' as const },
        itemStyle: { color: color(at + 1) },
        data: prices.map(decimal),
      })),
    ],
  }
}
