import { labelDress, rowInTooltip, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

/** Bars of one measure by its members, with the compared ones paler beside them. */
export interface BarsInput {
  /** Names of the members, in order. */
  names: readonly string[]
  values: readonly (number | null)[]
  before?: readonly (number | null)[]
  /** Each so-manieth member is named below its bar; absent: as many as find room. */
  nameEach?: number
  /** Bars lie, a member a row. */
  lie?: boolean
  /** The members are stretches of one scale: no gap between them. */
  joined?: boolean
  /** Beside each bar. */
  labels?: readonly string[]
  /** On the axis of the measure. */
  short: (value: number) => string
  /** What is counted comes in whole numbers. */
  whole?: boolean
  /** What the tooltip and the keys read out. */
  table: ChartTable
  tokens: ChartTokens
  /** Members that are not among the chosen ones. */
  dim?: readonly boolean[]
  /** Members to look at. */
  marked?: readonly boolean[]
}

const DIM = 0.35

export function barsOption({ table, tokens, ...input }: BarsInput): ChartOption {
  const label = labelDress(tokens)
  return {
    grid: { left: 8, right: input.labels ? 108 : 8, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    ...axesOf(input, tokens),
    tooltip: {
      trigger: 'axis',
      ...tooltipDress(tokens),
      axisPointer: { type: 'shadow' },
      formatter: (params) => rowInTooltip(table, (Array.isArray(params) ? params[0] : params)?.dataIndex),
    },
    series: seriesOf(input, { tokens, label }),
  }
}

function axesOf(
  { names, nameEach, lie, short, whole }: Omit<BarsInput, 'table' | 'tokens'>,
  tokens: ChartTokens,
): Pick<ChartOption, 'xAxis' | 'yAxis'> {
  const label = labelDress(tokens)
  const named = {
    type: 'category' as const,
    data: [...names],
    axisLine: { lineStyle: { color: tokens.line } },
    axisTick: { show: false },
    // The last one is often "and more", and its bar the tallest: it is named, whoever else finds room.
    axisLabel: { ...label, hideOverlap: true, ...(nameEach ? { interval: nameEach - 1 } : { showMaxLabel: true }) },
  }
  // Bars start at zero; what came to less than nothing hangs below it.
  const min = ({ min: least }: { min: number }) => Math.min(0, least)
  if (lie) return { xAxis: { type: 'value', min, show: false }, yAxis: { ...named, inverse: true } }
  const measured = {
    type: 'value' as const,
    min,
    splitNumber: 3,
    ...(whole && { minInterval: 1 }),
    splitLine: { lineStyle: { color: tokens.line } },
    axisLabel: { ...label, formatter: (value: number) => short(value) },
  }
  return { xAxis: named, yAxis: measured }
}

interface Dress {
  tokens: ChartTokens
  label: ReturnType<typeof labelDress>
}

function seriesOf(
  { values, before, lie, joined, labels, dim, marked }: Omit<BarsInput, 'table' | 'tokens'>,
  { tokens, label }: Dress,
): ChartOption['series'] {
  const color = tokens.series[0]
  const said = labels && {
    label: {
      show: true,
      position: 'right' as const,
      ...label,
      color: tokens.ink,
      formatter: ({ dataIndex }: { dataIndex: number }) => labels[dataIndex] ?? '',
    },
  }
  return [
    {
      type: 'bar',
      ...(joined ? { barCategoryGap: before ? '20%' : '4%' } : { barMaxWidth: lie ? 20 : 40 }),
      ...(before ? { barGap: joined ? '0%' : '10%' } : {}),
      data: values.map((value, i) => ({
        value: value ?? '-',
        itemStyle: { color: marked?.[i] ? tokens.highlight : color, opacity: dim?.[i] ? DIM : 1 },
      })),
      ...said,
    },
    ...(before
      ? [
          {
            type: 'bar' as const,
            barMaxWidth: lie ? 8 : 40,
            itemStyle: { color, opacity: DIM },
            data: before.map((value) => value ?? '-'),
          },
        ]
      : []),
  ]
}
