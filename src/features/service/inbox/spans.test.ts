import { expect, test } from 'vitest'
import { nearnessOf, spanOf } from './spans'

const MINUTE = 60_000

test('a span is said in the unit that suits, whichever way it lies', () => {
  expect(spanOf(59_999)).toEqual({ unit: 'now' })
  expect(spanOf(-42 * MINUTE)).toEqual({ unit: 'minutes', count: 42 })
  expect(spanOf(200 * MINUTE)).toEqual({ unit: 'hours', count: 3, minutes: 20 })
  expect(spanOf(621 * MINUTE)).toEqual({ unit: 'hours', count: 10, minutes: 0 })
  expect(spanOf(47 * 60 * MINUTE)).toEqual({ unit: 'hours', count: 47, minutes: 0 })
  expect(spanOf(48 * 60 * MINUTE)).toEqual({ unit: 'days', count: 2 })
})

test('what is due warns within the hour, or from when its policy says', () => {
  expect(nearnessOf(100, 100)).toBe('late')
  expect(nearnessOf(60 * MINUTE, 0)).toBe('soon')
  expect(nearnessOf(61 * MINUTE, 0)).toBe('later')
  expect(nearnessOf(61 * MINUTE, 0, 0)).toBe('soon')
  expect(nearnessOf(30 * MINUTE, 0, 10 * MINUTE)).toBe('later')
})
