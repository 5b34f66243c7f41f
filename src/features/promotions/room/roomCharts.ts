import { barsOption } from '~/features/shared/board/bars'
import { writeFull, writeShort, type Unit, type Writing } from '~/features/shared/figures'
import { labelDress, PARTIAL_HATCH, rowInTooltip, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'
import type { ChartPoint } from './roomPoints'
import type { Measure } from './roomState'

const UNIT_OF: Readonly<Record<Measure, Unit>> = {
  gmv: 'money',
  orders: 'count',
  part: 'ratio',
  discount: 'money',
  margin: 'money',
}

export interface RoomChartInput {
  points: readonly ChartPoint[]
  measure: Measure
  planned: boolean
  writing: Writing
  tokens: ChartTokens
  words: { at: string; actual: string; plan: string; ahead: string }
  /** Names of the points, on the axis and in full. */
  short: (point: ChartPoint) => string
  long: (point: ChartPoint) => string
}

const written = (value: number | null, { measure, writing }: Pick<RoomChartInput, 'measure' | 'writing'>): string => {
  const unit = UNIT_OF[measure]
  return value === null ? '' : writeFull(unit === 'count' ? Math.round(value) : value, unit, writing)
}

/** Each hour or day by itself, with what was planned of it. */
export function stepsChart(input: RoomChartInput): { option: ChartOption; table: ChartTable } {
  const { points, measure, planned, writing, tokens, words, short, long } = input
  const table: ChartTable = {
    columns: [words.at, words.actual, ...(planned ? [words.plan] : [])],
    rows: points.map((point) => [long(point), written(point.actual, input), ...(planned ? [written(point.plan, input)] : [])]),
    values: points.map((point) => [long(point), point.actual, ...(planned ? [point.plan] : [])]),
  }
  const option = barsOption({
    names: points.map(short),
    values: points.map(({ actual }) => actual),
    ...(planned ? { before: points.map(({ plan }) => plan) } : {}),
    short: (value) => writeShort(value, UNIT_OF[measure], writing),
    whole: UNIT_OF[measure] === 'count',
    table,
    tokens,
  })
  return {
    option: hatched(option, points, tokens),
    table,
  }
}

/** The bar of the hour or day that is not over yet. */
function hatched(option: ChartOption, points: readonly ChartPoint[], tokens: ChartTokens): ChartOption {
  const [bars, ...others] = [option.series ?? []].flat()
  if (bars?.type !== 'bar' || !bars.data) return option
  const itemStyle = { color: tokens.series[0], opacity: 0.75, decal: { ...PARTIAL_HATCH, color: tokens.surface } }
  const data = bars.data.map((each, i) => (points[i].isNow ? { value: points[i].actual ?? '-', itemStyle } : each))
  return { ...option, series: [{ ...bars, data }, ...others] }
}

/** What it has come to as a filled line, the plan as a thin one, where it leads as a dotted one. */
export function soFarChart(input: RoomChartInput): { option: ChartOption; table: ChartTable } {
  const { points, measure, planned, writing, tokens, words, short, long } = input
  const table: ChartTable = {
    columns: [words.at, words.actual, ...(planned ? [words.plan, words.ahead] : [])],
    rows: points.map((point) => [
      long(point),
      written(point.soFar, input),
      ...(planned ? [written(point.planSoFar, input), written(point.ahead, input)] : []),
    ]),
    values: points.map((point) => [long(point), point.soFar, ...(planned ? [point.planSoFar, point.ahead] : [])]),
  }
  const label = labelDress(tokens)
  const [color] = tokens.series
  const line = { type: 'line' as const, symbol: 'none' as const, animation: false, connectNulls: false }
  const option: ChartOption = {
    grid: { left: 8, right: 40, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: points.map(short),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true },
      axisPointer: { lineStyle: { color: tokens.ink2 } },
    },
    yAxis: {
      type: 'value',
      min: ({ min }: { min: number }) => Math.min(0, min),
      splitNumber: 4,
      splitLine: { lineStyle: { color: tokens.line } },
      axisLabel: { ...label, formatter: (value: number) => writeShort(value, UNIT_OF[measure], writing) },
    },
    tooltip: {
      trigger: 'axis',
      ...tooltipDress(tokens),
      axisPointer: { type: 'line' },
      formatter: (params) => rowInTooltip(table, (Array.isArray(params) ? params[0] : params)?.dataIndex),
    },
    series: [
      {
        ...line,
        lineStyle: { color, width: 2 },
        itemStyle: { color },
        areaStyle: { color, opacity: 0.12 },
        data: points.map(({ soFar }) => soFar),
      },
      ...(planned
        ? [
            {
              ...line,
              lineStyle: { color: tokens.ink2, width: 1 },
              itemStyle: { color: tokens.ink2 },
              data: points.map(({ planSoFar }) => planSoFar),
            },
            {
              ...line,
              lineStyle: { color, width: 1.5, type: 'dotted' as const },
              itemStyle: { color },
              data: points.map(({ ahead }) => ahead),
            },
          ]
        : []),
    ],
  }
  return { option, table }
}
