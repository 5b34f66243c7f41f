import type { Dimension } from '~/analytics/query'
import type { MoveAnswer, MovePart } from '~/analytics/reports'
import { unitOfMetric, writeFigure, writeFull, writeShort, type Writing } from '~/features/shared/figures'
import { toDecimal } from '~/domain/money'
import { numberText } from '~/lib/numberText'
import { labelDress, tooltipDress } from '~/ui/chartDress'
import { type ChartOption, type ChartTable, escaped } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

/** What the change may be told by, the usual ones first. */
export const DIMENSIONS = [
  'channel',
  'category',
  'product',
  'sku',
  'region',
  'newness',
  'segment',
  'tier',
  'promotion',
  'supplier',
  'priceBand',
  'weekday',
  'hour',
] as const satisfies readonly Dimension[]

/** A bar of the waterfall: from one level to another, as decimals of the currency. */
export interface Step {
  name: string
  from: number
  to: number
  /** Absent: the GMV of a period, from 0. */
  part?: MovePart
}

/** The GMV before, each part of the change, the GMV after. */
export function stepsOf(
  answer: MoveAnswer,
  currency: string,
  words: { before: string; after: string; part: (part: MovePart) => string },
): Step[] {
  let level = answer.before
  const decimal = (amount: number) => toDecimal(amount, currency)
  const parts = answer.parts.map(({ part, amount }): Step => {
    const from = level
    level += amount
    return { name: words.part(part), from: decimal(from), to: decimal(level), part }
  })
  return [{ name: words.before, from: 0, to: decimal(answer.before) }, ...parts, { name: words.after, from: 0, to: decimal(answer.after) }]
}

/** How much room a change has: to the last unit, as a figure, or in a few letters. */
export type Room = 'full' | 'figure' | 'short'

/** A change with its sign: "+¥1,200". */
export function writeSigned(value: number, writing: Writing, room: Room): string {
  const text = writeMoney(Math.abs(value), writing, room)
  return value === 0 ? text : `${value > 0 ? '+' : '−'}${text}`
}

/** Below this compact writing saves nothing. */
const COMPACT_FROM = 10_000

function writeMoney(value: number, writing: Writing, room: Room): string {
  if (room === 'full') return writeFull(value, 'money', writing)
  if (room === 'figure') return writeFigure(value, 'money', writing)
  const { locale, currency } = writing
  if (value >= COMPACT_FROM) return writeShort(value, 'money', writing)
  return numberText(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', maximumFractionDigits: 0 }).format(value)
}

export interface WaterfallInput {
  steps: Step[]
  writing: Writing
  tokens: ChartTokens
  words: { part: string; before: string; after: string; change: string }
  /** Narrow: the bars lie, their names stand left of them and their figures right. */
  lying?: boolean
}

const isTotal = ({ part }: Step) => part === undefined
/** Of a bar's value: the GMV of a period, or the change of a part. */
const valueOf = (step: Step) => (isTotal(step) ? step.to : step.to - step.from)

export function waterfallTable({ steps, writing, words }: Omit<WaterfallInput, 'tokens'>): ChartTable {
  const money = (value: number) => writeFull(value, 'money', writing)
  return {
    columns: [words.part, words.change],
    rows: steps.map((step) => [step.name, isTotal(step) ? money(step.to) : writeSigned(valueOf(step), writing, 'full')]),
    values: steps.map((step) => [step.name, valueOf(step)]),
  }
}

/** Room for a figure right of the longest bar. */
const LABEL_PX = 64

/** Bars that hang where the one before has ended; up and down differ by colour and by the sign on the label. */
export function waterfallOption({ steps, writing, tokens, lying = false }: WaterfallInput): ChartOption {
  const label = labelDress(tokens)
  const colorOf = (step: Step) => tokens.series[isTotal(step) ? 6 : valueOf(step) >= 0 ? 0 : 1]
  // Two bars stacked on a level of their own, whatever its sign: the lower is not drawn.
  const stacked = { type: 'bar' as const, stack: 'level', stackStrategy: 'all' as const, barMaxWidth: 64 }
  const text = (step: Step) => (isTotal(step) ? writeShort(step.to, 'money', writing) : writeSigned(valueOf(step), writing, 'short'))
  const names = {
    type: 'category' as const,
    inverse: lying,
    data: steps.map(({ name }) => name),
    axisLine: { lineStyle: { color: tokens.line } },
    axisTick: { show: false },
    axisLabel: { ...label, interval: 0, width: 88, overflow: 'break' as const },
  }
  const levels = {
    type: 'value' as const,
    splitNumber: lying ? 2 : 4,
    splitLine: { lineStyle: { color: tokens.line } },
    axisLabel: { ...label, formatter: (value: number) => writeShort(value, unitOfMetric('gmv_paid'), writing) },
  }
  return {
    grid: {
      left: 8,
      right: lying ? LABEL_PX : 8,
      top: lying ? 4 : 24,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: lying ? levels : names,
    yAxis: lying ? names : levels,
    tooltip: {
      trigger: 'axis',
      ...tooltipDress(tokens),
      axisPointer: { type: 'shadow' },
      formatter: (params) => {
        const step = steps[(Array.isArray(params) ? params[0] : params)?.dataIndex ?? -1]
        if (!step) return ''
        return `${escaped(step.name)}<br><b>${isTotal(step) ? writeFull(step.to, 'money', writing) : writeSigned(valueOf(step), writing, 'full')}</b>`
      },
    },
    series: [
      {
        ...stacked,
        silent: true,
        itemStyle: { color: 'transparent' },
        data: steps.map((step) => (isTotal(step) ? 0 : Math.min(step.from, step.to))),
      },
      {
        ...stacked,
        data: steps.map((step) => ({
          value: isTotal(step) ? step.to : Math.abs(step.to - step.from),
          itemStyle: { color: colorOf(step) },
          label: {
            show: true,
            position: lying ? ('right' as const) : ('top' as const),
            ...label,
            color: tokens.ink,
            formatter: text(step),
          },
        })),
      },
    ],
  }
}

/** What moved most, in the order of weight; what rounds to nothing is not said. */
export function mainParts(answer: MoveAnswer, most = 3): MoveAnswer['parts'] {
  const sorted = answer.parts.filter(({ amount }) => amount !== 0).toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))
  const least = Math.abs(sorted[0]?.amount ?? 0) * 0.02
  return sorted.slice(0, most).filter(({ amount }) => Math.abs(amount) >= least)
}
