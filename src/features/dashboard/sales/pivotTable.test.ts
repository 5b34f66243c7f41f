import { describe, expect, it } from 'vitest'
import type { KpiResult, KpiRow } from '~/analytics/query'
import { NOTHING_BESIDE } from '~/features/shared/board/testAnswers'
import { pivotOfMetrics, pivotOfTwo } from './pivotTable'

const row = (key: string, buyers: number, key2?: string): KpiRow => ({
  key,
  label: `${key}.`,
  ...(key2 === undefined ? {} : { key2, label2: '' }),
  figures: { buyers: { value: buyers } },
})
const answer = (rows: KpiRow[], total: number): KpiResult => ({
  version: 1,
  totals: { buyers: { value: total } },
  beside: NOTHING_BESIDE,
  rows,
})

describe('the pivot table', () => {
  it('shows totals as they were counted: a buyer of two channels is one', () => {
    const cells = answer([row('Kent', 3, 'Web'), row('Kent', 2, 'Shop'), row('Essex', 1, 'Web')], 5)
    const byRow = answer([row('Kent', 4), row('Essex', 1)], 5)
    const byColumn = answer([row('Web', 4), row('Shop', 2)], 5)
    const table = pivotOfTwo({ cells, byRow, byColumn }, ['region', 'channel'], 'buyers', 9)
    expect(table.cells).toEqual([
      [{ value: 3 }, { value: 2 }],
      [{ value: 1 }, undefined],
    ])
    expect(table.rowTotals).toEqual([{ value: 4 }, { value: 1 }])
    expect(table.columnTotals).toEqual([{ value: 4 }, { value: 2 }])
    expect(table.total).toEqual({ value: 5 })
  })

  it('reads from Monday to Sunday, and leaves no hour of the day out', () => {
    const hours = Array.from({ length: 24 }, (_, i) => row(String((i * 7) % 24), 24 - i))
    const days = ['3', '1', '7', '2'].map((day, i) => row(day, 9 - i))
    const table = pivotOfTwo(
      { cells: answer([], 9), byRow: answer(days, 9), byColumn: answer(hours, 9) },
      ['weekday', 'hour'],
      'buyers',
      12,
    )
    expect(table.rows.map(({ key }) => key)).toEqual(['1', '2', '3', '7'])
    expect(table.columns.map(({ key }) => key)).toEqual(hours.map((_, i) => String(i)))
    expect(table.cut).toBe(false)
  })

  it('says that only the largest have a column', () => {
    const byColumn = answer([row('Web', 4), row('Shop', 2), row('Fair', 1)], 5)
    const table = pivotOfTwo({ cells: answer([], 5), byRow: answer([row('Kent', 5)], 5), byColumn }, ['region', 'channel'], 'buyers', 2)
    expect([table.columns.map(({ key }) => key), table.cut]).toEqual([['Web', 'Shop'], true])
  })

  it('has a column for each metric, with the totals of the window', () => {
    const table = pivotOfMetrics(answer([row('Kent', 4)], 4), 'region', ['buyers', 'orders'])
    expect(table.cells).toEqual([[{ value: 4 }, undefined]])
    expect(table.columnTotals).toEqual([{ value: 4 }, undefined])
  })
})
