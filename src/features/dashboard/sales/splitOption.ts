import type { DayAxis } from '~/features/shared/board/dayAxis'
import { labelDress, PARTIAL_HATCH, tooltipDress } from '~/ui/chartDress'
import { escaped, type ChartOption } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

export interface SplitInput {
  /** Of the grains. */
  short: string[]
  isNamed: DayAxis['isNamed']
  long: string[]
  partial: boolean[]
  strands: { name: string; rest: boolean; values: (number | null)[] }[]
  /** Stacked bars, where the parts make the whole; else lines. */
  stacked: boolean
  tokens: ChartTokens
  axis: (value: number) => string
  full: (value: number) => string
}

/** Beside colour each strand has a pattern or a dash of its own; diagonals say that a period is not whole. */
const PATTERNS = [
  undefined,
  {
    symbol: 'rect',
    dashArrayX: [
      [4, 6],
      [0, 5, 4, 1],
    ],
    dashArrayY: [5, 0],
    symbolSize: 0.7,
  },
  {
    symbol: 'circle',
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.6,
  },
  {
    symbol: 'diamond',
    dashArrayX: [
      [7, 7],
      [0, 7, 7, 0],
    ],
    dashArrayY: [7, 0],
    symbolSize: 0.8,
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5] },
  {
    symbol: 'triangle',
    dashArrayX: [
      [8, 8],
      [0, 8, 8, 0],
    ],
    dashArrayY: [8, 0],
    symbolSize: 0.6,
  },
  { symbol: 'rect', dashArrayX: [2, 5], dashArrayY: [1, 0] },
] as const

const DASHES = ['solid', 'dashed', 'dotted'] as const
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const

const colorOf = (tokens: ChartTokens, i: number, rest: boolean) => (rest ? tokens.ink2 : tokens.series[i % tokens.series.length])

export function splitOption({ short, isNamed, long, partial, strands, stacked, tokens, axis, full }: SplitInput): ChartOption {
  const label = labelDress(tokens)
  return {
    grid: { left: 8, right: 8, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: short,
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true, interval: isNamed ?? 'auto' },
      axisPointer: { lineStyle: { color: tokens.ink2 } },
    },
    yAxis: {
      type: 'value',
      min: ({ min }: { min: number }) => Math.min(0, min),
      splitNumber: 4,
      splitLine: { lineStyle: { color: tokens.line } },
      axisLabel: { ...label, formatter: axis },
    },
    tooltip: {
      trigger: 'axis',
      ...tooltipDress(tokens),
      axisPointer: { type: stacked ? 'shadow' : 'line' },
      formatter: (params) => {
        const at = (Array.isArray(params) ? params[0] : params)?.dataIndex ?? -1
        const lines = strands.map(
          ({ name, values }) => `${escaped(name)} <b>${values[at] === null || values[at] === undefined ? '—' : full(values[at])}</b>`,
        )
        return [long[at] ?? '', ...lines].join('<br>')
      },
    },
    series: strands.map(({ name, rest, values }, i) =>
      (stacked ? bar : line)({ name, values, partial, tokens, color: colorOf(tokens, i, rest), i }),
    ),
  }
}

interface StrandInput {
  name: string
  values: (number | null)[]
  partial: boolean[]
  tokens: ChartTokens
  color: string
  i: number
}

/** Bars thinner than these would show no pattern, only noise, and an edge would be most of them. */
const MOST_PATTERNED = 62

const bar = ({ name, values, partial, tokens, color, i }: StrandInput) => {
  const wide = values.length <= MOST_PATTERNED
  const pattern = wide ? PATTERNS[i % PATTERNS.length] : undefined
  const decal = pattern && {
    ...pattern,
    dashArrayX: [...pattern.dashArrayX].map((part) => (typeof part === 'number' ? part : [...part])),
    dashArrayY: [...pattern.dashArrayY],
    color: `${tokens.surface}66`,
  }
  return {
    type: 'bar' as const,
    name,
    stack: 'all',
    barMaxWidth: 40,
    itemStyle: { color, borderColor: tokens.surface, borderWidth: wide ? 0.5 : 0, ...(decal ? { decal } : {}) },
    data: values.map((value, at) =>
      partial[at] ? { value, itemStyle: { opacity: 0.75, decal: { ...PARTIAL_HATCH, color: tokens.surface } } } : { value },
    ),
  }
}

const line = ({ name, values, partial, color, i }: StrandInput) => ({
  type: 'line' as const,
  name,
  animation: false,
  showAllSymbol: true,
  symbol: values.length <= MOST_PATTERNED ? SYMBOLS[i % SYMBOLS.length] : ('none' as const),
  symbolSize: 5,
  lineStyle: { color, width: 1.5, type: DASHES[i % DASHES.length] },
  itemStyle: { color },
  data: values.map((value, at) => (partial[at] ? { value, symbol: 'emptyCircle' as const, symbolSize: 7 } : { value })),
})
