import { describe, expect, it } from 'vitest'
import type { KpiResult, KpiRow } from '~/analytics/query'
import { chartTokens } from '~/ui/tokens'
import { heatOption, inkOn } from './heat'
import { toMatrix } from './matrix'
import { NOTHING_BESIDE } from './testAnswers'

const row = (key: string, key2: string, value: number): KpiRow => ({
  key,
  label: '',
  key2,
  label2: `${key2}!`,
  figures: { gmv_paid: { value } },
})
const answer = (rows: KpiRow[]): KpiResult => ({ version: 1, totals: {}, beside: NOTHING_BESIDE, rows })

describe('toMatrix', () => {
  it('puts the largest members first, and leaves cells out where nothing was sold', () => {
    const result = answer([row('a', 'x', 1), row('b', 'x', 5), row('b', 'y', 20)])
    expect(toMatrix(result, ['channel', 'category'], 'gmv_paid', { rows: 9, columns: 9 })).toEqual({
      rows: [
        { key: 'b', label: '' },
        { key: 'a', label: '' },
      ],
      columns: [
        { key: 'y', label: 'y!' },
        { key: 'x', label: 'x!' },
      ],
      cells: [
        [{ value: 20 }, { value: 5 }],
        [undefined, { value: 1 }],
      ],
    })
  })

  it('has every weekday and hour, sold or not', () => {
    const { rows, columns, cells } = toMatrix(answer([row('7', '23', 3)]), ['weekday', 'hour'], 'gmv_paid', { rows: 1, columns: 1 })
    expect([rows.length, columns.length]).toEqual([7, 24])
    expect(cells[6][23]).toEqual({ value: 3 })
    expect(cells[0][0]).toBeUndefined()
  })
})

describe('heatOption', () => {
  it('counts its cells row by row, as the arrow keys and presses do', () => {
    const tokens = chartTokens('light')
    const option = heatOption({
      rows: ['a', 'b'],
      columns: ['x', 'y'],
      values: [
        [1, 2],
        [3, null],
      ],
      tokens,
      short: String,
      full: String,
      room: 9,
    })
    expect(option.series).toMatchObject({
      data: [{ value: [0, 0, 1] }, { value: [1, 0, 2] }, { value: [0, 1, 3] }, { value: [1, 1, '-'] }],
    })
  })

  it('writes in ink on light cells and in the colour of the paper on dark ones', () => {
    const light = chartTokens('light')
    expect([inkOn(light, 0), inkOn(light, 1)]).toEqual([light.ink, light.surface])
  })
})
