import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildDataset } from '~/analytics/dataset'
import type { Figures } from '~/analytics/query'
import type { GoalsAsk } from '~/analytics/reports/goalTypes'
import { runKpi } from '~/analytics/runKpi'
import { DEFAULT_CALENDAR } from '~/domain/calendar'
import type { Goal } from '~/domain/goal'
import type { Order } from '~/domain/order'
import { type Day, dayFromCivil, zoneOf } from '~/lib/zone'
import { aLine, anOrder } from '../../../tests/builders'
import { someFacts } from '../../../tests/facts'
import { closersOf, type Pace } from './goalClosers'
import { standGoals } from './goals'
import { DayShape } from './goalShape'

const UNIT = 10_000
const DAY_MS = 86_400_000
const SEPTEMBER = dayFromCivil(2026, 9, 1)
const OCTOBER = dayFromCivil(2026, 10, 1)
const zone = zoneOf('UTC')

/** An order of so many pounds, paid at that hour of that day. */
const sold = (day: Day, pounds: number, hour = 12): Order => {
  const placedAt = day * DAY_MS + hour * 3_600_000
  return anOrder({ number: `${day}-${hour}-${pounds}`, placedAt, paidAt: placedAt, lines: [aLine({ amount: pounds * UNIT })] })
}

const aGoal = (set: Partial<Goal> = {}): Goal => ({
  key: 'g',
  metric: 'gmv_paid',
  from: SEPTEMBER,
  to: OCTOBER,
  target: 3000 * UNIT,
  ...set,
})

function stand(orders: Order[], goals: Goal[], ask: Partial<GoalsAsk> = {}) {
  const dataset = buildDataset([someFacts(orders)], { zone: 'UTC', currency: 'GBP' })
  const records = {
    version: 1,
    goals,
    zone,
    calendar: DEFAULT_CALENDAR,
    unit: UNIT,
    range: dataset.range,
    categories: [],
    nameOf: () => '',
    coversOf: () => undefined,
    productsOf: (person: string) => (person === 'ben' ? ['MUG-1'] : []),
    ticketsOf: (people: readonly string[]) => async () => ({ version: 1, totals: { csat: { value: people.length / 4 } } }),
  }
  return standGoals({ now: OCTOBER * DAY_MS, ...ask }, records, async (query) => runKpi(dataset, query))
}

/** 100 a day, the last order at the end of the tenth day. */
const TEN_DAYS = Array.from({ length: 10 }, (_, i) => sold(SEPTEMBER + i, 100, i === 9 ? 23 : 12))

describe('goals', () => {
  test('stand as of the newest order: on an even line without a last year, and where it leads', async () => {
    const { asOf, goals } = await stand([...TEN_DAYS.slice(0, 9), sold(SEPTEMBER + 9, 100, 12)], [aGoal()])
    expect(asOf).toBe((SEPTEMBER + 9.5) * DAY_MS)
    expect(goals[0]).toMatchObject({ target: 3000, reached: { value: 1000 }, pace: 'even', daysLeft: 21, gap: 2000 })
    expect(goals[0].expected).toBeCloseTo(950)
    expect(goals[0].projected).toBeCloseTo(1000 / (9.5 / 30))
  })

  test('follow the same days of last year where there are such', async () => {
    const last = dayFromCivil(2025, 9, 1)
    // Three quarters of last September came in its first ten days.
    const before = Array.from({ length: 30 }, (_, i) => sold(last + i, i < 10 ? 300 : 50))
    const { goals } = await stand([...before, ...TEN_DAYS], [aGoal({ target: 4000 * UNIT })], { now: (SEPTEMBER + 10) * DAY_MS })
    expect(goals[0]).toMatchObject({ pace: 'lastYear' })
    expect(goals[0].expected).toBeGreaterThan(2900)
    expect(goals[0].projected).toBeLessThan(1400)
  })

  test('the days of a goal end where it stands, the line at the target', async () => {
    const { line = [], goals } = await stand(TEN_DAYS, [aGoal()], { line: 'g' })
    expect(line).toHaveLength(30)
    expect(line[9].reached).toBe(goals[0].reached.value)
    expect(line[10].reached).toBeNull()
    expect(line[29].pace).toBeCloseTo(3000)
    expect(line[29].projected).toBeCloseTo(goals[0].projected ?? 0)
    line.slice(1).forEach(({ pace }, i) => expect(pace).toBeGreaterThanOrEqual(line[i].pace))
  })

  test('of a person or a team that nobody has said what is theirs of have no figure; those to come say not yet', async () => {
    const { goals } = await stand(TEN_DAYS, [
      aGoal({ key: 'a', of: { kind: 'person', key: 'ann' } }),
      aGoal({ key: 'b', of: { kind: 'team', name: 'Day shift' } }),
      aGoal({ key: 'c', from: OCTOBER, to: OCTOBER + 31 }),
    ])
    expect(goals.map(({ reached }) => reached)).toEqual([
      { value: null, why: 'notSplit' },
      { value: null, why: 'notSplit' },
      { value: null, why: 'notYet' },
    ])
    expect(goals.every(({ closers, projected }) => closers.length === 0 && projected === null)).toBe(true)
  })

  test('of people and teams count what is theirs: by channel, by the products they own, by the tickets they hold', async () => {
    const stall = anOrder({ number: 's', channel: 'Stall', placedAt: SEPTEMBER * DAY_MS, paidAt: SEPTEMBER * DAY_MS, lines: [aLine({ amount: 7 * UNIT, sku: 'MUG-9' })] }) // prettier-ignore
    const ben = { kind: 'person', key: 'ben' } as const
    const { goals } = await stand(
      [...TEN_DAYS, stall],
      [
        aGoal({ key: 'a', of: { kind: 'person', key: 'ann', covers: { channel: ['Stall'] } } }),
        aGoal({ key: 'b', of: { kind: 'team', name: 'Day shift', covers: { channel: ['Stall', 'Web'] } } }),
        aGoal({ key: 'c', metric: 'csat', target: 0.9, of: ben }),
        aGoal({ key: 'd', metric: 'csat', target: 0.9, of: { kind: 'team', name: 'Desk', covers: { people: ['ann', 'ben', 'cy'] } } }),
        aGoal({ key: 'e', of: { ...ben, covers: { owned: true } } }),
        aGoal({ key: 'f', of: { kind: 'person', key: 'ann', covers: { owned: true } } }),
      ],
    )
    expect(goals.map(({ reached }) => reached.value)).toEqual([7, 1007, 0.25, 0.75, 1000, 0])
  })

  test('of a level, such as a mean, are not on the way: they stand', async () => {
    const { goals } = await stand(TEN_DAYS, [aGoal({ metric: 'aov', target: 120 * UNIT })])
    expect(goals[0]).toMatchObject({ reached: { value: 100 }, expected: 120, projected: 100, gap: 20, closers: [] })
  })

  test('those that meet the days that are asked for', async () => {
    const ask = { from: OCTOBER, to: OCTOBER + 1 }
    expect((await stand(TEN_DAYS, [aGoal(), aGoal({ key: 'h', to: OCTOBER + 1 })], ask)).goals.map(({ goal }) => goal.key)).toEqual(['h'])
  })

  test('a year falls into months by last year’s shape', async () => {
    const [from, to] = [dayFromCivil(2026, 1, 1), dayFromCivil(2027, 1, 1)]
    const lastYear = Array.from({ length: 365 }, (_, i) => sold(dayFromCivil(2025, 1, 1) + i, i >= 304 && i < 334 ? 300 : 100))
    const { split = [] } = await stand([...lastYear, ...TEN_DAYS], [aGoal({ from, to, target: 42_500 * UNIT })], {
      split: { goal: 'g', into: 'periods' },
    })
    const months = split.filter((part) => part.to - part.from < 32)
    expect(months.map(({ target }) => target / UNIT)).toEqual([3100, 2800, 3100, 3000, 3100, 3000, 3100, 3100, 3000, 3100, 9000, 3100])
  })
})

test('a year to come falls by the last year that is over', async () => {
  const [from, to] = [dayFromCivil(2027, 1, 1), dayFromCivil(2028, 1, 1)]
  const earlier = Array.from({ length: 700 }, (_, i) => sold(dayFromCivil(2025, 1, 1) + i, i < 31 ? 200 : 100))
  const { split = [] } = await stand(earlier, [aGoal({ from, to, target: 39_600 * UNIT })], {
    now: dayFromCivil(2026, 11, 25) * DAY_MS,
    split: { goal: 'g', into: 'periods' },
  })
  expect(
    split
      .filter((part) => part.to - part.from < 32)
      .map(({ target }) => target / UNIT)
      .slice(0, 3),
  ).toEqual([6200, 2800, 3100])
})

describe('what closes the gap', () => {
  const factor = fc.double({ min: 0.01, max: 0.9, noNaN: true })
  const pace = (reached: number, projected: number, missing: number, daysLeft: number, metric: Goal['metric'] = 'gmv_paid'): Pace => {
    const target = projected + missing
    return { goal: aGoal({ metric }), target, reached, projected, share: 0.5, daysLeft }
  }
  const figuresOf = (values: Record<string, number>): Figures =>
    Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value }]))
  const days = { from: SEPTEMBER, today: SEPTEMBER + 15 }
  const positive = fc.integer({ min: 1, max: 1_000_000 })

  test('each reaches the target when put into visitors × conversion × value a buyer', async () => {
    await fc.assert(
      fc.asyncProperty(positive, positive, positive, fc.integer({ min: 1, max: 40 }), positive, factor, positive, async (rest, reached, missing, daysLeft, visitors, conversion, arpb) => {
        // Some of what was made came by no visit.
        const made = visitors * conversion * arpb * 1.25
        const asked = pace(reached, reached + rest, missing, daysLeft)
        const closers = await closersOf(asked, async () => figuresOf({ gmv_paid: made, orders: 1, visitors, cvr_visitor: conversion, arpb }), days)
        const scale = rest / made
        for (const { by, amount } of closers) {
          const [v, c, a] = [
            visitors * scale + (by === 'visitors' ? amount * daysLeft : 0),
            conversion + (by === 'conversion' ? amount : 0),
            arpb + (by === 'value' ? amount : 0),
          ]
          const beside = (made - visitors * conversion * arpb) * scale
          expect((reached + v * c * a + beside) / asked.target).toBeCloseTo(1, 9)
        }
        expect(closers.length).toBeGreaterThanOrEqual(2)
      }),
      { numRuns: 60 },
    ) // prettier-ignore
  })

  test('without visits: more orders a day, or a larger order', async () => {
    const closers = await closersOf(pace(1000, 2000, 500, 10), async () => figuresOf({ gmv_paid: 1000, orders: 50 }), days)
    expect(closers).toEqual([
      { by: 'orders', amount: 2.5, now: 5 },
      { by: 'value', amount: 10, now: 20 },
    ])
  })

  test('nothing where the pace is enough, nothing is known, or the days are over', async () => {
    const ask = async () => figuresOf({ gmv_paid: 1000, orders: 50 })
    expect(await closersOf(pace(1000, 2000, -1, 10), ask, days)).toEqual([])
    expect(await closersOf({ ...pace(1000, 2000, 5, 10), projected: null }, ask, days)).toEqual([])
    expect(await closersOf(pace(1000, 2000, 5, 0), ask, days)).toEqual([])
    expect(await closersOf(pace(1000, 2000, 5, 10, 'refunds'), ask, days)).toEqual([])
  })
})

test('a shape goes from nothing to all, and days outside of it add nothing', () => {
  const shape = new DayShape(10, Float64Array.of(1, 0, 3), { from: 0, to: 3 })
  expect([9, 10, 11, 12, 13, 20].map((day) => shape.shareBefore(day, 0))).toEqual([0, 0, 0.25, 0.25, 1, 1])
  expect(shape.shareBefore(12, 0.5)).toBe(0.625)
  expect(new DayShape(10, new Float64Array(4)).shareBefore(11, 0)).toBe(0.25)
})
