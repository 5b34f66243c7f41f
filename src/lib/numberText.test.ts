import { expect, test } from 'vitest'
import { numberText, shortNumberText, trueMinus } from './numberText'

const short = (locale: string, value: number) => shortNumberText(locale, { maximumFractionDigits: 1 }).format(value)

test('where space is short every English writes K, M and B', () => {
  for (const locale of ['en', 'en-US', 'en-GB', 'en-IN', 'en-AU', 'en-ZA'])
    expect([999, 1000, 12_345, 3_400_000, 5.6e9].map((value) => short(locale, value))).toEqual(['999', '1K', '12.3K', '3.4M', '5.6B'])
})

test('Chinese writes 万 and 亿', () => {
  expect([9999, 12_345, 3_400_000, 5.6e9].map((value) => short('zh-CN', value))).toEqual(['9999', '1.2万', '340万', '56亿'])
})

test('the symbol of a currency stays that of the shop', () => {
  const pounds = shortNumberText('en-GB', { style: 'currency', currency: 'GBP', currencyDisplay: 'narrowSymbol', maximumFractionDigits: 1 })
  expect(pounds.format(12_345)).toBe('£12.3K')
})

test('a formatter is made once', () => {
  expect(numberText('en-GB', { maximumFractionDigits: 2 })).toBe(numberText('en-GB', { maximumFractionDigits: 2 }))
  expect(numberText('en-GB', { maximumFractionDigits: 2 })).not.toBe(numberText('en-GB', { maximumFractionDigits: 3 }))
})

test('a minus is as wide as a plus', () => {
  expect(trueMinus('-£12')).toBe('−£12')
})
