import { expect, test } from 'vitest'
import { formatDay, parseDay } from '~/lib/zone'
import { dayAxis, type DayAxisInput } from './dayAxis'

const day = (text: string) => parseDay(text)!
const weeks = (from: string, count: number) => Array.from({ length: count }, (_, i) => day(from) + 7 * i)
const named = (input: Pick<DayAxisInput, 'starts' | 'window'> & Partial<DayAxisInput>) => {
  const axis = dayAxis({ grain: 'week', phone: false, month: (at) => formatDay(at).slice(0, 7), dayShort: formatDay, ...input })
  return input.starts.flatMap((start, place) => ((axis.isNamed?.(place) ?? true) ? [axis.name(start)] : []))
}

const twoYears = { starts: weeks('2024-10-28', 108), window: { from: day('2024-11-01'), to: day('2026-11-24') } }

test('a week that begins before the window is named by the month that the window has', () => {
  expect(named(twoYears)[0]).toBe('2024-11')
})

test('weeks of years are named by months that are equally far apart, fewer of them on a phone', () => {
  expect(named(twoYears)).toEqual(['2024-11', '2025-02', '2025-05', '2025-08', '2025-11', '2026-02', '2026-05', '2026-08'])
  expect(named({ ...twoYears, phone: true })).toEqual(['2024-11', '2025-11'])
})

test('days of a month keep their dates', () => {
  const month = { starts: [day('2026-10-01'), day('2026-10-02')], window: { from: day('2026-10-01'), to: day('2026-10-03') } }
  expect(named({ ...month, grain: 'day' })).toEqual(['2026-10-01', '2026-10-02'])
})

test('days on a phone are named a few times, and none that would reach beyond the end', () => {
  const starts = Array.from({ length: 90 }, (_, i) => day('2026-08-26') + i)
  const window = { from: day('2026-08-26'), to: day('2026-11-24') }
  expect(named({ starts, window, grain: 'day', phone: true })).toEqual(['2026-08-26', '2026-09-18', '2026-10-11', '2026-11-03'])
})
