import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needsMore, nextCell, nextPoint, readCell, readPoint, shapeOf } from './chartOption'

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

describe('nextCell', () => {
  const keys = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End')

  it('never leaves the cells, and stays in the row or in the column', () => {
    const sides = fc.record({ across: fc.integer({ min: 1, max: 24 }), down: fc.integer({ min: 1, max: 8 }) })
    fc.assert(
      fc.property(sides, fc.array(keys, { maxLength: 30 }), ({ across, down }, pressed) => {
        let at: number | undefined
        for (const key of pressed) {
          const next = nextCell(key, at, across, across * down) ?? -1
          expect(next).toBeGreaterThanOrEqual(0)
          expect(next).toBeLessThan(across * down)
          if (at !== undefined) expect(next % across === at % across || Math.floor(next / across) === Math.floor(at / across)).toBe(true)
          at = next
        }
      }),
    )
  })

  it('goes down a row by the arrow down', () => {
    expect(nextCell('ArrowDown', 3, 24, 168)).toBe(27)
    expect(nextCell('ArrowUp', 3, 24, 168)).toBe(3)
  })
})

describe('readCell', () => {
  it('names the row and the column', () => {
    const table = {
      columns: ['Weekday', '00:00', '01:00'],
      rows: [
        ['Monday', '£1', '£2'],
        ['Tuesday', '£3', '£4'],
      ],
    }
    expect(readCell(table, 3)).toBe('Weekday Tuesday, 01:00 £4')
  })
})

describe('shapeOf', () => {
  it('says which axes name their points', () => {
    expect(shapeOf({ xAxis: { type: 'category' }, yAxis: { type: 'value' } })).toBe('points')
    expect(shapeOf({ xAxis: { type: 'value' }, yAxis: { type: 'category' } })).toBe('bars')
    expect(shapeOf({ xAxis: { type: 'category' }, yAxis: { type: 'category' } })).toBe('cells')
    expect(shapeOf({ xAxis: { type: 'value' }, yAxis: { type: 'value' } })).toBe('marks')
  })
})

describe('needsMore', () => {
  it('is false for what the first chart brings', () => {
    expect(needsMore({ series: [{ type: 'bar' }, { type: 'line' }] })).toBe(false)
    expect(needsMore({ series: { type: 'heatmap' } })).toBe(true)
    expect(needsMore({ series: [{ type: 'line', markPoint: {} }] })).toBe(true)
  })
})

describe('readPoint', () => {
  it('names each figure, and skips the ones that are not there', () => {
    expect(readPoint({ columns: ['Date', 'GMV', 'Before'], rows: [['9 Dec', '£2', '']] }, 0)).toBe('Date 9 Dec, GMV £2')
  })
})
