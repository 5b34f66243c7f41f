import { describe, expect, it } from 'vitest'
import { areCut, isRounded, isRoundedText } from './lostDigits'

const rounded = (text: string): boolean => {
  const bytes = new TextEncoder().encode(text)
  return isRounded(bytes, 0, bytes.length)
}

describe('codes that a spreadsheet has taken for numbers', () => {
  it.each(['1.23457E+11', '3.515E+18', '3E+18', '6,90123E+12', '1.23456789e+17', '9.9E+120'])('%s has lost its digits', (text) => {
    expect([rounded(text), isRoundedText(text)]).toEqual([true, true])
  })

  it.each(['12E5', '1E5', '1e+05', '1.1e+07', 'A1.2E+11', '1.2E-11', '123456789012', '', 'E+11', '12.5E+11X', 'TEA+1', '1.2E+1234'])(
    '%j is a code as it stands',
    (text) => expect([rounded(text), isRoundedText(text)]).toEqual([false, false]),
  )

  it('numbers of more than fifteen digits that all end in zeros are cut', () => {
    expect(areCut(['3515000000000010000', '3515000000000020000'])).toBe(true)
    expect(areCut(['', '#1001', '3515000000000010000', '3515000000000020000'])).toBe(true)
  })

  it('one that does not end so shows that none is cut; few zeros may be chance', () => {
    expect(areCut(['3515000000000010000', '3515000000000020001'])).toBe(false)
    expect(areCut(['1000000000000000', '2000000000000000'])).toBe(false)
    expect(areCut(['3515000000000010000'])).toBe(false)
    expect(areCut([])).toBe(false)
  })
})
