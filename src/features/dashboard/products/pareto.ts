import type { AbcAnswer } from '~/analytics/reports'
import { labelDress, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

export interface ParetoInput {
  answer: Pick<AbcAnswer, 'curve' | 'classes' | 'members'>
  tokens: ChartTokens
  percent: (share: number) => string
  words: { members: string; gmv: string }
}

/** The curve as a table. */
export function paretoTable({ answer: { curve }, percent, words }: Omit<ParetoInput, 'tokens'>): ChartTable {
  return {
    columns: [words.members, words.gmv],
    rows: curve.map(({ members, gmv }) => [percent(members), percent(gmv)]),
    values: curve.map(({ members, gmv }) => [members, gmv]),
  }
}

/** Share of GMV by share of members, largest first, with the stretches of the classes behind it. */
export function paretoOption({ answer, tokens, percent, words }: ParetoInput): ChartOption {
  const { curve } = answer
  const label = labelDress(tokens)
  return {
    grid: { left: 8, right: 16, top: 24, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: curve.map(({ members }) => percent(members)),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...label, interval: Math.max(0, Math.round((curve.length - 1) / 5) - 1), showMaxLabel: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.2,
      splitLine: { lineStyle: { color: tokens.line } },
      axisLabel: { ...label, formatter: (value: number) => percent(value) },
    },
    tooltip: {
      trigger: 'axis',
      ...tooltipDress(tokens),
      formatter: (params) => {
        const point = curve[(Array.isArray(params) ? params[0] : params)?.dataIndex ?? -1]
        return point ? `${words.members} <b>${percent(point.members)}</b><br>${words.gmv} <b>${percent(point.gmv)}</b>` : ''
      },
    },
    series: [
      {
        type: 'line',
        symbol: 'none',
        animation: false,
        lineStyle: { color: tokens.series[0], width: 2 },
        itemStyle: { color: tokens.series[0] },
        data: curve.map(({ gmv }) => gmv),
        markArea: { silent: true, label: { ...label, position: 'insideBottom', color: tokens.ink }, data: classAreas(answer, tokens) },
      },
    ],
  }
}

const OPACITY = [0.16, 0.09, 0.03]

/** Where on the axis each class begins and ends. */
function classAreas({ curve, classes, members }: ParetoInput['answer'], tokens: ChartTokens) {
  const place = (count: number) => Math.round((count / members) * (curve.length - 1))
  let before = 0
  return classes.flatMap((of, i): [{ name: string; xAxis: number; itemStyle: object }, { xAxis: number }][] => {
    const from = before
    before += of.members
    if (of.members === 0) return []
    return [[{ name: of.class, xAxis: place(from), itemStyle: { color: tokens.series[0], opacity: OPACITY[i] } }, { xAxis: place(before) }]]
  })
}
