import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aPromotion } from '../../../tests/promotions'
import {
  afterDays,
  baseDaysFor,
  baseOf,
  type ByDay,
  costPerNew,
  isIn,
  type KnownDays,
  lastYearOf,
  liftOf,
  otherPromotions,
  repurchaseOf,
  returnOf,
  testedOf,
  usualDay,
  wholeDays,
} from './judge'

/** A Monday. */
const MONDAY = 20_759
const known: KnownDays = { first: MONDAY - 800, end: MONDAY + 200, isLeftOut: () => false }
const week = Array.from({ length: 7 }, (_, i) => MONDAY + i)
const basis = (days: readonly number[] = week, with_: KnownDays = known) => {
  const base = baseDaysFor(days, Math.min(...days), with_)
  if (!base) throw new Error('no baseline')
  return base
}

/** Random days in both halves. */
const series = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1100, maxLength: 1100 })
const at =
  (values: readonly number[]): ByDay =>
  (day) =>
    values[day - (MONDAY - 800)] ?? 0

describe('the lift of a window', () => {
  test('is 0, with no band, where every week is as the ones before', () => {
    const same: ByDay = (day) => 1000 * ((day - MONDAY + 7000) % 7)
    expect(liftOf(same, week, basis())).toEqual({ actual: 21_000, base: 21_000, lift: 0, band: 0 })
  })

  test('is what came beyond the mean of the same weekdays before', () => {
    const doubled: ByDay = (day) => (day >= MONDAY ? 200 : 100)
    expect(liftOf(doubled, week, basis())).toMatchObject({ base: 700, lift: 700, band: 0 })
  })

  test('of parts sum to the lift of the whole', () => {
    fc.assert(
      fc.property(series, series, fc.integer({ min: 1, max: 20 }), (one, other, length) => {
        const days = Array.from({ length }, (_, i) => MONDAY + i)
        const base = basis(days)
        const parts = [one, other].map((values) => liftOf(at(values), days, base))
        const whole = liftOf((day) => at(one)(day) + at(other)(day), days, base)
        for (const name of ['actual', 'base', 'lift'] as const)
          expect(parts.reduce((sum, part) => sum + part[name], 0)).toBeCloseTo(whole[name], 4)
      }),
    )
  })

  test('is the same when all days lie a week later', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 20 }), fc.integer({ min: -60, max: -1 }), (values, length, out) => {
        const days = Array.from({ length }, (_, i) => MONDAY + i)
        const leftOut = (day: number) => day === MONDAY + out
        const one = liftOf(at(values), days, basis(days, { ...known, isLeftOut: leftOut }))
        const later = days.map((day) => day + 7)
        const moved = { ...known, first: known.first + 7, isLeftOut: (day: number) => leftOut(day - 7) }
        expect(liftOf((day) => at(values)(day - 7), later, basis(later, moved))).toEqual(one)
      }),
    )
  })

  test('has a wider band the farther usual days lie apart, and never below 0', () => {
    const near = liftOf((day) => 100 + (day % 2), week, basis())
    const far = liftOf((day) => 100 + 50 * (day % 2), week, basis())
    expect(near.band).toBeGreaterThan(0)
    expect(far.band).toBeCloseTo(50 * near.band, 6)
  })

  test('leaves days of other promotions out, and has no baseline where too few are left', () => {
    const peak: ByDay = (day) => (day === MONDAY - 7 ? 9000 : 100)
    expect(liftOf(peak, week, basis(week, { ...known, isLeftOut: (day) => day === MONDAY - 7 })).lift).toBe(0)
    expect(baseDaysFor(week, MONDAY, { ...known, isLeftOut: () => true })).toBeUndefined()
    expect(baseDaysFor(week, MONDAY, { ...known, first: MONDAY - 10 })).toBeUndefined()
    expect(baseDaysFor([], MONDAY, known)).toBeUndefined()
  })

  test('by day adds up to the whole', () => {
    const values: ByDay = (day) => (day * 37) % 101
    const base = basis()
    const sum = week.reduce((all, day) => all + (usualDay(values, day, base)?.mean ?? 0), 0)
    expect(sum).toBeCloseTo(baseOf(values, base), 8)
  })
})

describe('the same days a year before', () => {
  test('are scaled by how usual days have grown since', () => {
    const grown: ByDay = (day) => (day < MONDAY - 200 ? 100 : day < MONDAY ? 150 : 300)
    expect(lastYearOf(grown, week, basis(), known)).toEqual({ sum: 700, growth: 1.5, scaled: 1050, lift: 1050 })
  })

  test('are not there where history does not reach so far', () => {
    expect(lastYearOf(() => 1, week, basis(), { ...known, first: MONDAY - 300 })).toBeUndefined()
  })
})

test('only days that are over count', () => {
  expect(wholeDays({ from: MONDAY, to: MONDAY + 7 }, { ...known, end: MONDAY + 2 })).toEqual([MONDAY, MONDAY + 1])
  expect(wholeDays({ from: MONDAY, to: MONDAY + 1 }, { ...known, end: MONDAY })).toEqual([])
})

test('the days after tell nothing before three of them are over, nor under another promotion', () => {
  const window = { from: MONDAY - 3, to: MONDAY }
  expect(afterDays(window, { ...known, end: MONDAY + 2 })).toBeUndefined()
  expect(afterDays(window, { ...known, end: MONDAY + 3 })).toHaveLength(3)
  expect(afterDays(window, { ...known, isLeftOut: (day) => day > MONDAY + 1 })).toBeUndefined()
  expect(afterDays(window, known)).toHaveLength(7)
})

describe('new buyers who came again', () => {
  const DAY = 86_400_000
  test('are told of those who are old enough alone, and within N times 24 hours', () => {
    const buyers = [{ at: 0, next: 30 * DAY }, { at: 0, next: 30 * DAY + 1 }, { at: 0 }, { at: 40 * DAY, next: 41 * DAY }]
    expect(repurchaseOf(buyers, 60 * DAY, [30, 60, 90])).toEqual([
      { days: 30, mature: 3, again: 1 },
      { days: 60, mature: 3, again: 2 },
      { days: 90, mature: 0, again: 0 },
    ])
  })
})

describe('what it returned', () => {
  test('is the margin it brought, less advertising, per what it cost', () => {
    expect(returnOf({ given: 80, ads: 20, marginLift: 70, newBuyers: 0 })).toBe(0.5)
    expect(returnOf({ given: 80, ads: 20, marginLift: -80, newBuyers: 0 })).toBe(-1)
  })

  test('is not told without a margin or without a cost', () => {
    expect(returnOf({ given: 80, ads: 0, marginLift: undefined, newBuyers: 1 })).toBeUndefined()
    expect(returnOf({ given: 0, ads: 0, marginLift: 5, newBuyers: 1 })).toBeUndefined()
    expect(costPerNew({ given: 90, ads: 10, marginLift: undefined, newBuyers: 4 })).toBe(25)
    expect(costPerNew({ given: 90, ads: 10, marginLift: 1, newBuyers: 0 })).toBeUndefined()
  })
})

test('a success test is met at its target, from the side that is good', () => {
  const aTest = { metric: 'gmv_paid', target: 100 }
  expect(testedOf(aTest, 100, true)).toMatchObject({ met: true })
  expect(testedOf(aTest, 99, true)).toMatchObject({ met: false })
  expect(testedOf(aTest, 99, false)).toMatchObject({ met: true })
  expect(testedOf(aTest, undefined, true)).toEqual(aTest)
})

test('other promotions are those that really ran, and not those that always do', () => {
  const DAY = 86_400_000
  const of = (key: string, set: object) => aPromotion({ key, name: key, from: 0, to: 5 * DAY, ...set })
  const all = [of('own', {}), of('a', {}), of('draft', { stage: 'draft' }), of('always', { to: 50 * DAY }), of('b', { stage: 'judged' })]
  const windows = otherPromotions(all, 'own', (instant) => Math.floor(instant / DAY))
  expect(windows.map(({ name }) => name)).toEqual(['a', 'b'])
  expect([isIn(windows, 4), isIn(windows, 5)]).toEqual([true, false])
})
