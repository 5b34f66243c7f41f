import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KpiResult } from '~/analytics/query'
import { toBreakdown } from './breakdown'

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
const answer = (total: number, values: number[], orderLevel?: number): KpiResult => ({
  version: 1,
  totals: { gmv_paid: { value: total } },
  beside,
  rows: [
    ...values.map((value, i) => ({ key: `S${i}`, label: '', figures: { gmv_paid: { value } } })),
    ...(orderLevel === undefined ? [] : [{ key: '', label: '', orderLevel: true, figures: { gmv_paid: { value: orderLevel } } }]),
  ],
})

describe('toBreakdown', () => {
  it('sums to the total: parts, order level and the others', () => {
    const cents = fc.integer({ min: 0, max: 1e9 }).map((value) => value / 100)
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 30 }), cents, cents, (values, hidden, orderLevel) => {
        const total = values.reduce((sum, value) => sum + value, hidden + orderLevel)
        const { parts, others, orderLevel: level } = toBreakdown(answer(total, values, orderLevel))
        const sum = parts.reduce((all, part) => all + part.gmv, (others?.gmv ?? 0) + (level?.gmv ?? 0))
        expect(sum).toBeCloseTo(total, 3)
        for (const part of parts) expect(part.bar).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('shows no others where every member is shown', () => {
    expect(toBreakdown(answer(0.3, [0.1, 0.2])).others).toBeUndefined()
  })

  it('gives no share of nothing', () => {
    expect(toBreakdown(answer(0, [0])).parts[0]).toMatchObject({ share: 0, bar: 0 })
  })
})
