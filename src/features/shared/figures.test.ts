import { expect, test } from 'vitest'
import { writeFigure, writeFull, writeShort, type Writing } from './figures'

const british: Writing = { locale: 'en-GB', currency: 'GBP' }
const chinese: Writing = { locale: 'zh-CN', currency: 'CNY' }

test('a tile, an axis and a label shorten with the same letters, whoever’s English it is', () => {
  expect(writeShort(92_800, 'money', british)).toBe('£92.8K')
  expect(writeShort(1_250_000, 'count', british)).toBe('1.3M')
  expect(writeFigure(2_345_000_000, 'money', british)).toBe('£2.35B')
  expect(writeShort(92_800, 'money', chinese)).toBe('¥9.3万')
  expect(writeFigure(2_345_000_000, 'money', chinese)).toBe('¥23.45亿')
})

test('a figure that is not shortened has no decimals where space is short, but for small ones', () => {
  expect([8846.1, 246.5, 2.5].map((value) => writeShort(value, 'money', chinese))).toEqual(['¥8846', '¥247', '¥2.5'])
  expect([8846.1, 246.5, 2.5].map((value) => writeShort(value, 'money', british))).toEqual(['£8.8K', '£247', '£2.5'])
})

test('days have one decimal in every row, and a space before the unit in Chinese too', () => {
  expect([113, 112.54].map((value) => writeFull(value, 'days', british))).toEqual(['113.0 days', '112.5 days'])
  expect([92, 81.8].map((value) => writeFigure(value, 'days', chinese))).toEqual(['92.0 天', '81.8 天'])
})

test('a figure below nothing has a true minus sign, at any length', () => {
  for (const write of [writeFigure, writeFull, writeShort]) expect(write(-92_800, 'money', british)).toMatch(/^−£92/)
  expect(writeFigure(-0.125, 'ratio', british)).toBe('−12.5%')
})
