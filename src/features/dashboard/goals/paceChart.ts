import type { GoalDay } from '~/analytics/reports/goalTypes'
import type { MetricId } from '~/domain/metric'
import { unitOfMetric, writeFull, writeShort, type Writing } from '~/features/shared/figures'
import { formatDay, parseDay, type Day } from '~/lib/zone'
import { labelDress, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

export interface PaceInput {
  days: readonly GoalDay[]
  metric: MetricId
  writing: Writing
  tokens: ChartTokens
  words: { date: string; reached: string; pace: string; projected: string }
  long: (day: Day) => string
  short: (day: Day) => string
}

const written = (value: number | null, { metric, writing }: Pick<PaceInput, 'metric' | 'writing'>) =>
  value === null ? '' : writeFull(unitOfMetric(metric) === 'count' ? Math.round(value) : value, unitOfMetric(metric), writing)

export function paceTable(input: Omit<PaceInput, 'tokens' | 'short'>): ChartTable {
  const { days, words, long } = input
  return {
    columns: [words.date, words.reached, words.pace, words.projected],
    rows: days.map(({ day, reached, pace, projected }) => [long(day), ...[reached, pace, projected].map((value) => written(value, input))]),
    values: days.map(({ day, reached, pace, projected }) => [formatDay(day), reached, pace, projected]),
  }
}

/** What is reached as a filled line, where it should be as a thin one, where it leads as a dotted one. */
export function paceOption(input: PaceInput): ChartOption {
  const { days, metric, tokens, writing, words, short, long } = input
  const label = labelDress(tokens)
  const [color] = tokens.series
  const line = { type: 'line' as const, symbol: 'none' as const, animation: false }
  return {
    grid: { left: 8, right: 16, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: days.map(({ day }) => formatDay(day)),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true, formatter: (key: string) => short(parseDay(key) ?? 0) },
      axisPointer: { lineStyle: { color: tokens.ink2 } },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      splitLine: { lineStyle: { color: tokens.line } },
      axisLabel: { ...label, formatter: (value: number) => writeShort(value, unitOfMetric(metric), writing) },
    },
    tooltip: {
      trigger: 'axis',
      ...tooltipDress(tokens),
      axisPointer: { type: 'line' },
      formatter: (params) => {
        const day = days[(Array.isArray(params) ? params[0] : params)?.dataIndex ?? -1]
        if (!day) return ''
        const told = (
          [
            ['reached', day.reached],
            ['pace', day.pace],
            ['projected', day.projected],
          ] as const
        ).filter(([, value]) => value !== null)
        return [long(day.day), ...told.map(([name, value]) => `${words[name]} <b>${written(value, input)}</b>`)].join('<br>')
      },
    },
    series: [
      {
        ...line,
        lineStyle: { color, width: 2 },
        itemStyle: { color },
        areaStyle: { color, opacity: 0.12 },
        data: days.map(({ reached }) => reached),
      },
      { ...line, lineStyle: { color: tokens.ink2, width: 1 }, itemStyle: { color: tokens.ink2 }, data: days.map(({ pace }) => pace) },
      { ...line, lineStyle: { color, width: 1.5, type: 'dotted' }, itemStyle: { color }, data: days.map(({ projected }) => projected) },
    ],
  }
}
