import type { KpiRow } from '~/analytics/query'
import { writeFull, writeShort, type Writing } from '~/features/shared/figures'
import { labelDress, rowInTooltip, tooltipDress } from '~/ui/chartDress'
import type { ChartOption, ChartTable } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

export interface BandsInput {
  /** Price bands from the lowest up, and none last. */
  rows: readonly KpiRow[]
  /** Keys that are filtered by; none: all. */
  chosen: readonly string[]
  nameOf: (row: KpiRow) => string
  writing: Writing
  tokens: ChartTokens
  count: (value: number) => string
  words: { band: string; gmv: string; units: string; orders: string }
}

/** Bands in the order of their prices; amounts that no line carries are in none. */
export function bandsInOrder(rows: readonly KpiRow[]): KpiRow[] {
  const place = ({ key }: KpiRow) => (key === '' ? Infinity : Number(key))
  return rows.filter((row) => !row.orderLevel).toSorted((a, b) => place(a) - place(b))
}

/** The first price above a band: the ladder goes 1, 2, 5, 10. */
export const bandEnd = (from: number): number => (Math.round(from / 10 ** Math.floor(Math.log10(from))) === 2 ? from * 2.5 : from * 2)

const gmvOf = (row: KpiRow) => row.figures.gmv_paid?.value ?? 0

export function bandsTable({ rows, nameOf, writing, count, words }: BandsInput): ChartTable {
  const units = (row: KpiRow) => row.figures.units?.value ?? null
  const orders = (row: KpiRow) => row.figures.orders?.value ?? null
  const text = (value: number | null) => (value === null ? '—' : count(value))
  return {
    columns: [words.band, words.gmv, words.units, words.orders],
    rows: rows.map((row) => [nameOf(row), writeFull(gmvOf(row), 'money', writing), text(units(row)), text(orders(row))]),
    values: rows.map((row) => [row.key, gmvOf(row), units(row), orders(row)]),
  }
}

/** A bar a band; bands that are not chosen are paler. */
export function bandsOption(input: BandsInput): ChartOption {
  const { rows, chosen, nameOf, writing, tokens } = input
  const label = labelDress(tokens)
  const table = bandsTable(input)
  return {
    grid: { left: 8, right: 8, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: rows.map(nameOf),
      axisLine: { lineStyle: { color: tokens.line } },
      axisTick: { show: false },
      axisLabel: { ...label, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: ({ min }: { min: number }) => Math.min(0, min),
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
        barMaxWidth: 56,
        itemStyle: { color: tokens.series[0] },
        data: rows.map((row) => ({
          value: gmvOf(row),
          itemStyle: { color: tokens.series[0], opacity: chosen.length > 0 && !chosen.includes(row.key) ? 0.35 : 1 },
        })),
      },
    ],
  }
}
