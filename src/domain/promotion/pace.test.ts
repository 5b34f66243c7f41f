import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { zoneOf } from '~/lib/zone'
import {
  alertsOf,
  dueShare,
  instantAt,
  isBehind,
  paceOf,
  profileOf,
  RECENT_HOURS,
  recentHoursOf,
  type RoomFacts,
  runsOutAt,
  slicesOf,
  weightBetween,
} from './pace'

const HOUR = 3_600_000
const MONDAY = Date.UTC(2026, 10, 2)
const UTC = zoneOf('UTC')
const FLAT = profileOf({ weekdays: Array.from({ length: 7 }, () => 0), hours: Array.from({ length: 24 }, () => 0) })
/** All orders between noon and midnight. */
const EVENINGS = profileOf({
  weekdays: Array.from({ length: 7 }, () => 2400),
  hours: Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 0 : 1400)),
})

describe('the share of a plan that is due', () => {
  test('goes by the clock alone where too few orders tell of hours', () => {
    const slices = slicesOf(FLAT, UTC, MONDAY, MONDAY + 48 * HOUR)
    expect(FLAT.told).toBe(false)
    expect(dueShare(slices, MONDAY + 12 * HOUR)).toBeCloseTo(0.25, 10)
  })

  test('goes by the hours in which people buy: a morning brings nothing where nobody buys in mornings', () => {
    const slices = slicesOf(EVENINGS, UTC, MONDAY, MONDAY + 24 * HOUR)
    expect(dueShare(slices, MONDAY + 12 * HOUR)).toBeLessThan(0.01)
    expect(dueShare(slices, MONDAY + 18 * HOUR)).toBeCloseTo(0.5, 2)
  })

  test('is 0 before it begins, 1 when it is over, and never falls', () => {
    const slices = slicesOf(EVENINGS, zoneOf('America/New_York'), MONDAY + 17 * 60_000, MONDAY + 51 * HOUR)
    expect(dueShare(slices, MONDAY)).toBe(0)
    expect(dueShare(slices, MONDAY + 51 * HOUR)).toBe(1)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 * HOUR }), fc.integer({ min: 0, max: HOUR }), (after, more) => {
        expect(dueShare(slices, MONDAY + after + more)).toBeGreaterThanOrEqual(dueShare(slices, MONDAY + after))
      }),
    )
  })

  test('is the same for a promotion a week later', () => {
    const week = 7 * 24 * HOUR
    const one = dueShare(slicesOf(EVENINGS, UTC, MONDAY, MONDAY + 70 * HOUR), MONDAY + 31 * HOUR)
    expect(dueShare(slicesOf(EVENINGS, UTC, MONDAY + week, MONDAY + week + 70 * HOUR), MONDAY + week + 31 * HOUR)).toBe(one)
  })
})

test('the hours of a window come to the whole of it, over a change of the clock too', () => {
  const zone = zoneOf('Europe/London')
  const from = Date.UTC(2026, 9, 24, 10, 20)
  const to = Date.UTC(2026, 9, 26, 3, 5)
  const slices = slicesOf(FLAT, zone, from, to)
  expect(slices[0]?.from).toBe(from)
  expect(slices.at(-1)?.to).toBe(to)
  slices.slice(1).forEach((slice, i) => expect(slice.from).toBe(slices[i]?.to))
  expect(weightBetween(slices, from, to)).toBeCloseTo((to - from) / HOUR, 6)
})

describe('when something runs out', () => {
  const slices = slicesOf(FLAT, UTC, MONDAY, MONDAY + 96 * HOUR)
  const now = MONDAY + 24 * HOUR

  test('is told by the fewest latest hours that are enough', () => {
    const pace = paceOf({ used: [60, 100, 300], times: [6, 10, 30] }, slices, now, MONDAY)
    expect(pace).toMatchObject({ hours: 6, used: 60 })
    expect(runsOutAt(50, pace, slices, now)).toBeCloseTo(now + 5 * HOUR, -2)
  })

  test('takes more hours where a few tell nothing', () => {
    expect(paceOf({ used: [2, 12, 40], times: [1, 6, 20] }, slices, now, MONDAY)).toMatchObject({ hours: 24, used: 12 })
  })

  test('takes more hours where those were the quiet ones of a day', () => {
    const evenings = slicesOf(EVENINGS, UTC, MONDAY, MONDAY + 96 * HOUR)
    expect(paceOf({ used: [6, 60, 60], times: [6, 60, 60] }, evenings, MONDAY + 36 * HOUR, MONDAY)).toMatchObject({ hours: 24 })
  })

  test('is not told by two uses in three days', () => {
    expect(paceOf({ used: [0, 2, 2], times: [0, 2, 2] }, slices, now, MONDAY)).toBeUndefined()
  })

  test('is not told where nothing was used, nor where it lasts until the end', () => {
    expect(paceOf({ used: [0, 0, 0], times: [0, 0, 0] }, slices, now, MONDAY)).toBeUndefined()
    const pace = paceOf({ used: [6, 6, 6], times: [6, 6, 6] }, slices, now, MONDAY)
    expect(runsOutAt(1000, pace, slices, now)).toBeUndefined()
  })

  test('is now where nothing is left', () => {
    expect(runsOutAt(0, undefined, slices, now)).toBe(now)
  })

  test('waits for the hours in which people buy', () => {
    const evenings = slicesOf(EVENINGS, UTC, MONDAY, MONDAY + 96 * HOUR)
    const midnight = MONDAY + 24 * HOUR
    const pace = paceOf({ used: [60, 60, 60], times: [60, 60, 60] }, evenings, midnight, MONDAY)
    const at = runsOutAt(10, pace, evenings, midnight)
    expect(at).toBeGreaterThan(midnight + 11 * HOUR)
    expect(at).toBeLessThan(midnight + 14 * HOUR)
  })

  test('weight and instant are each other’s way back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 20, noNaN: true }), (weight) => {
        const at = instantAt(slices, now, weight)
        expect(at).toBeDefined()
        expect(weightBetween(slices, now, at ?? 0)).toBeCloseTo(weight, 6)
      }),
    )
  })
})

test('an instant lies in every span that reaches back to it', () => {
  expect(RECENT_HOURS.map(String)).toEqual(['6', '24', '72'])
  expect(recentHoursOf(MONDAY - 10 * HOUR, MONDAY)).toEqual([false, true, true])
  expect(recentHoursOf(MONDAY + 1, MONDAY)).toEqual([false, false, false])
})

describe('what is off plan', () => {
  const fine: RoomFacts = {
    gmv: 100,
    planned: 100,
    due: 0.5,
    discount: 10,
    expected: { gmv: 200, discount: 20 },
    margin: 30,
    coverage: 1,
    budget: { amount: 100, spent: 10 },
    soldOut: 0,
    sellsOut: 0,
    lastDay: { orders: 50, taking: 5 },
  }

  test('is nothing where all goes as planned', () => {
    expect(alertsOf(fine)).toEqual([])
  })

  test('is a GMV below seven tenths of what was due, and not before a tenth of the plan was', () => {
    expect(isBehind({ gmv: 70, planned: 100, due: 0.5 })).toBe(false)
    expect(isBehind({ gmv: 69.9, planned: 100, due: 0.5 })).toBe(true)
    expect(isBehind({ gmv: 0, planned: 100, due: 0.09 })).toBe(false)
    expect(isBehind({ gmv: 0, planned: 0, due: 0.5 })).toBe(false)
  })

  test('is a budget that ends before the promotion, a discount richer than planned, a loss, and goods that run out', () => {
    const facts = { ...fine, discount: 14, margin: -1, budget: { amount: 100, spent: 90, runsOut: 1 }, soldOut: 1, sellsOut: 2 }
    expect(alertsOf(facts)).toEqual(['budgetShort', 'generous', 'losing', 'soldOut', 'sellsOut'])
    expect(alertsOf({ ...fine, budget: { amount: 100, spent: 100, runsOut: 1 } })).toEqual(['budgetOut'])
  })

  test('a loss is not told where most costs are not known', () => {
    expect(alertsOf({ ...fine, margin: -1, coverage: 0.5 })).toEqual([])
  })

  test('is a shop that sells while nobody takes part', () => {
    expect(alertsOf({ ...fine, lastDay: { orders: 30, taking: 0 } })).toEqual(['quiet'])
  })
})
