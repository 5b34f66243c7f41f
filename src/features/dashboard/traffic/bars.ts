import { labelDress, rowInTooltip, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

/** Bars of one measure by its members, with the compared ones paler beside them. */
export interface BarsInput {
  /** Names of the members, in order. */
  names: readonly string[]
  values: readonly (number | null)[]
  before?: readonly (number | null)[]
  /** across: bars lie, a member a row. */
  lie: boolean
  /** Beside each bar. */
  labels?: readonly string[]
  /** On the axis of the measure. */
  short: (value: number) => string
  /** What the tooltip and the keys read out. */
  table: ChartTable
  tokens: ChartTokens
  /** 1 where the member is not among the chosen ones. */
  dim?: readonly boolean[]
}

const DIM = 0.35

export function barsOption({ names, values, before, lie, labels, short, table, tokens, dim }: BarsInput): ChartOption {
  const label = labelDress(tokens)
  const named = {
    type: 'category' as const,
    data: [...names],
    axisLine: { lineStyle: { color: tokens.line } },
    axisTick: { show: false },
    axisLabel: { ...label, hideOverlap: true },
  }
  const measured = {
    type: 'value' as const,
    min: 0,
    splitNumber: 3,
    splitLine: { lineStyle: { color: tokens.line } },
    axisLabel: { ...label, formatter: (value: number) => short(value) },
  }
  const axes: ChartOption = lie
    ? { xAxis: { type: 'value', min: 0, show: false }, yAxis: { ...named, inverse: true } }
    : { xAxis: named, yAxis: measured }
  return {
    grid: { left: 8, right: labels ? 108 : 8, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    ...axes,
    tooltip: {
      trigger: 'axis',
      ...tooltipDress(tokens),
      axisPointer: { type: 'shadow' },
      formatter: (params) => rowInTooltip(table, (Array.isArray(params) ? params[0] : params)?.dataIndex),
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: lie ? 20 : 28,
        ...(before ? { barGap: '10%' } : {}),
        itemStyle: { color: tokens.series[0] },
        data: values.map((value, i) => ({ value: value ?? '-', itemStyle: { opacity: dim?.[i] ? DIM : 1 } })),
        ...(labels
          ? { label: { show: true, position: 'right', ...label, color: tokens.ink, formatter: ({ dataIndex }) => labels[dataIndex] ?? '' } }
          : {}),
      },
      ...(before
        ? [
            {
              type: 'bar' as const,
              barMaxWidth: lie ? 8 : 28,
              itemStyle: { color: tokens.series[0], opacity: DIM },
              data: before.map((value) => value ?? '-'),
            },
          ]
        : []),
    ],
  }
}
