import { expect, test } from 'vitest'
import { formatDay, parseDay, zoneOf } from '~/lib/zone'
import { chosenWindow, daysOf, windowsFor } from './windows'

const zone = zoneOf('Asia/Shanghai')
const day = (text: string) => parseDay(text) ?? NaN
const at = (text: string) => zone.startOfDay(day(text))
const data = { first: day('2024-11-01'), last: day('2026-11-22') }
const promotion = { from: at('2026-12-10'), to: at('2026-12-13') }
const offered = windowsFor({ promotion, zone, markets: ['cn', 'us'], data })
const none = { window: '' as const, from: undefined, to: undefined }

test('the same feast of the year before is offered first, and taken where nothing was chosen', () => {
  expect(offered.map(({ choice, from, to }) => [choice, formatDay(from), formatDay(to)])).toEqual([
    ['same', '2025-12-10', '2025-12-13'],
    ['30', '2026-10-24', '2026-11-23'],
    ['90', '2026-08-25', '2026-11-23'],
  ])
  expect(offered[0]).toMatchObject({ feast: 'double12', year: 2025, isOutside: false })
  expect(chosenWindow(offered, none)?.choice).toBe('same')
})

test('where there are no orders of a year ago, the last thirty days are taken', () => {
  const young = windowsFor({ promotion, zone, markets: ['cn'], data: { first: day('2026-11-10'), last: day('2026-11-22') } })
  expect(young[0].isOutside).toBe(true)
  expect(chosenWindow(young, none)).toMatchObject({ choice: '30', from: day('2026-11-10') })
})

test('a window of the reader needs both of its days', () => {
  expect(chosenWindow(offered, { window: 'custom', from: day('2026-01-01'), to: undefined })).toBeUndefined()
  expect(chosenWindow(offered, { window: 'custom', from: day('2026-01-01'), to: day('2026-01-08') })).toMatchObject({ choice: 'custom' })
})

test('a promotion that ends within a day has that day too', () => {
  expect(daysOf({ from: at('2026-11-11'), to: at('2026-11-11') + 1 }, zone)).toEqual({ from: day('2026-11-11'), to: day('2026-11-12') })
  expect(daysOf({ from: at('2026-11-09'), to: at('2026-11-12') }, zone)).toEqual({ from: day('2026-11-09'), to: day('2026-11-12') })
})
