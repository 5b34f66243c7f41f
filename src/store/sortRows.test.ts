import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankTexts, sortByNumber } from './sortRows'

test('rows sort by number as numbers do, equal ones in their own order', () => {
  const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true }), fc.constantFrom(-0, 0, Infinity, -Infinity))
  fc.assert(
    fc.property(fc.array(number, { maxLength: 60 }), (keys) => {
      const expected = keys.map((_, row) => row).sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : a - b))
      expect([...sortByNumber(Float64Array.from(keys))]).toEqual(expected)
    }),
  )
})

test('texts of digits rank by value and before words, which rank without regard to case', () => {
  const texts = ['b', '10', '', '9', 'A', 'a', 'B', '999999999999999', '9999999999999999']
  const ranks = rankTexts(texts)
  expect(
    texts
      .map((_, row) => row)
      .sort((a, b) => ranks[a] - ranks[b])
      .map((row) => texts[row]),
  ).toEqual(['', '9', '10', '999999999999999', '9999999999999999', 'A', 'a', 'B', 'b'])
})
