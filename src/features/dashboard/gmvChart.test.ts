import { describe, expect, it } from 'vitest'
import type { KpiResult } from '~/analytics/query'
import { formatDay, parseDay } from '~/lib/zone'
import { chartTokens } from '~/ui/tokens'
import { gmvOption, gmvTable, toPoints, type GmvChartInput } from './gmvChart'

const day = (text: string) => parseDay(text)!
const beside: KpiResult['beside'] = {
  unknownBuyerOrders: 0,
  unknownBuyerGmv: 0,
  noRateOrders: 0,
  testOrders: 0,
  unlinkedRefunds: 0,
  unlinkedRefundAmount: 0,
  undatedRefunds: 0,
  nonProductLines: 0,
  nonProductAmount: 0,
  notSaleLines: {},
}
const answer = (rows: Record<string, number>): KpiResult => ({
  version: 1,
  totals: {},
  beside,
  rows: Object.entries(rows).map(([key, value]) => ({ key, label: '', figures: { gmv_paid: { value }, orders: { value: 2 } } })),
})
const input = (points: GmvChartInput['points']): GmvChartInput => ({
  points,
  grain: 'month',
  writing: { locale: 'en', currency: 'GBP' },
  tokens: chartTokens('light'),
  words: { date: 'Date', now: 'GMV', before: 'Before', orders: 'Orders', partial: 'partial' },
  long: formatDay,
  short: formatDay,
})

describe('toPoints', () => {
  const window = { from: day('2011-10-05'), to: day('2011-12-10') }
  const points = toPoints(answer({ '2011-10-01': 1, '2011-11-01': 2, '2011-12-01': 3 }), undefined, window, 'month', day('2026-01-01'))

  it('marks the grains that the window cuts, at either end', () => {
    expect(points.map((point) => point.partial)).toEqual([true, false, true])
  })

  it('marks the running grain even where the window takes it whole', () => {
    const running = toPoints(
      answer({ '2011-12-01': 3 }),
      undefined,
      { from: day('2011-12-01'), to: day('2012-01-01') },
      'month',
      day('2011-12-09'),
    )
    expect(running[0]?.partial).toBe(true)
  })

  it('sets each grain beside the one at the same place of the compared window', () => {
    const twins = toPoints(answer({ '2011-12-01': 3 }), answer({ '2010-12-01': 9 }), window, 'month', 0)
    expect(twins[0]).toMatchObject({ before: 9, beforeStart: day('2010-12-01') })
  })
})

describe('gmvOption', () => {
  const points = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ start: i, value: i, orders: 1, partial: i === count - 1, before: i > 0 ? 1 : undefined }))

  it('draws bars while they can be told apart, and a line beyond', () => {
    expect(gmvOption(input(points(30))).series).toMatchObject([{ type: 'bar' }, { type: 'bar' }])
    expect(gmvOption(input(points(374))).series).toMatchObject([{ type: 'line' }, { type: 'line' }, { type: 'line' }])
  })

  it('hatches the partial bar only', () => {
    const [bars] = gmvOption(input(points(3))).series as { data: { itemStyle?: unknown }[] }[]
    expect(bars?.data.map((item) => item.itemStyle !== undefined)).toEqual([false, false, true])
  })
})

describe('gmvTable', () => {
  it('has the figures of the drawing, one row a point', () => {
    const table = gmvTable(input([{ start: 0, value: 10.5, orders: 2, partial: true }]))
    expect(table).toEqual({ columns: ['Date', 'GMV', 'Orders'], rows: [['1970-01-01 (partial)', '£10.50', '2']] })
  })
})
