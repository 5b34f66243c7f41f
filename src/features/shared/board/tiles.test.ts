import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure, KpiResult } from '~/analytics/query'
import { changeOf, writeFigure, writeFull, type Writing } from '~/features/shared/figures'
import { NOTHING_BESIDE } from './testAnswers'
import { lastOf, OVERVIEW_METRICS, sparkPath, toTiles, wholeGrains } from './tiles'
import { dayFromCivil, parseDay, zoneOf } from '~/lib/zone'

const pounds: Writing = { locale: 'en', currency: 'GBP' }
const yuan: Writing = { locale: 'zh-CN', currency: 'CNY' }
const figure = (value: number): Figure => ({ value })
describe('toTiles', () => {
  const result: KpiResult = {
    version: 3,
    asOf: 1,
    totals: {
      gmv_paid: figure(10666684.544),
      orders: figure(19960),
      repeat_buyer_rate: figure(0.643154),
      units: { value: null, why: 'noQuantities' },
    },
    compared: { from: 0, to: 1, totals: { orders: figure(9980), repeat_buyer_rate: figure(0.6) } },
    beside: NOTHING_BESIDE,
  }
  const tiles = Object.fromEntries(toTiles(OVERVIEW_METRICS, result, undefined, pounds).map((tile) => [tile.id, tile]))

  it('carries the unrounded number and shows the rounded one', () => {
    expect(tiles.gmv_paid).toMatchObject({ value: '10666684.544', text: '£10,666,685', full: '£10,666,684.544' })
    expect(tiles.repeat_buyer_rate).toMatchObject({ value: '0.643154', text: '64.3%', full: '64.3154%' })
  })

  it('says why a figure cannot be given, and carries none', () => {
    expect(tiles.units).toMatchObject({ value: '', text: '—', why: 'noQuantities', change: undefined })
  })

  it('says why nobody came again where all buyers are new, unless it is compared', () => {
    const whyOf = (totals: KpiResult['totals'], compared?: KpiResult['compared']) =>
      toTiles(['returning_buyers'], { version: 1, asOf: 1, totals, ...(compared && { compared }) }, undefined, pounds)[0].why
    const allNew = { returning_buyers: figure(0), new_buyers: figure(7) }
    expect(whyOf(allNew)).toBe('allNew')
    expect(whyOf(allNew, { from: 0, to: 1, totals: { returning_buyers: figure(3) } })).toBeUndefined()
    expect(whyOf({ ...allNew, new_buyers: figure(0) })).toBeUndefined()
    expect(whyOf({ ...allNew, returning_buyers: figure(2) })).toBeUndefined()
  })

  it('compares amounts as a share and shares in points', () => {
    expect(tiles.orders?.change).toMatchObject({ direction: 'up', by: 1, as: 'relative' })
    expect(tiles.repeat_buyer_rate?.change?.as).toBe('points')
    expect(tiles.repeat_buyer_rate?.change?.by).toBeCloseTo(0.043154)
  })

  it('draws no line above a figure that is nothing or cannot be given: nobody returns from before all data, though many do week by week', () => {
    const figures = { returning_buyers: figure(40), units: figure(2), orders: figure(3) }
    const rows = ['2026-11-02', '2026-11-09'].map((key) => ({ key, label: '', figures }))
    const all = { ...result, totals: { ...result.totals, returning_buyers: figure(0) } }
    const lines = toTiles(['returning_buyers', 'units', 'orders'], all, { ...result, rows }, pounds).map((tile) => tile.spark)
    expect(lines).toEqual([[], [], [3, 3]])
  })

  it('shows how far the data reaches', () => {
    expect(tiles.buyers?.asOf).toBe(1)
  })
})

describe('changeOf', () => {
  it('has no change from nothing, and none where a figure is missing', () => {
    expect(changeOf(figure(5), figure(0), 'money', pounds)).toBeUndefined()
    expect(changeOf(figure(5), undefined, 'money', pounds)).toBeUndefined()
    expect(changeOf({ value: null, why: 'noDenominator' }, figure(1), 'ratio', pounds)).toBeUndefined()
  })

  it('points up exactly where the figure rose by more than rounding shows', () => {
    const amounts = fc.double({ min: -1e9, max: 1e9, noNaN: true })
    fc.assert(
      fc.property(amounts, amounts, (now, before) => {
        const change = changeOf(figure(now), figure(before), 'money', pounds)
        if (change?.direction === 'up') expect(now).toBeGreaterThan(before)
        if (change?.direction === 'down') expect(now).toBeLessThan(before)
      }),
    )
  })
})

describe('figures', () => {
  it('shows pence on small amounts and none on large ones', () => {
    expect(writeFigure(534.403033, 'money', pounds)).toBe('£534.40')
    expect(writeFigure(812345.6, 'money', pounds)).toBe('£812,346')
  })

  it('shortens only what would not fit, in the units of the language', () => {
    expect(writeFigure(123456789012, 'money', yuan)).toBe('¥1234.57亿')
    expect(writeFigure(5588376, 'count', pounds)).toBe('5,588,376')
  })

  it('shows no pence where the currency has none', () => {
    expect(writeFigure(980, 'money', { locale: 'en', currency: 'JPY' })).toBe('¥980')
    expect(writeFull(1.2345, 'money', pounds)).toBe('£1.2345')
  })
})

describe('wholeGrains', () => {
  const day = (text: string) => parseDay(text) ?? 0
  const answer = (...keys: string[]): KpiResult => ({
    version: 1,
    totals: {},
    beside: NOTHING_BESIDE,
    rows: keys.map((key) => ({ key, label: '', figures: {} })),
  })
  const keysOf = ({ rows = [] }: KpiResult) => rows.map(({ key }) => key)

  it('leaves out the week that runs and the one that the window cuts: the line falls off no cliff', () => {
    const weeks = answer('2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23')
    const window = { from: day('2026-10-28'), to: day('2026-11-24') }
    expect(keysOf(wholeGrains(weeks, window, 'week', day('2026-11-23')))).toEqual(['2026-11-02', '2026-11-09', '2026-11-16'])
  })

  it('leaves out the day that runs, and keeps all where no line would be left', () => {
    const window = { from: day('2026-11-21'), to: day('2026-11-24') }
    const days = answer('2026-11-21', '2026-11-22', '2026-11-23')
    expect(keysOf(wholeGrains(days, window, 'day', day('2026-11-23')))).toEqual(['2026-11-21', '2026-11-22'])
    const two = answer('2026-11-22', '2026-11-23')
    expect(wholeGrains(two, { ...window, from: day('2026-11-22') }, 'day', day('2026-11-23'))).toBe(two)
  })
})

describe('sparkPath', () => {
  it('stays within its box', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 50 }), (values) => {
        const path = sparkPath(values, 100, 24)
        for (const [, x, y] of (path?.line ?? '').matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0)
          expect(Number(x)).toBeLessThanOrEqual(100)
          expect(Number(y)).toBeGreaterThanOrEqual(0)
          expect(Number(y)).toBeLessThanOrEqual(24)
        }
      }),
    )
  })

  it('needs two points', () => {
    expect(sparkPath([1], 10, 10)).toBeUndefined()
  })
})

it('data up to the end of a day is told as that day, up to the newest order with its time', () => {
  const zone = zoneOf('Asia/Shanghai')
  const october = dayFromCivil(2026, 10, 31)
  const end = zone.startOfDay(october + 1)
  expect(lastOf(end, zone)).toEqual({ day: october })
  expect(lastOf(end - 60_000, zone)).toEqual({ day: october, time: end - 60_000 })
})
