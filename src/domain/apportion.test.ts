import fc from 'fast-check'
import { expect, test } from 'vitest'
import { apportion } from './apportion'

test('the parts sum to the total to the last unit, each less than one from its value', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 20 }), (values) => {
      const total = Math.round(values.reduce((sum, value) => sum + value, 0)) + 0
      const parts = apportion(values, total)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
      parts.forEach((part, i) => expect(Math.abs(part - values[i])).toBeLessThanOrEqual(1.01))
    }),
  )
})

test('the largest remainders are rounded up', () => {
  expect(apportion([1.2, 1.7, 1.1], 4)).toEqual([1, 2, 1])
  expect(apportion([-1.5, 0.5], -1)).toEqual([-1, 0])
  expect(apportion([], 0)).toEqual([])
})
