import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KpiResult, KpiRow } from '~/analytics/query'
import { NOTHING_BESIDE } from '~/features/shared/board/testAnswers'
import { toStrands } from './splitSeries'

const answer = (rows: KpiRow[]): KpiResult => ({ version: 1, totals: {}, beside: NOTHING_BESIDE, rows })
const figures = (value: number) => ({ gmv_paid: { value } })

describe('toStrands', () => {
  it('adds up to the total at every point, however many members are left out', () => {
    const amounts = fc.integer({ min: 0, max: 1e9 }).map((cents) => cents / 100)
    fc.assert(
      fc.property(
        fc.array(fc.array(amounts, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
        fc.nat(12),
        (members, most) => {
          const days = ['a', 'b', 'c']
          const split = members.flatMap((values, m) =>
            values.map((value, i) => ({ key: days[i], label: '', key2: `M${m}`, label2: '', figures: figures(value) })),
          )
          const totals = days.map((_, i) => members.reduce((sum, values) => sum + values[i], 0))
          const total = days.map((key, i) => ({ key, label: '', figures: figures(totals[i]) }))
          const { strands } = toStrands(answer(split), answer(total), 'gmv_paid', most, true)
          expect(strands.length).toBeLessThanOrEqual(most + 1)
          days.forEach((_, i) => expect(strands.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)).toBeCloseTo(totals[i], 3))
        },
      ),
    )
  })

  it('leaves a hole where a rate has no figure, and invents no others', () => {
    const split = answer([{ key: 'a', label: '', key2: 'Web', label2: '', figures: { aov: { value: 5 } } }])
    const total = answer([
      { key: 'a', label: '', figures: { aov: { value: 4 } } },
      { key: 'b', label: '', figures: { aov: { value: 4 } } },
    ])
    expect(toStrands(split, total, 'aov', 5, false).strands).toEqual([{ key: 'Web', label: '', values: [5, null] }])
  })
})
