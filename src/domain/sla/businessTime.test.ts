import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BusinessCalendar, BusinessInterval } from '~/domain/desk'
import { openMinutes } from '../../../tests/plainBusiness'
import { addBusiness, businessMs, isOpenAt } from './businessTime'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const at = (text: string) => Date.parse(text)
const hours = (from: number, to: number): BusinessInterval => ({ from: from * 60, to: to * 60 })
const everyDay = (...intervals: BusinessInterval[]) => Array.from({ length: 7 }, () => intervals)
const calendar = (set: Partial<BusinessCalendar> = {}): BusinessCalendar => ({
  key: 'c',
  name: 'C',
  zone: 'Europe/Berlin',
  week: everyDay(hours(9, 17)),
  days: [],
  ...set,
})

describe('business hours', () => {
  it('leave out lunch, the night and the weekend', () => {
    const office = calendar({ week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [hours(9, 12), hours(13, 17)] : [])) })
    // Friday 11:30 to Monday 9:15.
    expect(businessMs(office, at('2026-03-06T11:30+01:00'), at('2026-03-09T09:15+01:00'))).toBe(30 * MINUTE + 4 * HOUR + 15 * MINUTE)
    expect(addBusiness(office, at('2026-03-06T11:30+01:00'), 31 * MINUTE)).toBe(at('2026-03-06T13:01+01:00'))
    expect(addBusiness(office, at('2026-03-06T16:00+01:00'), HOUR)).toBe(at('2026-03-06T17:00+01:00'))
    expect(addBusiness(office, at('2026-03-06T16:00+01:00'), HOUR + 1)).toBe(at('2026-03-09T09:00+01:00') + 1)
    expect(isOpenAt(office, at('2026-03-06T12:30+01:00'))).toBe(false)
    expect(isOpenAt(office, at('2026-03-06T13:00+01:00'))).toBe(true)
    expect(isOpenAt(office, at('2026-03-06T17:00+01:00'))).toBe(false)
  })

  it('go past midnight into a day that is closed, and are counted once where two shifts overlap', () => {
    const nights = calendar({ zone: 'UTC', week: [[hours(22, 30)], [hours(5, 8)], [], [], [], [], []], days: [] })
    // Monday 22:00 to Tuesday 6:00, and Tuesday 5:00 to 8:00.
    expect(businessMs(nights, at('2026-03-09T00:00Z'), at('2026-03-16T00:00Z'))).toBe(10 * HOUR)
    const closed = { ...nights, days: [{ day: '2026-03-10' }] }
    expect(businessMs(closed, at('2026-03-10T00:00Z'), at('2026-03-11T00:00Z'))).toBe(6 * HOUR)
    expect(addBusiness(closed, at('2026-03-10T05:30Z'), HOUR)).toBe(at('2026-03-16T22:30Z'))
  })

  it('are as long as they are on the days on which the clock is changed', () => {
    const nights = calendar({ week: everyDay(hours(0, 4)) })
    const day = (text: string) => businessMs(nights, at(`${text}T00:00+01:00`) - 2 * HOUR, at(`${text}T12:00+01:00`))
    expect(day('2026-03-28')).toBe(4 * HOUR)
    // 2:00 becomes 3:00; 3:00 becomes 2:00.
    expect(day('2026-03-29')).toBe(3 * HOUR)
    expect(day('2026-10-25')).toBe(5 * HOUR)
    const inGap = calendar({ week: everyDay({ from: 130, to: 170 }) })
    expect(businessMs(inGap, at('2026-03-29T00:00+01:00'), at('2026-03-30T00:00+02:00'))).toBe(0)
    expect(addBusiness(inGap, at('2026-03-29T00:00+01:00'), MINUTE)).toBe(at('2026-03-30T02:11+02:00'))
    const untilGap = calendar({ week: everyDay({ from: 60, to: 150 }, { from: 150, to: 240 }) })
    expect(businessMs(untilGap, at('2026-03-29T00:00+01:00'), at('2026-03-30T00:00+02:00'))).toBe(2 * HOUR)
  })

  it('of a special day take the place of the week’s', () => {
    const shop = calendar({
      zone: 'Asia/Shanghai',
      days: [
        { day: '2026-10-01', name: '国庆' },
        { day: '2026-10-02', intervals: [hours(10, 12)] },
      ],
    })
    expect(businessMs(shop, at('2026-10-01T00:00+08:00'), at('2026-10-03T00:00+08:00'))).toBe(2 * HOUR)
  })

  it('of a day that a zone left out are none', () => {
    // Samoa went from 29 to 31 December 2011.
    const apia = calendar({ zone: 'Pacific/Apia', week: everyDay(hours(9, 17)) })
    expect(businessMs(apia, at('2011-12-29T00:00-10:00'), at('2012-01-01T00:00+14:00'))).toBe(16 * HOUR)
  })

  it('that never come again let nothing be due', () => {
    const never = calendar({ week: everyDay() })
    expect(addBusiness(never, 0, 1)).toBeUndefined()
    expect(businessMs(never, 0, 1e12)).toBe(0)
    const once = { ...never, days: [{ day: '2026-10-01', intervals: [hours(9, 10)] }] }
    expect(addBusiness(once, at('2026-09-01T00:00Z'), HOUR)).toBe(at('2026-10-01T10:00+02:00'))
    expect(addBusiness(once, at('2026-09-01T00:00Z'), HOUR + 1)).toBeUndefined()
  })

  it('without a calendar are around the clock', () => {
    expect(businessMs(undefined, 5, 12)).toBe(7)
    expect(addBusiness(undefined, 5, 7)).toBe(12)
    expect(businessMs(undefined, 12, 5)).toBe(0)
  })
})

/** Zones with their changes of the clock: by an hour in both directions, by half an hour, at midnight, none. */
const CHANGES = [
  ['Europe/Berlin', '2026-03-29T01:00Z', '2026-10-25T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z', '2026-11-01T06:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z', '2026-10-03T15:30Z'],
  ['America/Asuncion', '2022-10-02T04:00Z', '2023-03-26T03:00Z'],
  ['Asia/Shanghai', '2026-10-01T00:00Z', '2026-02-17T00:00Z'],
  ['Asia/Kathmandu', '2026-05-01T00:00Z', '2026-06-01T00:00Z'],
] as const

/** Cuts of a day in pairs are intervals that do not overlap; the last may reach into the next morning. */
const anyDay = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { maxLength: 6 }).chain((cuts) =>
  fc.record({ into: fc.integer({ min: 0, max: 1440 }), reaches: fc.boolean() }).map(({ into, reaches }) => {
    const sorted = [...cuts].sort((a, b) => a - b)
    const pairs: BusinessInterval[] = []
    for (let i = 0; i + 1 < sorted.length; i += 2) pairs.push({ from: sorted[i], to: sorted[i + 1] })
    const last = sorted.length % 2 === 1 ? sorted[sorted.length - 1] : undefined
    if (last !== undefined) pairs.push({ from: last, to: reaches ? 1440 + into : 1440 })
    return pairs
  }),
)

const anyCase = fc
  .record({
    change: fc.constantFrom(...CHANGES.flatMap(([zone, ...times]) => times.map((time) => [zone, at(time)] as const))),
    week: fc.array(anyDay, { minLength: 7, maxLength: 7 }),
    special: fc.option(fc.record({ after: fc.integer({ min: -2, max: 2 }), intervals: fc.option(anyDay, { nil: undefined }) }), {
      nil: undefined,
    }),
    before: fc.integer({ min: 0, max: 3 * 1440 }),
    first: fc.integer({ min: 0, max: 2 * 1440 }),
    second: fc.integer({ min: 0, max: 2 * 1440 }),
  })
  .map(({ change: [zone, time], week, special, before, first, second }) => {
    const day = new Date(time + (special?.after ?? 0) * 24 * HOUR).toISOString().slice(0, 10)
    const days = special ? [{ day, ...(special.intervals && { intervals: special.intervals }) }] : []
    const from = time - before * MINUTE
    return { calendar: calendar({ zone, week, days }), from, middle: from + first * MINUTE, to: from + (first + second) * MINUTE }
  })

describe('business hours of any calendar', () => {
  it('are those that the clock on the wall shows minute by minute', () => {
    fc.assert(
      fc.property(anyCase, ({ calendar: any, from, to }) => {
        const open = openMinutes(any, from, to)
        expect(businessMs(any, from, to)).toBe(open.filter(Boolean).length * MINUTE)
      }),
      { numRuns: 60 },
    )
  })

  it('add up over any cut, never shrink and are never longer than the time itself', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 90_000 }), ({ calendar: any, from, middle, to }, odd) => {
        const cut = Math.min(to, middle + odd)
        const [left, right, whole] = [businessMs(any, from, cut), businessMs(any, cut, to), businessMs(any, from, to)]
        expect(left + right).toBe(whole)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(whole).toBeLessThanOrEqual(Math.max(0, to - from))
      }),
    )
  })

  it('are taken back by what adds them: the first moment by which so much has passed', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 5 * 24 * 60 * MINUTE }), ({ calendar: any, from }, ms) => {
        const due = addBusiness(any, from, ms)
        if (due === undefined) expect(any.week.every((day) => day.length === 0)).toBe(true)
        else expect([businessMs(any, from, due), businessMs(any, from, due - 1)]).toEqual([ms, ms - 1])
      }),
    )
  })

  it('come later the more there are and the later they begin', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(1e8), fc.nat(1e8), ({ calendar: any, from, to }, ms, more) => {
        const due = addBusiness(any, from, ms) ?? Infinity
        expect(addBusiness(any, from, ms + more) ?? Infinity).toBeGreaterThanOrEqual(due)
        expect(addBusiness(any, to, ms) ?? Infinity).toBeGreaterThanOrEqual(due)
      }),
    )
  })
})
