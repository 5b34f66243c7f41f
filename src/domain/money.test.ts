import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCurrency, minorDigits, toDecimal, toDecimalText, unitOf } from './money'

describe('an amount', () => {
  it('has two digits more than the minor unit, so that unit prices with three or four decimals are exact', () => {
    expect([unitOf('GBP'), unitOf('CNY'), unitOf('JPY'), unitOf('VND'), unitOf('IDR')]).toEqual([10_000, 10_000, 100, 100, 10_000])
    expect(minorDigits('JPY')).toBe(0)
  })

  it.each(['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'KRW', 'BHD'])('of %s has the digits that Intl knows', (currency) => {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    expect(minorDigits(currency)).toBe(maximumFractionDigits)
  })

  it('is written exactly, without grouping and without trailing zeros', () => {
    expect(toDecimalText(25_500, 'GBP')).toBe('2.55')
    expect(toDecimalText(1, 'GBP')).toBe('0.0001')
    expect(toDecimalText(-106_666_845_440, 'GBP')).toBe('-10666684.544')
    expect(toDecimalText(500, 'JPY')).toBe('5')
    expect(toDecimalText(0, 'GBP')).toBe('0')
  })

  it('read back as a decimal is the same amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('GBP', 'JPY'), (amount, currency) => {
        const [whole = '', fraction = ''] = toDecimalText(amount, currency).replace('-', '').split('.')
        const digits = Number(BigInt(whole + fraction.padEnd(currency === 'JPY' ? 2 : 4, '0')))
        expect(digits).toBe(Math.abs(amount))
      }),
    )
    expect(toDecimal(106_666_845_440, 'GBP')).toBe(10_666_684.544)
  })
})

describe('a currency', () => {
  it('is three capital letters', () => {
    expect(['GBP', 'gbp', 'POUND', ''].map(isCurrency)).toEqual([true, false, false, false])
  })
})
