import { describe, expect, it } from 'vitest'
import { code128, code128Values } from './code128'

describe('the code of a return slip', () => {
  it('has the check digit of the standard', () => {
    // Worked by hand: 104 + 1·50 + 2·17 + 3·16 + 4·16 + 5·17 = 385, 385 mod 103 = 76.
    expect(code128Values('R1001')).toEqual([104, 50, 17, 16, 16, 17, 76, 106])
    // A sample of Wikipedia's article: "Wikipedia" in set B checks with 88.
    expect(code128Values('Wikipedia')?.at(-2)).toBe(88)
  })

  it('is as wide as its signs: eleven modules each, thirteen for the end, ten at both sides', () => {
    const drawn = code128('r1001')
    expect(drawn?.width).toBe(10 + 11 * 7 + 13 + 10)
    expect(drawn?.bars).toHaveLength(7 * 3 + 4)
    expect(drawn?.bars[0]).toEqual([10, 2])
    expect(drawn?.bars.at(-1)).toEqual([10 + 11 * 7 + 11, 2])
  })

  it('refuses what the set does not have', () => {
    expect(code128('退1001')).toBeUndefined()
    expect(code128('')).toBeUndefined()
  })
})
