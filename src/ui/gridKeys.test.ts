import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moved, type Place } from './gridKeys'

const bounds = { rows: 100, cols: 8, page: 20, header: true }
const from = (place: Place, key: string, far = false) => moved(place, key, far, bounds)

test('a key never leaves the list', () => {
  const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End')
  const size = fc.integer({ min: 1, max: 2_000_000 })
  fc.assert(
    fc.property(
      keys,
      fc.boolean(),
      fc.boolean(),
      size,
      fc.integer({ min: 1, max: 20 }),
      fc.nat(),
      fc.nat(),
      (...[key, far, header, rows, cols, r, c]) => {
        const place = { row: (r % (rows + 1)) - 1, col: c % cols }
        const to = moved(place, key, far, { rows, cols, page: 20, header })
        if (!to) return
        expect(to.row).toBeGreaterThanOrEqual(header || place.row < 0 ? -1 : 0)
        expect(to.row).toBeLessThan(rows)
        expect(to.col).toBeGreaterThanOrEqual(0)
        expect(to.col).toBeLessThan(cols)
      },
    ),
  )
})

test('arrows move by a cell, pages by what is in sight', () => {
  expect(from({ row: 5, col: 2 }, 'ArrowDown')).toEqual({ row: 6, col: 2 })
  expect(from({ row: 5, col: 2 }, 'ArrowRight')).toEqual({ row: 5, col: 3 })
  expect(from({ row: 50, col: 2 }, 'PageUp')).toEqual({ row: 30, col: 2 })
  expect(from({ row: 5, col: 2 }, 'a')).toBeUndefined()
  expect(from({ row: 5, col: 2 }, 'toString')).toBeUndefined()
})

test('Home and End stay in the row, with Ctrl they go to the ends of the list', () => {
  expect([from({ row: 5, col: 2 }, 'Home'), from({ row: 5, col: 2 }, 'End')]).toEqual([
    { row: 5, col: 0 },
    { row: 5, col: 7 },
  ])
  expect([from({ row: 5, col: 2 }, 'Home', true), from({ row: 5, col: 2 }, 'End', true)]).toEqual([
    { row: 0, col: 0 },
    { row: 99, col: 7 },
  ])
})

test('the header is one step above the first row, and only there', () => {
  expect(from({ row: 0, col: 3 }, 'ArrowUp')).toEqual({ row: -1, col: 3 })
  expect(from({ row: -1, col: 3 }, 'ArrowDown')).toEqual({ row: 0, col: 3 })
  expect(from({ row: 3, col: 3 }, 'PageUp')).toEqual({ row: 0, col: 3 })
  expect(moved({ row: 0, col: 3 }, 'ArrowUp', false, { ...bounds, header: false })).toEqual({ row: 0, col: 3 })
})
