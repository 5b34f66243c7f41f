import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KpiRow } from '~/analytics/query'
import type { AbcAnswer } from '~/analytics/reports'
import { runs } from '../../../tests/runs'
import { abc } from './abc'

const UNIT = 10_000
const rowsOf = (amounts: Record<string, number>): KpiRow[] =>
  Object.entries(amounts).map(([key, gmv]) => ({ key, label: '', figures: { gmv_paid: { value: gmv }, units: { value: 1 } } }))
const answer = (amounts: Record<string, number>, rule: 'before' | 'inclusive' = 'before', top = 100): AbcAnswer =>
  abc({ rule, top }, { result: { version: 3, rows: rowsOf(amounts) }, unit: UNIT })
const classesOf = (of: AbcAnswer) => of.rows.map((row) => `${row.key} ${row.class}`).join(', ')

describe('ABC', () => {
  test('the one that crosses 80 % is A by the share before it, and B by the share with it', () => {
    const amounts = { a: 70, b: 15, c: 11, d: 4 }
    expect(classesOf(answer(amounts))).toBe('a A, b A, c B, d C')
    expect(classesOf(answer(amounts, 'inclusive'))).toBe('a A, b B, c C, d C')
  })

  test('a share that is exactly on the line is not below it, but within it', () => {
    const amounts = { a: 80, b: 15, c: 5 }
    expect(classesOf(answer(amounts))).toBe('a A, b B, c C')
    expect(classesOf(answer(amounts, 'inclusive'))).toBe('a A, b B, c C')
    // 0.1 + 0.7 is less than 0.8 in doubles.
    expect(classesOf(answer({ a: 0.7, b: 0.1, c: 0.15, d: 0.05 }))).toBe('a A, c A, b B, d C')
  })

  test('equal amounts stand by their code', () => {
    expect(answer({ b: 1, A: 1, a: 1, c: 2 }).rows.map(({ key }) => key)).toEqual(['c', 'A', 'a', 'b'])
  })

  test('Pareto is the share of the top fifth, rounded up', () => {
    expect(answer({ a: 60, b: 20, c: 10, d: 5, e: 3, f: 2 }).pareto).toBeCloseTo(0.8, 12)
    expect(answer({}).pareto).toBeNull()
    expect(answer({ a: 0 })).toMatchObject({ pareto: null, curve: [], classes: [{ members: 0 }, { members: 0 }, { members: 1, share: 0 }] })
  })

  test('amounts that no line carries are in no class', () => {
    const rows = [...rowsOf({ a: 10 }), { key: '', label: '', orderLevel: true, figures: { gmv_paid: { value: 5 } } }]
    expect(abc({ rule: 'before', top: 9 }, { result: { version: 1, rows }, unit: UNIT })).toMatchObject({ members: 1, gmv: 10 })
  })

  test('classes make up all members and all GMV, rows are a head of the list, the curve never falls below even shares', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 5000 })),
        fc.constantFrom('before' as const, 'inclusive' as const),
        fc.nat(20),
        (amounts, rule, top) => {
          const of = answer(amounts, rule, top)
          const total = Object.values(amounts).reduce((sum, gmv) => sum + gmv, 0)
          expect(of.gmv).toBe(total)
          expect(of.classes.reduce((sum, { members }) => sum + members, 0)).toBe(Object.keys(amounts).length)
          expect(of.classes.reduce((sum, { gmv }) => sum + Math.round(gmv * UNIT), 0)).toBe(total * UNIT)
          expect(of.rows).toEqual(answer(amounts, rule).rows.slice(0, top))
          expect(of.curve.length).toBeLessThanOrEqual(101)
          for (const { members, gmv } of of.curve) expect(gmv).toBeGreaterThanOrEqual(members - 1e-12)
          if (total > 0) expect(of.curve.at(-1)).toEqual({ members: 1, gmv: 1 })
        },
      ),
      { numRuns: runs(100) },
    )
  })
})
