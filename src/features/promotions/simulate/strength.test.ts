import { expect, test } from 'vitest'
import type { Action } from '~/domain/promotion/rule'
import { aRule } from '../../../../tests/promotions'
import { strengthOf, strengthTrouble, withStrength } from './strength'

const ACTIONS: Action[] = [
  { kind: 'threshold', steps: [{ from: { amount: 3_000_000 }, off: { amount: 500_000 } }, { from: { units: 5 }, off: { share: 0.2 } }] },
  { kind: 'timed', off: { price: 99_000 } },
  { kind: 'percent', off: { share: 0.1 } },
  { kind: 'members', off: { amount: 10_000 } },
  { kind: 'buyXGetY', buy: 2, get: 1, share: 1 },
  { kind: 'freeShipping', from: { amount: 990_000 }, most: 80_000 },
  { kind: 'bundle', parts: [{ scope: {}, units: 2 }], price: 1_000_000 },
  { kind: 'gift', from: { amount: 2_000_000 }, gifts: [{ sku: 'MUG', units: 1 }] },
  { kind: 'points', times: 2 },
  { kind: 'points', worth: 100, mostShare: 0.5 },
  { kind: 'coupon', batch: 'b', from: { amount: 990_000 }, off: { share: 0.1, most: 200_000 } },
] // prettier-ignore

test('every figure of every kind that can be turned is set where it was read, and no other', () => {
  for (const action of ACTIONS) {
    const rule = aRule({ action, limits: { budget: 5_000_000 } })
    const before = strengthOf(rule)
    expect(before.length).toBeGreaterThan(1)
    before.forEach((strength, i) => {
      const value = strength.value + (strength.as === 'share' ? -0.05 : 1)
      const after = strengthOf(withStrength(rule, strength, value))
      expect(after.map((each) => each.value)).toEqual(before.map((each, place) => (place === i ? value : each.value)))
    })
  }
})

test('what makes no rule is told before it is kept', () => {
  expect(strengthTrouble({ name: 'off', as: 'share' }, 1.2)).toBe('share')
  expect(strengthTrouble({ name: 'off', as: 'share' }, 0)).toBe('share')
  expect(strengthTrouble({ name: 'from', as: 'amount' }, NaN)).toBe('number')
  expect(strengthTrouble({ name: 'buy', as: 'units' }, 1.5)).toBe('whole')
  expect(strengthTrouble({ name: 'times', as: 'units' }, 1.5)).toBeUndefined()
  expect(strengthTrouble({ name: 'off', as: 'share' }, 0.2)).toBeUndefined()
})
