import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDay, startOfMonth } from '~/lib/zone'
import { axisByMonth, grainEnd, grainFor, GRAINS, grainStart, RANGE_PRESETS, isRunning, windowOf } from './range'

const day = (text: string) => parseDay(text)!
const data = { first: day('2010-12-01'), last: day('2011-12-09') }
const days = fc.integer({ min: day('1990-01-01'), max: day('2060-01-01') })

describe('axisByMonth', () => {
  it('names the year where a date would come round a second time', () => {
    const of = (to: string) => axisByMonth('week', { from: day('2024-11-01'), to: day(to) })
    expect([of('2025-11-01'), of('2026-11-22')]).toEqual([false, true])
    expect(axisByMonth('month', { from: 0, to: 31 })).toBe(true)
  })
})

describe('windowOf', () => {
  it('counts back from the newest order when the data ends in the past', () => {
    expect(windowOf({ preset: '30d' }, data, day('2026-11-22'))).toEqual({
      from: day('2011-11-10'),
      to: day('2011-12-10'),
      anchor: 'newest',
    })
  })

  it('counts back from today in a shop that sells', () => {
    expect(windowOf({ preset: '7d' }, { first: 0, last: day('2026-11-20') }, day('2026-11-22'))).toEqual({
      from: day('2026-11-16'),
      to: day('2026-11-23'),
      anchor: 'today',
    })
  })

  it('takes in the whole file by default', () => {
    expect(windowOf({ preset: 'all' }, data, day('2026-11-22'))).toMatchObject({ from: data.first, to: data.last + 1 })
  })

  it('is never empty, and a named window ends on the day after its anchor or earlier', () => {
    fc.assert(
      fc.property(days, fc.nat(4000), days, fc.constantFrom(...RANGE_PRESETS), (first, length, today, preset) => {
        const last = first + length
        const window = windowOf({ preset }, { first, last }, today)
        expect(window.to).toBeGreaterThan(window.from)
        expect(window.to).toBeLessThanOrEqual(Math.max(today, last) + 1)
      }),
    )
  })

  it('puts last month right before this month', () => {
    fc.assert(
      fc.property(days, (today) => {
        const range = { first: 0, last: today }
        const before = windowOf({ preset: 'lastMonth' }, range, today)
        const now = windowOf({ preset: 'month' }, range, today)
        expect(before.to).toBe(now.from)
        expect(before.from).toBe(startOfMonth(before.to - 1))
      }),
    )
  })

  it('nests: 7 days in 30 in 90, this month in this year', () => {
    fc.assert(
      fc.property(days, (today) => {
        const range = { first: 0, last: today }
        const from = (preset: (typeof RANGE_PRESETS)[number]) => windowOf({ preset }, range, today).from
        expect(from('90d')).toBeLessThan(from('30d'))
        expect(from('30d')).toBeLessThan(from('7d'))
        expect(from('year')).toBeLessThanOrEqual(from('month'))
      }),
    )
  })
})

describe('grainFor', () => {
  it('shows a year of days, and coarser grains beyond', () => {
    expect(grainFor({ from: 0, to: 374 })).toBe('day')
    expect(grainFor({ from: 0, to: 730 })).toBe('week')
    expect(grainFor({ from: 0, to: 3650 })).toBe('month')
  })
})

describe('grainEnd', () => {
  it('is the start of the next grain', () => {
    expect(grainEnd('month', day('2011-12-01'))).toBe(day('2012-01-01'))
    expect(grainEnd('week', day('2011-12-05'))).toBe(day('2011-12-12'))
    expect(grainEnd('day', day('2011-12-05'))).toBe(day('2011-12-06'))
  })
  it('lies after every day of its grain, whatever the calendar', () => {
    const calendars = fc.record({
      weekStart: fc.constantFrom('monday' as const, 'sunday' as const),
      fiscalStart: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(days, fc.constantFrom(...GRAINS), calendars, (at, grain, calendar) => {
        const start = grainStart(grain, at, calendar)
        const end = grainEnd(grain, start)
        expect(start).toBeLessThanOrEqual(at)
        expect(end).toBeGreaterThan(at)
        expect(grainStart(grain, end, calendar)).toBe(end)
        expect(grainStart(grain, end - 1, calendar)).toBe(start)
      }),
    )
  })
})

it('a window runs on its last day, and is over the day after', () => {
  const days = { from: 100, to: 130 }
  expect([99, 100, 129, 130].map((today) => isRunning(days, today))).toEqual([false, true, true, false])
})
