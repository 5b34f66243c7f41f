import { describe, expect, it } from 'vitest'
import { aPromotion, aRule } from '../../../../tests/promotions'
import { countsOf, isShown, promotionRows, promotionsView, sortedRows } from './view'

const NOW = 5_000
const gift = aRule({ key: 'r2', action: { kind: 'gift', from: { units: 1 }, gifts: [{ sku: 'G', units: 1 }] } })
const rows = promotionRows(
  [
    aPromotion({ key: 'a', name: 'Tea week', from: 1, goal: 'clearance', rules: [aRule(), gift] }),
    aPromotion({ key: 'b', name: 'Black Friday', from: 3, stage: 'draft', budget: 500 }),
    aPromotion({ key: 'c', name: 'Members', from: 2, to: 4_000 }),
  ],
  new Map([['a', 12.5]]),
  NOW,
)
const keysOf = (found: typeof rows) => found.map(({ promotion }) => promotion.key)
const view = promotionsView.initial

describe('the list of promotions', () => {
  it('knows each one by the clock, and by all of its kinds', () => {
    expect(rows.map(({ state }) => state)).toEqual(['running', 'draft', 'ended'])
    expect(rows[0].kinds).toEqual(['percent', 'gift'])
  })

  it('narrows by state, kind, goal and words together', () => {
    expect(keysOf(rows.filter(isShown({ ...view, kind: ['gift'] })))).toEqual(['a'])
    expect(keysOf(rows.filter(isShown({ ...view, state: ['draft', 'ended'] })))).toEqual(['b', 'c'])
    expect(keysOf(rows.filter(isShown({ ...view, state: ['draft'], goal: ['clearance'] })))).toEqual([])
    expect(keysOf(rows.filter(isShown({ ...view, q: ' FRIDAY ' })))).toEqual(['b'])
  })

  it('puts what has no figure last, whichever way round', () => {
    expect(keysOf(sortedRows(rows, 'actual', true))).toEqual(['a', 'b', 'c'])
    expect(keysOf(sortedRows(rows, 'budget', false))).toEqual(['b', 'a', 'c'])
    expect(keysOf(sortedRows(rows, 'from', true))).toEqual(['b', 'c', 'a'])
  })

  it('counts what a filter would leave with the others in force', () => {
    const count = countsOf(rows, { ...view, state: ['draft'], goal: ['clearance'] }, 'goal')
    expect([count('clearance'), count('productSales')]).toEqual([0, 1])
  })
})
