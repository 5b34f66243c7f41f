import { expect, test } from 'vitest'
import { dayFromCivil } from '~/lib/zone'
import { makeFormat } from './format'

const english = makeFormat({ locale: 'en-GB', zone: 'Europe/London', currency: 'GBP' })
const chinese = makeFormat({ locale: 'zh-CN', zone: 'Asia/Shanghai', currency: 'CNY' })

test('a figure is written in full to the minor unit, and short where space is short', () => {
  expect(english.money(10_666_684.544)).toBe('£10,666,684.54')
  expect(english.moneyShort(10_666_684.544)).toBe('£10.67M')
  expect(chinese.moneyShort(10_666_684.544)).toBe('¥1067万')
  expect(chinese.moneyShort(1_234_567_890)).toBe('¥12.35亿')
  expect(english.moneyShort(9_999.5)).toBe('£9,999.50')
})

test('a unit price keeps the decimals that it has, a sum is rounded to the minor unit', () => {
  expect(english.price(25_500, 'GBP')).toBe('£2.55')
  expect(english.price(25_512, 'GBP')).toBe('£2.5512')
  expect(english.amount(25_512, 'GBP')).toBe('£2.55')
  expect(chinese.price(1_200_00, 'JPY')).toBe('¥1,200')
})

test('a negative amount has a true minus sign', () => {
  expect(english.amount(-255_000, 'GBP')).toBe('−£25.50')
  expect(english.count(-2)).toBe('−2')
  expect(english.change(-0.0042)).toBe('−0.4%')
  expect(english.change(0.032)).toBe('+3.2%')
  expect(english.change(0.2)).toBe('+20.0%')
})

test('an instant is shown in the shop’s zone, a day as it stands in its calendar', () => {
  const at = Date.UTC(2011, 11, 9, 20, 30)
  expect(english.time(at)).toBe('9 Dec 2011, 20:30')
  expect(chinese.time(at)).toBe('2011年12月10日 04:30')
  expect(chinese.day(dayFromCivil(2011, 12, 9))).toBe('2011年12月9日')
  expect(english.zoneName(Date.UTC(2011, 6, 1))).toBe('Europe/London (GMT+1)')
})

test('in a column the year is left out where it is this one', () => {
  const now = new Date()
  expect(chinese.timeShort(Date.UTC(2011, 11, 9, 20, 30))).toBe('2011/12/10 04:30')
  expect(english.dateShort(Date.UTC(2011, 11, 9))).toBe('9 Dec 2011')
  expect(chinese.timeShort(Date.UTC(now.getUTCFullYear(), 5, 9, 4, 30))).toBe('06/09 12:30')
  expect(english.dateShort(Date.UTC(now.getUTCFullYear(), 5, 9))).toBe('9 Jun')
})

test('days from one to another name the year where it is not this one', () => {
  const thisYear = new Date().getUTCFullYear()
  expect(chinese.daysShort(dayFromCivil(2011, 10, 24), dayFromCivil(2011, 11, 22))).toMatch(/^2011\/10\/24\s–\s2011\/11\/22$/)
  expect(chinese.daysShort(dayFromCivil(thisYear, 10, 24), dayFromCivil(thisYear, 11, 22))).toMatch(/^10\/24\s–\s11\/22$/)
  expect(english.daysShort(dayFromCivil(thisYear, 6, 9), dayFromCivil(thisYear, 6, 9))).toBe('9 Jun')
})

test('sizes of files are short', () => {
  expect([0, 999, 61_000_000, 12e9].map((size) => english.bytes(size))).toEqual(['0 B', '999 B', '61 MB', '12 GB'])
})
