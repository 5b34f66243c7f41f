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
    const table = pivotOfTwo(cells, answer([row('Kent', 4), row('Essex', 1)], 5), answer([row('Web', 4), row('Shop', 2)], 5), 'buyers', 9)
    expect(table.cells).toEqual([
      [{ value: 3 }, { value: 2 }],
      [{ value: 1 }, undefined],
    ])
    expect(table.rowTotals).toEqual([{ value: 4 }, { value: 1 }])
    expect(table.columnTotals).toEqual([{ value: 4 }, { value: 2 }])
    expect(table.total).toEqual({ value: 5 })
  })

  it('has a column for each metric, with the totals of the window', () => {
    const table = pivotOfMetrics(answer([row('Kent', 4)], 4), ['buyers', 'orders'])
    expect(table.cells).toEqual([[{ value: 4 }, undefined]])
    expect(table.columnTotals).toEqual([{ value: 4 }, undefined])
  })
})
