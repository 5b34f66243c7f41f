import type { KpiRow } from '~/analytics/query'
import type { BarsInput } from '~/features/shared/board/bars'
import { writeFull, writeShort, type Writing } from '~/features/shared/figures'
import type { ChartTable } from '~/ui/chartOption'
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

const gmvOf = (row: KpiRow) => row.figures.gmv_paid?.value ?? 0

function bandsTable({ rows, nameOf, writing, count, words }: BandsInput): ChartTable {
  const units = (row: KpiRow) => row.figures.units?.value ?? null
  const orders = (row: KpiRow) => row.figures.orders?.value ?? null
  const text = (value: number | null) => (value === null ? '—' : count(value))
  return {
    columns: [words.band, words.gmv, words.units, words.orders],
    rows: rows.map((row) => [nameOf(row), writeFull(gmvOf(row), 'money', writing), text(units(row)), text(orders(row))]),
    values: rows.map((row) => [nameOf(row), gmvOf(row), units(row), orders(row)]),
  }
}

/** A bar a band; bands that are not chosen are paler. */
export function bandsBars(input: BandsInput): BarsInput {
  const { rows, chosen, nameOf, writing, tokens } = input
  return {
    names: rows.map(nameOf),
    values: rows.map(gmvOf),
    short: (value) => writeShort(value, 'money', writing),
    table: bandsTable(input),
    tokens,
    dim: rows.map(({ key }) => chosen.length > 0 && !chosen.includes(key)),
  }
}
