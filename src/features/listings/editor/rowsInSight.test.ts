import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROW_HEIGHT, rowsInSight } from './useRowsInSight'

describe('rows of a sheet', () => {
  it('are few of many, whole of few, with the one that is worked in', () => {
    expect(rowsInSight(12, 0, 3)).toEqual(Array.from({ length: 12 }, (_, at) => at))
    expect(rowsInSight(500, 0, 499).at(-1)).toBe(499)
    expect(rowsInSight(500, 300, 2)[0]).toBe(2)
    expect(rowsInSight(0, 0, 0)).toEqual([])
  })

  it('hold everything in sight, in order, each once', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(100), fc.nat(500), (count, steps, active) => {
        const top = Math.min(Math.max(0, count - 17), steps * 5)
        const rows = rowsInSight(count, Math.floor(top / 5) * 5, active)
        expect(rows).toEqual([...new Set(rows)].toSorted((a, b) => a - b))
        for (let row = top; row < Math.min(count, top + 560 / ROW_HEIGHT); row++) expect(rows).toContain(row)
        if (active < count) expect(rows).toContain(active)
        expect(rows.length).toBeLessThanOrEqual(61)
      }),
    )
  })
})
