import { conversionOf } from '~/domain/health'
import { formatDay } from '~/lib/zone'
import type { ChangeMarker } from '~/store/changeMarkers'
import type { ProductHealth } from '~/store/healthLists'
import { labelDress, rowInTooltip, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { Format } from '~/ui/format'
import type { ChartTokens } from '~/ui/tokens'

interface WeeksInput {
  health: ProductHealth
  format: Format
  words: Record<'week' | 'views' | 'carts' | 'orders' | 'conversion' | 'ofCategory' | 'changes', string>
  markerText: (marker: ChangeMarker) => string
}

const DAYS = 7

/** What was changed in each week. */
const changesIn = ({ health: { weeks, changes }, markerText }: WeeksInput): string[] =>
  weeks.map(({ from }) =>
    changes
      .filter(({ day }) => day >= from && day < from + DAYS)
      .map(markerText)
      .join(' · '),
  )

export function weeksTable(input: WeeksInput): ChartTable {
  const { health, format, words } = input
  const rate = (value: number | null) => (value === null ? '—' : format.percent(value))
  const changes = changesIn(input)
  return {
    columns: [words.week, words.views, words.carts, words.orders, words.conversion, words.ofCategory, words.changes],
    rows: health.weeks.map((week, at) => [
      format.daysShort(week.from, week.from + DAYS - 1),
      format.count(week.views),
      format.count(week.carts),
      format.count(week.orders),
      rate(conversionOf(week)),
      rate(week.ofCategory),
      changes[at],
    ]),
    values: health.weeks.map((week, at) => [
      formatDay(week.from),
      week.views,
      week.carts,
      week.orders,
      conversionOf(week),
      week.ofCategory,
      changes[at],
    ]),
  }
}

/** Views as bars, conversion as a line with its category's beside it; weeks with a change carry a flag. */
export function weeksOption(input: WeeksInput, tokens: ChartTokens): ChartOption {
  const { health, format, words } = input
  const label = labelDress(tokens)
  const table = weeksTable(input)
  const changes = changesIn(input)
  const line = (name: string, color: string, type: 'solid' | 'dashed', data: (number | null)[]) => ({
    type: 'line' as const,
    name,
    yAxisIndex: 1,
    connectNulls: true,
    symbolSize: 5,
    animation: false,
    lineStyle: { color, width: 2, type },
    itemStyle: { color },
    data,
  })
  return {
    grid: { left: 8, right: 8, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: health.weeks.map(({ from }, at) => (changes[at] === '' ? format.dayShort(from) : `⚑ ${format.dayShort(from)}`)),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: [
      { type: 'value', splitNumber: 3, splitLine: { lineStyle: { color: tokens.line } }, axisLabel: label },
      {
        type: 'value',
        min: 0,
        splitNumber: 3,
        splitLine: { show: false },
        axisLabel: { ...label, formatter: (value: number) => format.percent(value, 0) },
      },
    ],
    tooltip: {
      trigger: 'axis',
      ...tooltipDress(tokens),
      formatter: (params) => rowInTooltip(table, (Array.isArray(params) ? params[0] : params)?.dataIndex),
    },
    series: [
      {
        type: 'bar',
        name: words.views,
        animation: false,
        barMaxWidth: 24,
        itemStyle: { color: tokens.series[0], opacity: 0.5 },
        data: health.weeks.map(({ views }) => views),
      },
      line(words.conversion, tokens.series[1], 'solid', health.weeks.map(conversionOf)),
      line(
        words.ofCategory,
        tokens.series[6],
        'dashed',
        health.weeks.map(({ ofCategory }) => ofCategory),
      ),
    ],
  }
}
