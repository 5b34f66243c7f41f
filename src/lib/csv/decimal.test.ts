import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BAD, guessDecimal, parseDecimal, parseDecimalText } from './decimal'

const point = '.'.charCodeAt(0)
const parse = (text: string, scale = 4, decimal = point): number => {
  const bytes = new TextEncoder().encode(text)
  return parseDecimal(bytes, 0, bytes.length, scale, decimal)
}

describe('money from bytes', () => {
  it('is exact at the scale', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 4 }), (amount, dropped) => {
        const cut = amount - (amount % 10 ** dropped)
        const digits = String(Math.abs(cut)).padStart(5, '0')
        const text = `${cut < 0 ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
        expect(parse(text)).toBe(cut + 0)
        expect(parse(text.replace('.', ','), 4, 44)).toBe(cut + 0)
      }),
    )
  })

  it.each([
    ['2.55', 25500],
    ['-11062.06', -110620600],
    ['0.001', 10],
    ['5', 50000],
    ['5.', 50000],
    ['.5', 5000],
    ['-.5', -5000],
    ['1.50000000', 15000],
    ['1,433.66', 14336600],
    ['$1,433.66', 14336600],
    ['￥12.50', 125000],
    ['¥ 12', 120000],
    ['12元', 120000],
    ["'12.5", 125000],
    ['="12.50"', 125000],
    ['\t12.5\t', 125000],
    [' 7 ', 70000],
    ['(1.50)', -15000],
    ['-$3', -30000],
    ['$-3', -30000],
    ['3-', -30000],
    ['GBP 2.5', 25000],
    ['2.5 EUR', 25000],
    ['1,00,000', 1e9],
    ['1E3', 1e7],
    ['1.5e-3', 15],
    ['3.3000000000000003', 33000],
    ['4.440892E-16', 0],
    ['12.299999999999999', 123000],
    ['+4', 40000],
    ['0.0', 0],
    ['-0', 0],
    ['US $1,020.00', 10200000],
    ['Rs. 1,250.00', 12500000],
    ['CN¥12.50', 125000],
    ['（12.50）', -125000],
    ['￥１，２３４．５０', 12345000],
    ['12.50-', -125000],
  ])('%s is %d', (text, amount) => expect(parse(text)).toBe(amount))

  it.each([[''], ['-'], ['--'], [' '], ['—'], ['=""']])('%j is none', (text) => expect(parse(text)).toBeNaN())

  it.each([
    ['abc'],
    ['1.23456'],
    ['1,43'],
    ['1.2.3'],
    ['12 apples'],
    ['1,2345'],
    ['.'],
    ['-.'],
    ['9'.repeat(16)],
    ['#REF!'],
    ['1e99'],
    ['NaN'],
  ])('%j is refused rather than misread', (text) => expect(parse(text)).toBe(BAD))

  it('a number of five thousand digits is refused', () => expect(parse('5'.repeat(5000))).toBe(BAD))

  it.each([
    ['1.433,66', 14336600],
    ['1433,66', 14336600],
    ['2,5', 25000],
    ['1.433', 14330000],
    ['12', 120000],
  ])('with a decimal comma %s is %d', (text, amount) => {
    expect(parse(text, 4, 44)).toBe(amount)
    expect(parseDecimalText(text, 4, ',')).toBe(amount)
  })

  it('whole units take 6.0 and refuse 6.5', () => {
    expect([parse('6.0', 0), parse('80995', 0), parse('-12', 0), parse('6.5', 0)]).toEqual([6, 80995, -12, BAD])
  })
})

describe('the decimal sign of a column', () => {
  it.each([
    ['one that tells', ['1.250', '12,50', '3'], ',', true],
    ['the more frequent', ['12.50', '1,250', '1,234.50'], '.', true],
    ['millions', ['1.250.000', '150.000'], ',', true],
    ['lakhs and millions', ['1,250,000', '150,000'], '.', true],
    ['thousands among plain numbers', ['1.250', '980', '12.400'], ',', false],
    ['thousands with commas', ['1,250', '980'], '.', false],
    ['three decimals on all', ['1.250', '0.980', '12.400'], '.', true],
    ['nothing but groups', ['1.250', '2.400'], '.', false],
    ['no sign at all', ['12', '7'], '.', true],
    ['currency and blanks around', ['12,50 €', '1\u202f234,56 €'], ',', true],
  ] as const)('%s', (_, texts, decimal, sure) => expect(guessDecimal(texts, '.')).toEqual({ decimal, sure }))
})
