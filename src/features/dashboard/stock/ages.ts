import type { ShelfAnswer } from '~/analytics/reports'
import { writeFull, writeShort, type Writing } from '~/features/shared/figures'
import { labelDress, rowInTooltip, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

type Age = Extract<ShelfAnswer, { ok: true }>['ages'][number]

export interface AgesInput {
  ages: readonly Age[]
  nameOf: (age: Age) => string
  writing: Writing
  tokens: ChartTokens
  count: (value: number) => string
  percent: (share: number) => string
  words: Record<'age' | 'units' | 'value' | 'share', string>
}

const shareOf = (ages: readonly Age[], { value }: Age) => {
  const total = ages.reduce((sum, age) => sum + age.value, 0)
  return total === 0 ? 0 : value / total
}

export function agesTable({ ages, nameOf, writing, count, percent, words }: Omit<AgesInput, 'tokens'>): ChartTable {
  return {
    columns: [words.age, words.value, words.share, words.units],
    rows: ages.map((age) => [nameOf(age), writeFull(age.value, 'money', writing), percent(shareOf(ages, age)), count(age.units)]),
    values: ages.map((age) => [nameOf(age), age.value, shareOf(ages, age), age.units]),
  }
}

/** A bar a band, the youngest at the top, its value and share beside it. */
export function agesOption(input: AgesInput): ChartOption {
  const { ages, nameOf, writing, tokens, percent } = input
  const label = labelDress(tokens)
  const table = agesTable(input)
  return {
    grid: { left: 8, right: 96, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', min: 0, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: ages.map(nameOf),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: label,
    },
    tooltip: {
      trigger: 'axis',
      ...tooltipDress(tokens),
      axisPointer: { type: 'shadow' },
      formatter: (params) => rowInTooltip(table, (Array.isArray(params) ? params[0] : params)?.dataIndex),
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 22,
        itemStyle: { color: tokens.series[0] },
        label: {
          show: true,
          position: 'right',
          ...label,
          formatter: ({ dataIndex }) => {
            const age = ages[dataIndex]
            return age ? `${writeShort(age.value, 'money', writing)} · ${percent(shareOf(ages, age))}` : ''
          },
        },
        // What lies long is what to look at.
        data: ages.map(({ from, value }) => ({ value, itemStyle: { color: from >= 180 ? tokens.highlight : tokens.series[0] } })),
      },
    ],
  }
}
