import { expect, test } from 'vitest'
import { dayFromCivil, formatDay, weekdayOf } from '~/lib/zone'
import { lunarDay } from './lunarYear'
import {
  easterOf,
  FEASTS,
  feastOf,
  FIRST_YEAR,
  LAST_YEAR,
  lunarNewYear,
  marketsOf,
  MARKETS,
  nthWeekday,
  qingmingOf,
  sameSeasonBefore,
  seasonOf,
  seasonsIn,
} from './retailYear'

const DAY_MS = 86_400_000
const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i)
const day = (text: string) => Math.round(Date.parse(text) / DAY_MS)

const chinese = new Intl.DateTimeFormat('zh-u-ca-chinese', { timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' })
const MONTHS = ['正月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '十一月', '腊月']

/** Month and day by ICU; month 0 is a doubled one. */
function byIntl(at: number): [number, number] {
  const parts = Object.fromEntries(chinese.formatToParts(at * DAY_MS).map(({ type, value }) => [type, value]))
  return [Number(parts.month) || MONTHS.indexOf(parts.month) + 1, Number(parts.day)]
}

/** Where ICU's rougher moon or sun puts a feast on another day than the table of lunarYear.ts, whose day stands here. */
const ICU_ERRS: Record<string, string> = {
  '1954/1/1': '1954-02-03',
  '1987/7/7': '1987-08-30',
  '2012/7/7': '2012-08-23',
  '2027/1/1': '2027-02-06',
  '2030/1/1': '2030-02-03',
}

test('New Year, 端午, 七夕 and 中秋 lie on the days of the almanac in every year from 1900 to 2100', () => {
  const wrong: string[] = []
  for (const year of YEARS) {
    for (const [month, date] of [[1, 1], [5, 5], [7, 7], [8, 15]]) {
      const at = lunarDay(year, month, date) ?? NaN
      const [foundMonth, foundDate] = byIntl(at)
      if (foundMonth !== month || foundDate !== date) wrong.push(`${year}/${month}/${date}=${formatDay(at)}`)
    }
  }
  expect(Object.entries(ICU_ERRS).map(([name, at]) => `${name}=${at}`)).toEqual(expect.arrayContaining(wrong))
  for (const [name, at] of Object.entries(ICU_ERRS)) {
    const [year, month, date] = name.split('/').map(Number)
    expect(formatDay(lunarDay(year, month, date) ?? NaN)).toBe(at)
  }
}) // prettier-ignore

test('the Chinese New Year is the first day of its calendar in years that everybody remembers', () => {
  const known = ['1900-01-31', '1949-01-29', '2000-02-05', '2008-02-07', '2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2033-01-31', '2100-02-09']
  expect(known.map((text) => formatDay(lunarNewYear(Number(text.slice(0, 4))) ?? NaN))).toEqual(known)
}) // prettier-ignore

test('a doubled month does not bring its feast twice: the first one counts', () => {
  // 2025 has two sixth months before 七夕, 2033 a doubled eleventh, 2028 a doubled fifth.
  expect(formatDay(lunarDay(2025, 7, 7) ?? NaN)).toBe('2025-08-29')
  expect(formatDay(lunarDay(2028, 5, 5) ?? NaN)).toBe('2028-05-28')
  expect(formatDay(lunarDay(2034, 1, 1) ?? NaN)).toBe('2034-02-19')
})

test('outside of the almanac there is no guess', () => {
  expect(lunarNewYear(1899)).toBeUndefined()
  expect(lunarNewYear(2101)).toBeUndefined()
  expect(seasonOf('double11', 'cn', 2101)).toBeUndefined()
})

/** Apparent longitude of the sun to a hundredth of a degree (Meeus, Astronomical Algorithms, ch. 25). */
function sunAt(at: number): number {
  const t = (at / DAY_MS + 2440587.5 - 2451545) / 36525
  const rad = Math.PI / 180
  const anomaly = (357.52911 + 35999.05029 * t - 0.0001537 * t * t) * rad
  const centre =
    (1.914602 - 0.004817 * t) * Math.sin(anomaly) + (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly) + 0.000289 * Math.sin(3 * anomaly)
  const lon = 280.46646 + 36000.76983 * t + 0.0003032 * t * t + centre - 0.00569 - 0.00478 * Math.sin((125.04 - 1934.136 * t) * rad)
  return ((lon % 360) + 360) % 360
}

test('清明 is the day in China on which the sun passes 15°, in every year', () => {
  for (const year of YEARS) {
    const start = qingmingOf(year) * DAY_MS - 8 * 3_600_000
    // A hundredth of a degree is a quarter of an hour, and so is what the earth was ahead of the clock.
    expect(sunAt(start), `${year}`).toBeLessThan(15.02)
    expect(sunAt(start + DAY_MS), `${year}`).toBeGreaterThan(14.98)
  }
})

/** Gauss's way, with his exceptions: another one than ours. */
function easterByGauss(year: number): number {
  const [a, b, c, k] = [year % 19, year % 4, year % 7, Math.floor(year / 100)]
  const m = (15 - Math.floor((13 + 8 * k) / 25) + k - Math.floor(k / 4)) % 30
  const n = (4 + k - Math.floor(k / 4)) % 7
  const d = (19 * a + m) % 30
  const e = (2 * b + 4 * c + 6 * d + n) % 7
  const march = 22 + d + e
  const april = d + e - 9
  if (d === 29 && e === 6) return dayFromCivil(year, 4, 19)
  if (d === 28 && e === 6 && a > 10) return dayFromCivil(year, 4, 18)
  return march <= 31 ? dayFromCivil(year, 3, march) : dayFromCivil(year, 4, april)
}

test('Easter is the same Sunday by two ways of reckoning, in every year', () => {
  for (const year of YEARS) {
    expect(formatDay(easterOf(year))).toBe(formatDay(easterByGauss(year)))
    expect(weekdayOf(easterOf(year))).toBe(7)
  }
  expect(['1961-04-02', '2000-04-23', '2008-03-23', '2026-04-05', '2038-04-25'].map((text) => formatDay(easterOf(Number(text.slice(0, 4)))))).toEqual([
    '1961-04-02', '2000-04-23', '2008-03-23', '2026-04-05', '2038-04-25',
  ])
}) // prettier-ignore

test('feasts by weekday are on theirs', () => {
  const on = (feast: Parameters<typeof seasonOf>[0], market: Parameters<typeof seasonOf>[1], year: number) =>
    formatDay(seasonOf(feast, market, year)?.day ?? NaN)
  expect(on('thanksgiving', 'us', 2026)).toBe('2026-11-26')
  expect(on('thanksgiving', 'us', 2029)).toBe('2029-11-22')
  expect(on('blackFriday', 'us', 2026)).toBe('2026-11-27')
  expect(on('blackFriday', 'uk', 2024)).toBe('2024-11-29')
  expect(on('cyberMonday', 'us', 2026)).toBe('2026-11-30')
  expect(on('memorialDay', 'us', 2026)).toBe('2026-05-25')
  expect(on('memorialDay', 'us', 2027)).toBe('2027-05-31')
  expect(on('laborDay', 'us', 2026)).toBe('2026-09-07')
  expect(on('mothersDay', 'us', 2026)).toBe('2026-05-10')
  expect(on('mothersDay', 'uk', 2026)).toBe('2026-03-15')
  expect(on('fathersDay', 'uk', 2026)).toBe('2026-06-21')
  expect(formatDay(nthWeekday(2026, 2, 7, 1))).toBe('2026-02-01')
})

test('every season of every year holds its day and is not longer than a month', () => {
  for (const year of YEARS)
    for (const feast of FEASTS)
      for (const market of MARKETS) {
        const season = seasonOf(feast, market, year)
        if (!season) continue
        expect(season.to).toBeGreaterThan(season.from)
        expect(season.to - season.from).toBeLessThanOrEqual(31)
        expect(season.from <= season.day && season.day < season.to).toBe(true)
      }
})

test('a window has the seasons that reach into it, each feast of a day once', () => {
  const names = (from: string, to: string, markets = MARKETS as readonly ('cn' | 'us' | 'uk')[]) =>
    seasonsIn(day(from), day(to), markets).map(({ feast }) => feast)
  expect(names('2026-11-01', '2026-12-01', ['cn', 'us'])).toEqual(['double11', 'thanksgiving', 'blackFriday', 'cyberMonday'])
  expect(names('2025-12-31', '2026-01-01', ['cn'])).toEqual(['newYear'])
  expect(names('2026-02-10', '2026-02-20', ['cn', 'us'])).toEqual(['valentines', 'springFestival'])
  // 年货节 of 2023 began in 2022.
  expect(names('2022-12-29', '2022-12-30', ['cn'])).toEqual(['nianhuo'])
  expect(feastOf(day('2026-01-24'), day('2026-02-07'), ['cn'])?.feast).toBe('nianhuo')
})

test('a promotion is for the feast whose day it holds; the year before, it lay as many days to it', () => {
  const before = (from: string, to: string) => {
    const found = sameSeasonBefore(day(from), day(to), ['cn', 'us'])
    return [found.feast, formatDay(found.from), formatDay(found.to)]
  }
  expect(before('2026-10-31', '2026-11-12')).toEqual(['double11', '2025-10-31', '2025-11-12'])
  expect(before('2026-08-15', '2026-08-20')).toEqual(['qixi', '2025-08-25', '2025-08-30'])
  expect(before('2026-11-26', '2026-12-01')).toEqual(['blackFriday', '2025-11-27', '2025-12-02'])
  expect(before('2026-03-20', '2026-03-25')).toEqual([undefined, '2025-03-21', '2025-03-26'])
  expect(feastOf(day('2026-03-20'), day('2026-03-25'), ['cn'])).toBeUndefined()
})

test('a shop has the retail year of where it sells, and that of the other side', () => {
  expect(marketsOf({ currency: 'CNY', zone: 'Asia/Shanghai' })).toEqual(['cn', 'us'])
  expect(marketsOf({ currency: 'GBP', zone: 'Europe/London' })).toEqual(['uk', 'cn'])
  expect(marketsOf({ currency: 'USD', zone: 'America/New_York' })).toEqual(['us', 'cn'])
})
