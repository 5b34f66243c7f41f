import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPoint, readPoint } from './chartOption'

describe('nextPoint', () => {
  it('never leaves the chart', () => {
    const keys = fc.constantFrom('ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.array(keys, { maxLength: 40 }), (count, pressed) => {
        let at: number | undefined
        for (const key of pressed) {
          at = nextPoint(key, at, count)
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThan(count)
        }
      }),
    )
  })

  it('starts at the newest point, and leaves other keys alone', () => {
    expect(nextPoint('ArrowLeft', undefined, 10)).toBe(9)
    expect(nextPoint('Tab', 3, 10)).toBeUndefined()
    expect(nextPoint('ArrowRight', undefined, 0)).toBeUndefined()
  })
})

describe('readPoint', () => {
  it('names each figure, and skips the ones that are not there', () => {
    expect(readPoint({ columns: ['Date', 'GMV', 'Before'], rows: [['9 Dec', '£2', '']] }, 0)).toBe('Date 9 Dec, GMV £2')
  })
})
