import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moved } from './gridKeys'

test('a key never leaves the list', () => {
  const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End')
  fc.assert(
    fc.property(
      keys,
      fc.nat(2_000_000),
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 2_000_000 }),
      (key, at, page, total) => {
        const to = moved(key, Math.min(at, total - 1), page, total)
        expect(to).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThan(total)
      },
    ),
  )
})

test('arrows move by one, pages by what is in sight, Home and End to the ends', () => {
  expect(moved('ArrowDown', 5, 20, 100)).toBe(6)
  expect(moved('PageUp', 50, 20, 100)).toBe(30)
  expect([moved('Home', 50, 20, 100), moved('End', 50, 20, 100)]).toEqual([0, 99])
  expect(moved('a', 5, 20, 100)).toBeUndefined()
  expect(moved('toString', 5, 20, 100)).toBeUndefined()
})
