import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KpiResult } from '~/analytics/query'
import { toBreakdown } from './members'
import { NOTHING_BESIDE } from './testAnswers'

const answer = (total: number, values: number[], orderLevel?: number): KpiResult => ({
  version: 1,
  totals: { gmv_paid: { value: total }, aov: { value: 5 } },
  beside: NOTHING_BESIDE,
  rows: [
    ...values.map((value, i) => ({ key: `S${i}`, label: '', figures: { gmv_paid: { value }, aov: { value } } })),
    ...(orderLevel === undefined ? [] : [{ key: '', label: '', orderLevel: true, figures: { gmv_paid: { value: orderLevel } } }]),
  ],
})

describe('toBreakdown', () => {
  it('sums to the total: parts, order level and the others', () => {
    const cents = fc.integer({ min: 0, max: 1e9 }).map((value) => value / 100)
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 30 }), cents, cents, (values, hidden, orderLevel) => {
        const total = values.reduce((sum, value) => sum + value, hidden + orderLevel)
        const { parts, others, orderLevel: level } = toBreakdown(answer(total, values, orderLevel), 'gmv_paid')
        const sum = parts.reduce((all, part) => all + (part.value ?? 0), (others?.value ?? 0) + (level?.value ?? 0))
        expect(sum).toBeCloseTo(total, 3)
        for (const part of parts) expect(part.bar).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('shows no others where every member is shown', () => {
    expect(toBreakdown(answer(0.3, [0.1, 0.2]), 'gmv_paid').others).toBeUndefined()
  })

  it('gives no share of nothing, and none of a mean', () => {
    expect(toBreakdown(answer(0, [0]), 'gmv_paid').parts[0]).toMatchObject({ share: undefined, bar: 0 })
    expect(toBreakdown(answer(9, [3, 6]), 'aov')).toMatchObject({ parts: [{ share: undefined, bar: 0.5 }, { bar: 1 }], others: undefined })
  })

  it('adds nothing up where members overlap', () => {
    expect(toBreakdown(answer(5, [3, 4]), 'gmv_paid', true).others).toBeUndefined()
  })
})
