import fc from 'fast-check'
import { expect, test } from 'vitest'
import { civilOf, dayFromCivil } from '~/lib/zone'
import { runs } from '../../tests/runs'
import { type Calendar, type CalendarGrain, endOfGrain, startOfGrain } from './calendar'

const april: Calendar = { weekStart: 'sunday', fiscalStart: 4 }

test('a fiscal year from April has its quarters from April, and weeks start when the shop says', () => {
  const day = dayFromCivil(2026, 3, 31)
  expect(startOfGrain('year', day, april)).toBe(dayFromCivil(2025, 4, 1))
  expect(startOfGrain('quarter', day, april)).toBe(dayFromCivil(2026, 1, 1))
  expect(endOfGrain('quarter', day, april)).toBe(dayFromCivil(2026, 4, 1))
  expect(startOfGrain('week', dayFromCivil(2026, 11, 22), april)).toBe(dayFromCivil(2026, 11, 22))
  expect(startOfGrain('week', dayFromCivil(2026, 11, 22), { ...april, weekStart: 'monday' })).toBe(dayFromCivil(2026, 11, 16))
})

test('every day lies in exactly one day, week, month, quarter and year', () => {
  const calendar = fc.record({
    weekStart: fc.constantFrom<Calendar['weekStart']>('monday', 'sunday'),
    fiscalStart: fc.integer({ min: 1, max: 12 }),
  })
  const grain = fc.constantFrom<CalendarGrain>('day', 'week', 'month', 'quarter', 'year')
  fc.assert(
    fc.property(calendar, grain, fc.integer({ min: -30_000, max: 60_000 }), (cut, by, day) => {
      const [start, end] = [startOfGrain(by, day, cut), endOfGrain(by, day, cut)]
      expect(start <= day && day < end).toBe(true)
      expect(startOfGrain(by, end - 1, cut)).toBe(start)
      expect(startOfGrain(by, end, cut)).toBe(end)
      if (by === 'year') expect(civilOf(start)).toMatchObject({ month: cut.fiscalStart, day: 1 })
    }),
    { numRuns: runs(300) },
  )
})
