import { describe, expect, it } from 'vitest'
import type { BusinessInterval } from '~/domain/desk'
import { defaultDesk } from '~/domain/deskDefaults'
import { areIntervals } from '~/domain/sla/checkDesk'
import { parseDay } from '~/lib/zone'
import { clockText, minutesOf, nextInterval, sharesOf, stretchesOf, weekMinutes, withDays, withFrom, withStretch, withTo } from './hours'

const day = (text: string) => parseDay(text) ?? 0

describe('hours that are typed', () => {
  it('go past midnight where they end before they begin', () => {
    const shift = withTo({ from: 22 * 60, to: 23 * 60 }, 6 * 60)
    expect(shift).toEqual({ from: 1320, to: 1800 })
    expect([clockText(shift.from), clockText(shift.to)]).toEqual(['22:00', '06:00'])
    expect(withFrom(shift, 5 * 60)).toEqual({ from: 300, to: 360 })
    expect(withTo({ from: 540, to: 600 }, 0)).toEqual({ from: 540, to: 1440 })
    expect(withTo({ from: 0, to: 60 }, 0)).toEqual({ from: 0, to: 1440 })
  })

  it('are read as people write them', () => {
    expect(['9', '09:30', '930', '2115', '21：00', '24:00', '0'].map(minutesOf)).toEqual([540, 570, 570, 1275, 1260, 0, 0])
    expect(['', '25', '24:30', '9:7', '9:60', 'nine', '9-18'].map(minutesOf)).toEqual(Array.from({ length: 7 }, () => undefined))
  })

  it('that are added fit behind those that are there', () => {
    let intervals: BusinessInterval[] = []
    for (let i = 0; i < 3; i++) {
      intervals = [...intervals, nextInterval(intervals)]
      expect(areIntervals(intervals)).toBe(true)
    }
  })

  it('are drawn on the bar of the day on which they are', () => {
    expect(sharesOf([{ from: 720, to: 1800 }], [{ from: 1320, to: 1800 }])).toEqual([
      { from: 0, to: 0.25 },
      { from: 0.5, to: 1 },
    ])
  })

  it('are as many a week as stand there', () => {
    expect(weekMinutes(defaultDesk('en', 'UTC').calendars[0])).toBe(40 * 60)
  })
})

describe('special days', () => {
  const [calendar] = defaultDesk('zh', 'Asia/Shanghai').calendars

  it('come as a stretch, in order, each once', () => {
    const days = withDays(
      { ...calendar, days: [{ day: '2026-10-02', intervals: [] }, { day: '2026-01-01' }] },
      day('2026-09-30'),
      day('2026-10-02'),
      '国庆',
    )
    expect(days).toEqual([
      { day: '2026-01-01' },
      { day: '2026-09-30', name: '国庆' },
      { day: '2026-10-01', name: '国庆' },
      { day: '2026-10-02', name: '国庆' },
    ])
  })

  it('in a row that are alike are one stretch, changed and removed together', () => {
    const days = withDays(calendar, day('2026-10-01'), day('2026-10-03'), '国庆')
    const all = {
      ...calendar,
      days: [...days, { day: '2026-10-04', name: '国庆', intervals: [{ from: 600, to: 960 }] }, { day: '2027-01-01' }],
    }
    const stretches = stretchesOf(all)
    expect(stretches.map(({ first, last, name }) => [last - first + 1, name])).toEqual([
      [3, '国庆'],
      [1, '国庆'],
      [1, ''],
    ])
    expect(stretchesOf({ days: withStretch(all, stretches[0], { intervals: [{ from: 600, to: 960 }] }) })).toMatchObject([
      { first: day('2026-10-01'), last: day('2026-10-04') },
      { first: day('2027-01-01') },
    ])
    expect(withStretch(all, stretches[0], 'gone').map((each) => each.day)).toEqual(['2026-10-04', '2027-01-01'])
  })
})
