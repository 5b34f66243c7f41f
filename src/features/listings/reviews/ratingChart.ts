import type { MonthScore } from '~/domain/buyerReview'
import { formatDay } from '~/lib/zone'
import { labelDress, rowInTooltip, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { Format } from '~/ui/format'
import type { ChartTokens } from '~/ui/tokens'

interface RatingInput {
  months: readonly MonthScore[]
  format: Format
  words: Record<'month' | 'mean' | 'n' | 'few', string>
}

export function ratingTable({ months, format, words }: RatingInput): ChartTable {
  return {
    columns: [words.month, words.mean, words.n],
    rows: months.map(({ month, score }) => [
      format.month(month),
      score ? score.mean.toFixed(2) + (score.few ? ` (${words.few})` : '') : '—',
      format.count(score?.n ?? 0),
    ]),
    values: months.map(({ month, score }) => [formatDay(month), score?.mean ?? null, score?.n ?? 0]),
  }
}

/** The mean as a line from one star to five; a month with few reviews is a hollow point. */
export function ratingOption(input: RatingInput, tokens: ChartTokens): ChartOption {
  const { months, format } = input
  const label = labelDress(tokens)
  const table = ratingTable(input)
  const color = tokens.series[0]
  return {
    grid: { left: 8, right: 16, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: months.map(({ month }) => format.month(month)),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: { type: 'value', min: 1, max: 5, interval: 1, splitLine: { lineStyle: { color: tokens.line } }, axisLabel: label },
    tooltip: {
      trigger: 'axis',
      ...tooltipDress(tokens),
      formatter: (params) => rowInTooltip(table, (Array.isArray(params) ? params[0] : params)?.dataIndex),
    },
    series: [
      {
        type: 'line',
        name: input.words.mean,
        animation: false,
        lineStyle: { color, width: 2 },
        itemStyle: { color },
        data: months.map(({ score }) =>
          score ? { value: score.mean, symbol: score.few ? 'emptyCircle' : 'circle', symbolSize: score.few ? 8 : 6 } : null,
        ),
      },
    ],
  }
}
