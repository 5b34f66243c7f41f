import { expect, test } from 'vitest'
import { seasonsIn } from '~/domain/promotion/retailYear'
import { formatDay, parseDay, zoneOf } from '~/lib/zone'
import { aPromotion, aRule } from '../../../../tests/promotions'
import { dayAt, joined, placeFeasts, rowsOf, shareAt, spanOf, ticksOf } from './ganttLayout'

const zone = zoneOf('Asia/Shanghai')
const day = (text: string) => parseDay(text) ?? NaN
const at = (text: string) => zone.startOfDay(day(text))
const texts = ({ from, to }: { from: number; to: number }) => [formatDay(from), formatDay(to)]
const wayUp = (key: string) => [key]

test('a month, quarter and year are those of the calendar, also when stepped over a year', () => {
  expect(texts(spanOf('month', day('2026-02-15')))).toEqual(['2026-02-01', '2026-03-01'])
  expect(texts(spanOf('quarter', day('2026-11-22')))).toEqual(['2026-10-01', '2027-01-01'])
  expect(texts(spanOf('quarter', day('2026-11-22'), 1))).toEqual(['2027-01-01', '2027-04-01'])
  expect(texts(spanOf('year', day('2026-11-22'), -1))).toEqual(['2025-01-01', '2026-01-01'])
})

test('a month is told in days, a quarter in weeks, a year in months', () => {
  expect(ticksOf('month', spanOf('month', day('2026-02-01')))).toHaveLength(28)
  expect(ticksOf('quarter', spanOf('quarter', day('2026-11-22'))).map(formatDay).slice(0, 3)).toEqual(['2026-10-01', '2026-10-05', '2026-10-12'])
  expect(ticksOf('year', spanOf('year', day('2026-11-22'))).map(formatDay).at(-1)).toBe('2026-12-01')
}) // prettier-ignore

test('a place on the track and its day are each the other, by the clock of the shop', () => {
  const span = spanOf('month', day('2026-11-01'))
  for (let i = 0; i < 30; i++) expect(dayAt(shareAt(zone.startOfDay(span.from + i) + 3_600_000, span, zone), span)).toBe(span.from + i)
  expect(shareAt(at('2026-10-01'), span, zone)).toBe(0)
  expect(shareAt(at('2027-01-01'), span, zone)).toBe(1)
  expect(dayAt(1, span)).toBe(span.to - 1)
})

test('promotions of the same goods at the same time are told of each other, those of other goods or times are not', () => {
  const all = aPromotion({ key: 'a', name: 'All', from: at('2026-11-01'), to: at('2026-11-12') })
  const tea = aPromotion({ key: 'b', name: 'Tea', from: at('2026-11-10'), to: at('2026-11-20'), rules: [aRule({ scope: { categories: ['tea'] } })] })
  const mugs = aPromotion({ key: 'c', name: 'Mugs', from: at('2026-11-12'), to: at('2026-11-20'), rules: [aRule({ scope: { categories: ['mugs'] } })] })
  const past = aPromotion({ key: 'd', name: 'Past', from: at('2026-09-12'), to: at('2026-09-20') })
  const rows = rowsOf([tea, past, mugs, all], spanOf('month', day('2026-11-01')), zone, wayUp)
  expect(rows.map(({ promotion: { key }, meets }) => [key, meets.map(({ other }) => other)])).toEqual([['a', ['b']], ['b', ['a']], ['c', []]])
  expect(rows[0].meets[0]).toMatchObject({ from: at('2026-11-10'), to: at('2026-11-12'), shared: 'same', name: 'Tea' })
}) // prettier-ignore

test('stretches that touch are drawn as one', () => {
  expect(joined([{ from: 5, to: 7 }, { from: 1, to: 3 }, { from: 2, to: 5 }, { from: 9, to: 10 }])).toEqual([{ from: 1, to: 7 }, { from: 9, to: 10 }])
}) // prettier-ignore

test('no label of a feast lies over another, in any year', () => {
  for (let year = 2020; year <= 2040; year++) {
    const span = spanOf('year', day(`${year}-06-01`))
    const placed = placeFeasts(seasonsIn(span.from, span.to, ['cn', 'us']), span, () => 0.08)
    for (const a of placed) {
      expect(a.left + 0.08).toBeLessThanOrEqual(1.000001)
      for (const b of placed) if (a !== b && a.lane === b.lane) expect(Math.abs(a.left - b.left)).toBeGreaterThanOrEqual(0.08 - 1e-9)
    }
  }
})
