import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KpiResult } from '~/analytics/query'
import { forecast } from '~/analytics/reports/forecast'
import type { ForecastAsk } from '~/analytics/reports'
import { runs } from '../../../../tests/runs'
import { forecastSeries, NEED_DAYS } from './forecastSeries'
import type { Peak } from './peaks'

const FIRST = 20_000
const WEEK = [1.2, 1, 0.9, 1, 1.1, 1.6, 0.4]
const aSeries = (count: number, of: (day: number) => number) => ({
  first: FIRST,
  values: Float64Array.from({ length: count }, (_, day) => of(day)),
})
/** The same noise at every run: about ± 1, and mostly less. */
const noise = (day: number) => Math.sin(day * 12.9898) * Math.cos(day * 78.233)

describe('a forecast', () => {
  test('of a steady week is that week, and says that it errs by nothing', () => {
    const { points, error, seasons } = forecastSeries(
      aSeries(140, (day) => 100 * WEEK[day % 7]),
      [],
      14,
    )
    points.forEach(({ value, low, high }, i) => {
      expect(value).toBeCloseTo(100 * WEEK[i % 7], 6)
      expect(high - low).toBeLessThan(1e-6)
    })
    expect(error).toMatchObject({ testDays: 28, held: 1 })
    expect(error.share).toBeCloseTo(0)
    expect(seasons).toEqual(['week'])
  })

  test('follows growth, and errs less than "as a week ago"', () => {
    const { points, error } = forecastSeries(
      aSeries(364, (day) => (100 + day) * WEEK[day % 7] * (1 + 0.08 * noise(day))),
      [],
      28,
    )
    const mean = points.reduce((sum, { value }) => sum + value, 0) / 28
    expect(mean).toBeGreaterThan(440)
    expect(mean).toBeLessThan(500)
    expect(error.share).toBeLessThan(error.naive ?? 0)
  })

  test('knows the season of the year from two years of it, and none from less', () => {
    const yearly = (day: number) => 100 * WEEK[day % 7] * (1 + 0.5 * Math.sin((2 * Math.PI * day) / 365)) * (1 + 0.05 * noise(day))
    const { points, seasons } = forecastSeries(aSeries(800, yearly), [], 90)
    expect(seasons).toEqual(['week', 'year'])
    const error = points.reduce((sum, { value }, i) => sum + Math.abs(value - yearly(800 + i)), 0)
    expect(error / points.reduce((sum, _, i) => sum + yearly(800 + i), 0)).toBeLessThan(0.12)
    expect(forecastSeries(aSeries(700, yearly), [], 7).seasons).toEqual(['week'])
  })

  test('steady growth is no season of the year', () => {
    const { points } = forecastSeries(
      aSeries(800, (day) => 100 * 1.001 ** day),
      [],
      28,
    )
    for (const { value } of points) expect(Math.abs(value / (100 * 1.001 ** 815) - 1)).toBeLessThan(0.05)
  })

  const peak = (from: number, to: number, set: Partial<Peak> = {}): Peak => ({
    name: 'Big sale',
    kind: 'percent',
    from: FIRST + from,
    to: FIRST + to,
    ...set,
  })

  test('a planned promotion brings what the one of its name brought, day by day', () => {
    const lifts = [4, 2, 1.5, 6]
    const sale = (day: number, start: number) => lifts[day - start] ?? 1
    const series = aSeries(200, (day) => 100 * WEEK[day % 7] * sale(day, 100))
    const peaks = [peak(100, 104, { name: 'Big sale 2025' }), peak(205, 209, { name: 'Big sale 2026' })]
    const { points, seasons } = forecastSeries(series, peaks, 14)
    expect(seasons).toContain('promotions')
    lifts.forEach((lift, i) => expect(points[5 + i].value).toBeCloseTo(100 * WEEK[(205 + i) % 7] * lift, 3))
    expect(points[2].value).toBeCloseTo(100 * WEEK[202 % 7], 3)
  })

  test('one of another name brings the extra days that its kind did, spread over its own', () => {
    const series = aSeries(200, (day) => (day >= 100 && day < 104 ? 300 : 100))
    const { points } = forecastSeries(series, [peak(100, 104), peak(200, 216, { name: 'Other' })], 16)
    // Four days of three usual ones each: eight on top, over sixteen days.
    for (const { value } of points) expect(value).toBeCloseTo(150, 3)
    const others = forecastSeries(series, [peak(100, 104), peak(200, 216, { name: 'Other', kind: 'gift' })], 16)
    expect(others.points[3].value).toBeCloseTo(100, 3)
  })

  test('what ran all the time is no peak', () => {
    const { seasons } = forecastSeries(
      aSeries(200, () => 100),
      [peak(50, 400)],
      7,
    )
    expect(seasons).toEqual(['week'])
  })

  test('a weekday off stays off', () => {
    const { points } = forecastSeries(
      aSeries(210, (day) => (day % 7 === 5 ? 0 : 100 + 5 * noise(day))),
      [],
      14,
    )
    expect(points[5].value).toBeLessThan(1)
    expect(points[4].value).toBeGreaterThan(90)
  })

  test('the band holds about 8 of 10 days', () => {
    const random = (day: number) => ((((day + 1) * 2_654_435_761) >>> 0) % 1000) / 1000 - 0.5
    const of = (day: number) => 100 * WEEK[day % 7] * (1 + random(day))
    const { points } = forecastSeries(aSeries(400, of), [], 120)
    const held = points.filter(({ low, high }, i) => of(400 + i) >= low && of(400 + i) <= high).length / 120
    expect(held).toBeGreaterThan(0.65)
    expect(held).toBeLessThan(0.95)
  })

  test('is never below 0, holds its own line, and is the same each time', () => {
    const values = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e9, noNaN: true })), {
      minLength: NEED_DAYS,
      maxLength: 150,
    })
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 40 }), (given, days) => {
        const series = { first: FIRST, values: Float64Array.from(given) }
        const made = forecastSeries(series, [peak(10, 14), peak(given.length + 2, given.length + 5)], days)
        for (const { value, low, high } of made.points) {
          expect(Number.isFinite(value + low + high)).toBe(true)
          expect(low).toBeGreaterThanOrEqual(0)
          expect(value).toBeGreaterThanOrEqual(low)
          expect(high).toBeGreaterThanOrEqual(value)
        }
        expect(forecastSeries(series, [peak(10, 14), peak(given.length + 2, given.length + 5)], days)).toEqual(made)
      }),
      { numRuns: runs(25) },
    )
  })
})

describe('the report', () => {
  const ASK: ForecastAsk = { metric: 'orders', days: 7, scope: { nonProducts: true, free: false, unknownBuyers: 'beside' } }
  const range = (days: number) => ({ first: FIRST, last: FIRST + days - 1, newest: 0, orders: 1, lines: 1 })
  const askKpi = (values: number[]) => async (): Promise<KpiResult> => ({
    version: 3,
    totals: {},
    beside: {} as KpiResult['beside'],
    rows: values.map((value, i) => ({ key: String(i), label: '', figures: { orders: { value } } })),
  })

  test('says how many days it needs and has, from the first with an order', async () => {
    const records = { version: 3, range: range(100), today: FIRST + 200, promotions: [] }
    const values = Array.from({ length: 100 }, (_, i) => (i < 60 ? 0 : 5))
    expect(await forecast(ASK, records, askKpi(values))).toEqual({ ok: false, why: 'tooShort', need: 56, have: 40 })
    expect(await forecast(ASK, { ...records, range: undefined }, askKpi([]))).toMatchObject({ have: 0 })
  })

  test('starts after the newest whole day: today is not over', async () => {
    const values = Array.from({ length: 99 }, () => 5)
    const answer = await forecast(ASK, { version: 3, range: range(100), today: FIRST + 99, promotions: [] }, askKpi(values))
    expect(answer).toMatchObject({ ok: true, from: FIRST + 98 })
    expect(answer.ok && answer.points.map(({ day, value }) => [day, Math.round(value)])).toEqual(
      Array.from({ length: 7 }, (_, i) => [FIRST + 99 + i, 5]),
    )
  })
})
