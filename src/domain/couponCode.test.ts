import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../tests/runs'
import { CODE_LENGTH, CODE_SIGNS, CODE_SPACE, codeAt, codeOf, numberOf, placeOf, plainCode } from './couponCode'

const aSeed = fc.integer()
const aNumber = fc.integer({ min: 0, max: CODE_SPACE - 1 })
const aBatch = fc.record({
  seed: aSeed,
  first: fc.integer({ min: 0, max: 1_000_000_000 }),
  made: fc.integer({ min: 1, max: 100_000 }),
  prefix: fc.constantFrom('', 'D11', 'VIP2026'),
})

describe('codes of coupons', () => {
  it('hold no sign that is read for another', () => {
    expect(CODE_SIGNS).toHaveLength(32)
    expect(CODE_SIGNS).not.toMatch(/[01OI]/)
  })

  it('a number has one code, and a code its number', () => {
    fc.assert(
      fc.property(aNumber, aSeed, (number, seed) => {
        const code = codeOf(number, seed)
        expect(code).toHaveLength(CODE_LENGTH)
        expect(numberOf(code, seed)).toBe(number)
      }),
      { numRuns: runs(2000) },
    )
  })

  it('100,000 numbers are 100,000 codes, and neighbours look nothing alike', () => {
    const codes = Array.from({ length: 100_000 }, (_, n) => codeOf(n, 7))
    expect(new Set(codes).size).toBe(100_000)
    const same = codes.slice(1).map((code, n) => Array.from(code).filter((sign, at) => sign === codes[n][at]).length)
    // By chance nine signs of 32 agree in 0.28 places.
    expect(same.reduce((sum, each) => sum + each, 0) / same.length).toBeLessThan(0.35)
  })

  it('a wrong sign is never a code: all of them, at every place', () => {
    fc.assert(
      fc.property(aNumber, aSeed, (number, seed) => {
        const code = codeOf(number, seed)
        for (let at = 0; at < CODE_LENGTH; at++)
          for (const sign of CODE_SIGNS)
            if (sign !== code[at]) expect(numberOf(code.slice(0, at) + sign + code.slice(at + 1), seed)).toBeUndefined()
      }),
      { numRuns: runs(120) },
    )
  })

  it('two signs that are swapped are never a code', () => {
    fc.assert(
      fc.property(aNumber, aSeed, (number, seed) => {
        const code = Array.from(codeOf(number, seed))
        for (let a = 0; a < CODE_LENGTH; a++)
          for (let b = a + 1; b < CODE_LENGTH; b++) {
            const swapped = code.with(a, code[b]).with(b, code[a]).join('')
            if (code[a] !== code[b]) expect(numberOf(swapped, seed)).toBeUndefined()
          }
      }),
      { numRuns: runs(200) },
    )
  })

  it('a batch finds each of its codes, however it is typed, and none of another batch', () => {
    fc.assert(
      fc.property(aBatch, fc.nat(), (batch, some) => {
        const n = some % batch.made
        const code = codeAt(batch, n)
        expect(placeOf(batch, code)).toBe(n)
        expect(placeOf(batch, ` ${code.toLowerCase().replaceAll('-', '')} `)).toBe(n)
        expect(placeOf({ ...batch, first: batch.first + batch.made }, code)).toBeUndefined()
      }),
      { numRuns: runs(1000) },
    )
  })

  it('a code without letters, or of another length, is none', () => {
    expect(numberOf('', 1)).toBeUndefined()
    expect(placeOf({ seed: 1, first: 0, made: 10, prefix: '' }, 'free postage')).toBeUndefined()
    expect(plainCode(' d11-ab cd–ef ')).toBe('D11ABCDEF')
  })
})
