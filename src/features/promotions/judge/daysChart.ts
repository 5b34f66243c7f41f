import type { Currency } from '~/domain/money'
import { toDecimal } from '~/domain/money'
import type { PromotionJudgement } from '~/domain/promotion/judgement'
import { writeFull, writeShort, type Writing } from '~/features/shared/figures'
import type { Day } from '~/lib/zone'
import { labelDress, rowInTooltip, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

export interface DaysInput {
  days: PromotionJudgement['days']
  currency: Currency
  writing: Writing
  tokens: ChartTokens
  words: { day: string; actual: string; base: string; band: string }
  rangeText: (low: string, high: string) => string
  afterText: (day: string) => string
  short: (day: Day) => string
  long: (day: Day) => string
}

/** Actual days as bars over the band of usual ones; days after the end are paler. */
export function daysChart(input: DaysInput): { option: ChartOption; table: ChartTable } {
  const { days, currency, writing, tokens, words, rangeText, afterText, short, long } = input
  const decimal = (amount: number) => toDecimal(amount, currency)
  const write = (amount: number | null) => (amount === null ? '' : writeFull(decimal(Math.round(amount)), 'money', writing))
  const low = (base: number, spread: number) => Math.max(0, base - spread)
  const table: ChartTable = {
    columns: [words.day, words.actual, words.base, words.band],
    rows: days.map(({ day, actual, base, spread, isAfter }) => [
      isAfter ? afterText(long(day)) : long(day),
      write(actual),
      write(base),
      base === null ? '' : rangeText(write(low(base, spread)), write(base + spread)),
    ]),
    values: days.map(({ day, actual, base, spread }) => [long(day), actual, base, spread]),
  }
  const label = labelDress(tokens)
  const [color] = tokens.series
  const line = { type: 'line' as const, symbol: 'none' as const, animation: false }
  const option: ChartOption = {
    grid: { left: 8, right: 16, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: days.map(({ day }) => short(day)),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      splitLine: { lineStyle: { color: tokens.line } },
      axisLabel: { ...label, formatter: (value: number) => writeShort(value, 'money', writing) },
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
        barMaxWidth: 32,
        data: days.map(({ actual, isAfter }) => ({
          value: actual === null ? '-' : decimal(actual),
          itemStyle: { color, opacity: isAfter ? 0.35 : 1 },
        })),
      },
      // The band: what is below it is drawn with nothing, and the band on top of that.
      {
        ...line,
        stack: 'band',
        lineStyle: { opacity: 0 },
        data: days.map(({ base, spread }) => (base === null ? null : decimal(low(base, spread)))),
      },
      {
        ...line,
        stack: 'band',
        lineStyle: { opacity: 0 },
        areaStyle: { color: tokens.ink2, opacity: 0.22 },
        data: days.map(({ base, spread }) => (base === null ? null : decimal(base + spread - low(base, spread)))),
      },
      {
        ...line,
        lineStyle: { color: tokens.ink2, width: 1.5 },
        itemStyle: { color: tokens.ink2 },
        data: days.map(({ base }) => (base === null ? null : decimal(base))),
      },
    ],
  }
  return { option, table }
}
