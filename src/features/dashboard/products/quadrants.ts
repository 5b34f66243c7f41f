import type { MatrixAnswer } from '~/analytics/reports'
import { writeFull, type Writing } from '~/features/shared/figures'
import { labelDress, rowInTooltip, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

type Matrix = Extract<MatrixAnswer, { ok: true }>
type Row = Matrix['rows'][number]

export const QUADRANTS = ['star', 'hidden', 'leaking', 'weak'] as const satisfies readonly Row['quadrant'][]

export interface MatrixInput {
  answer: Matrix
  chosen: readonly string[]
  writing: Writing
  tokens: ChartTokens
  percent: (share: number) => string
  count: (value: number) => string
  words: Record<'product' | 'views' | 'carts' | 'orders' | 'conversion' | 'gmv' | 'quadrant', string>
  quadrantName: (quadrant: Row['quadrant']) => string
}

/** The products as a table, the most seen first. */
export function matrixTable({
  answer: { rows },
  writing,
  percent,
  count,
  words,
  quadrantName,
}: Omit<MatrixInput, 'tokens' | 'chosen'>): ChartTable {
  return {
    columns: [words.product, words.quadrant, words.views, words.carts, words.orders, words.conversion, words.gmv],
    rows: rows.map((row) => [
      row.label || row.key,
      quadrantName(row.quadrant),
      count(row.views),
      count(row.carts),
      count(row.orders),
      percent(row.conversion),
      writeFull(row.gmv, 'money', writing),
    ]),
    values: rows.map((row) => [
      row.label || row.key,
      quadrantName(row.quadrant),
      row.views,
      row.carts,
      row.orders,
      row.conversion,
      row.gmv,
    ]),
  }
}

/** Of each quadrant: place in the data colours, and a shape, so that colour is never the only signal. */
export const MARKS: Readonly<Record<Row['quadrant'], { color: number; symbol: string; sign: string }>> = {
  star: { color: 0, symbol: 'circle', sign: '●' },
  hidden: { color: 2, symbol: 'diamond', sign: '◆' },
  leaking: { color: 1, symbol: 'triangle', sign: '▲' },
  weak: { color: 6, symbol: 'rect', sign: '■' },
}

const LEAST = 6
const MOST = 28

/** A mark a product: views across (a step is a doubling), conversion up, the area its GMV; the medians cut it into quadrants that are named in words. */
export function matrixOption(input: MatrixInput): ChartOption {
  const { answer, chosen, tokens, percent, count } = input
  const { rows } = answer
  const label = labelDress(tokens)
  const largest = Math.max(1, ...rows.map(({ gmv }) => gmv))
  const table = matrixTable(input)
  const axis = { axisTick: { show: false }, splitLine: { lineStyle: { color: tokens.line } }, nameTextStyle: label, nameGap: 12 }
  return {
    grid: { left: 8, right: 24, top: 28, bottom: 20, outerBoundsMode: 'same', outerBoundsContain: 'all' },
    xAxis: {
      ...axis,
      type: 'log',
      logBase: 2,
      name: input.words.views,
      nameLocation: 'middle',
      nameGap: 24,
      min: 2 ** Math.floor(Math.log2(Math.max(1, Math.min(...rows.map(({ views }) => views))))),
      axisLine: { lineStyle: { color: tokens.line } },
      axisLabel: { ...label, hideOverlap: true, formatter: (value: number) => count(value) },
    },
    yAxis: {
      ...axis,
      type: 'value',
      min: 0,
      // Left alone the axis would go on to 120 % where a product sells at each visit.
      ...(rows.some(({ conversion }) => conversion > 0.8) && { max: 1, interval: 0.25 }),
      name: input.words.conversion,
      nameTextStyle: { ...label, align: 'left' },
      splitNumber: 4,
      axisLabel: { ...label, formatter: (value: number) => percent(value) },
    },
    tooltip: {
      trigger: 'item',
      ...tooltipDress(tokens),
      formatter: (params) => rowInTooltip(table, (Array.isArray(params) ? params[0] : params)?.dataIndex),
    },
    series: [
      {
        type: 'scatter',
        animation: false,
        data: rows.map((row) => ({
          value: [row.views, row.conversion],
          symbol: MARKS[row.quadrant].symbol,
          symbolSize: LEAST + (MOST - LEAST) * Math.sqrt(Math.max(0, row.gmv) / largest),
          itemStyle: {
            color: tokens.series[MARKS[row.quadrant].color],
            opacity: chosen.length > 0 && !chosen.includes(row.key) ? 0.2 : 0.75,
            borderColor: tokens.surface,
            borderWidth: 1,
          },
        })),
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          lineStyle: { color: tokens.ink2, type: 'dashed', width: 1 },
          label: { show: false },
          data: [{ xAxis: answer.medianViews }, { yAxis: answer.medianConversion }],
        },
        markArea: { silent: true, z: 4, itemStyle: { color: 'transparent' }, data: areas(input) },
      },
    ],
  }
}

/** A quadrant's name stands in its outer corner. */
function areas({ answer: { medianViews, medianConversion }, tokens, quadrantName }: MatrixInput) {
  const label = (position: 'insideTopLeft' | 'insideTopRight' | 'insideBottomLeft' | 'insideBottomRight') => ({
    position,
    color: tokens.ink2,
    fontFamily: tokens.fontFamily,
    fontSize: tokens.fontSize,
    fontWeight: 600 as const,
    backgroundColor: tokens.surface,
    padding: [1, 4],
    borderRadius: 3,
  })
  const area = (
    quadrant: Row['quadrant'],
    from: { xAxis: number | 'min'; yAxis: number | 'min' },
    to: { xAxis: number | 'max'; yAxis: number | 'max' },
    position: Parameters<typeof label>[0],
  ): [{ name: string; label: object; xAxis: number | 'min'; yAxis: number | 'min' }, typeof to] => [
    { name: quadrantName(quadrant), label: label(position), ...from },
    to,
  ]
  const middle = { xAxis: medianViews, yAxis: medianConversion }
  return [
    area('star', middle, { xAxis: 'max', yAxis: 'max' }, 'insideTopRight'),
    area('hidden', { xAxis: 'min', yAxis: medianConversion }, { xAxis: medianViews, yAxis: 'max' }, 'insideTopLeft'),
    area('leaking', { xAxis: medianViews, yAxis: 'min' }, { xAxis: 'max', yAxis: medianConversion }, 'insideBottomRight'),
    area('weak', { xAxis: 'min', yAxis: 'min' }, middle, 'insideBottomLeft'),
  ]
}
