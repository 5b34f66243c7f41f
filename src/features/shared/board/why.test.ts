// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import type { ShopEvent } from '~/analytics/reports'
import type { GoalStanding } from '~/analytics/reports/goalTypes'
import type { Goal } from '~/domain/goal'
import { flagsOf } from './events'
import { outlookDays, outlookTable } from './forecast'
import { goalFor } from './goals'

const event = (day: number): ShopEvent => ({ day, kind: 'import', label: 'orders.csv' })

test('events fly at the point whose days they begin in, those from before at the first', () => {
  const flags = flagsOf([event(95), event(100), event(106), event(107), event(130)], [100, 107, 114])
  expect(flags.map(({ index, events }) => [index, events.map(({ day }) => day)])).toEqual([
    [0, [95, 100, 106]],
    [1, [107]],
    [2, [130]],
  ])
  expect(flagsOf([event(3)], [])).toEqual([])
})

test('a forecast begins where the days that were end, and is not told twice', () => {
  const answer = {
    ok: true,
    version: 1,
    from: 11,
    band: 0.8,
    seasons: [],
    error: { testDays: 28, share: 0.1, naive: 0.2, held: 0.8 },
  } as const
  const days = outlookDays([10, 11, 12].map((day) => ({ day, value: day })), { ...answer, seasons: ['week'], points: [{ day: 12, value: 5, low: 4, high: 6 }] }) // prettier-ignore
  expect(days).toEqual([
    { day: 10, actual: 10, value: null, low: null, high: null },
    { day: 11, actual: 11, value: 11, low: 11, high: 11 },
    { day: 12, actual: null, value: 5, low: 4, high: 6 },
  ])
  const words = { date: '', actual: '', value: '', low: '', high: '' }
  expect(outlookTable({ days, metric: 'orders', writing: { locale: 'en', currency: 'GBP' }, words, long: String }).rows).toEqual([
    ['10', '10', '', '', ''],
    ['11', '11', '', '', ''],
    ['12', '', '5', '4', '6'],
  ])
})

describe('the goal of a figure', () => {
  const standing = (set: Partial<Goal>): GoalStanding => ({
    goal: { key: `${set.key}`, metric: 'gmv_paid', from: 100, to: 130, target: 1, ...set },
    label: '',
    target: 1,
    reached: { value: 0 },
    expected: 0,
    projected: null,
    gap: 1,
    daysLeft: 1,
    pace: 'even',
    closers: [],
  })
  const goals = [
    standing({ key: 'year', to: 465 }),
    standing({ key: 'month' }),
    standing({ key: 'orders', metric: 'orders' }),
    standing({ key: 'tea', of: { kind: 'category', key: 'tea' } }),
    standing({ key: 'ann', of: { kind: 'person', key: 'ann' } }),
  ]
  const keyOf = (to: number, filters = {}) => goalFor(goals, 'gmv_paid', { from: 100, to }, filters)?.goal.key

  test('is the shortest that begins with the window and is not over before it', () => {
    expect([keyOf(112), keyOf(130), keyOf(131)]).toEqual(['month', 'month', 'year'])
    expect(goalFor(goals, 'gmv_paid', { from: 101, to: 130 }, {})).toBeUndefined()
  })

  test('is of a category where the figure is, and none where the figure is narrowed otherwise', () => {
    expect(keyOf(130, { category: ['tea'] })).toBe('tea')
    expect(keyOf(130, { channel: ['Web'] })).toBeUndefined()
    expect(keyOf(130, { channel: [] })).toBe('month')
  })
})
