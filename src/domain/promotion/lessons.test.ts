import { expect, it } from 'vitest'
import { aPromotion, aRule } from '../../../tests/promotions'
import { lessonsFor } from './lessons'

const judged = (key: string, to: number, set = {}) =>
  aPromotion({ key, to, goal: 'traffic', judged: { at: 0, who: 'owner', figures: {}, lessons: [`of ${key}`] }, ...set })
const gift = aRule({ action: { kind: 'gift', from: { units: 1 }, gifts: [] } })

it('a plan is shown the latest lessons of its kinds, and of its goal while it has none', () => {
  const all = [judged('a', 1), judged('b', 2, { rules: [gift] }), judged('c', 3), aPromotion({ key: 'unjudged', to: 9 })]
  expect(lessonsFor({ key: 'x', goal: 'loyalty', rules: [aRule()] }, all).map(({ promotion }) => promotion.key)).toEqual(['c', 'a'])
  expect(lessonsFor({ key: 'x', goal: 'traffic', rules: [] }, all).map(({ lessons }) => lessons)).toEqual([['of c'], ['of b'], ['of a']])
  expect(lessonsFor({ key: 'c', goal: 'loyalty', rules: [gift] }, all).map(({ promotion }) => promotion.key)).toEqual(['b'])
})
