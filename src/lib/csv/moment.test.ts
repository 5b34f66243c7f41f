import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zoneOf } from '~/lib/zone'
import { DayClock, type DateOrder, guessDateOrder, likelyDateOrder, parseMoment, parseMomentText } from './moment'
import { runs } from '../../../tests/runs'

const parse = (text: string, zone = 'UTC', order: DateOrder = 'ymd'): string => {
  const bytes = new TextEncoder().encode(text)
  const at = parseMoment(bytes, 0, bytes.length, zoneOf(zone), order)
  return Number.isFinite(at) ? new Date(at).toISOString() : String(at)
}

describe('instants from bytes', () => {
  it.each([
    ['2011-12-09 08:26:00', '2011-12-09T08:26:00.000Z'],
    ['2011/12/9 8:26', '2011-12-09T08:26:00.000Z'],
    ['2011-12-09', '2011-12-09T00:00:00.000Z'],
    ['2011-12-09T08:26:00.120Z', '2011-12-09T08:26:00.120Z'],
    ['2026-03-12 09:14:02 +0000', '2026-03-12T09:14:02.000Z'],
    ['2026-03-12 09:14:02 -0500', '2026-03-12T14:14:02.000Z'],
    ['2026-03-12T09:14+08:00', '2026-03-12T01:14:00.000Z'],
    ['2011年12月9日 8时26分', '2011-12-09T08:26:00.000Z'],
    ['Jul-21-25', '2025-07-21T00:00:00.000Z'],
    ['9 December 2011 8:26 pm', '2011-12-09T20:26:00.000Z'],
    ['Dec 9, 2011 12:05 AM', '2011-12-09T00:05:00.000Z'],
    ['20111209082600', '2011-12-09T08:26:00.000Z'],
    ["\t'2011-12-09 08:26:00", '2011-12-09T08:26:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2020/2/21 下午3:05', '2020-02-21T15:05:00.000Z'],
    ['2026-03-05 10:00:00 UTC+08:00', '2026-03-05T02:00:00.000Z'],
    ['2026-03-05 10:00:00 GMT+8', '2026-03-05T02:00:00.000Z'],
    ['2026-03-05T10:00:00+08', '2026-03-05T02:00:00.000Z'],
    ['2026-03-05 02:00:00.123456+00:00', '2026-03-05T02:00:00.123Z'],
    ['Mar 1, 2026 12:05:33 AM PST', '2026-03-01T08:05:33.000Z'],
    ['Mar 9, 2026 1:05:33 PM PDT', '2026-03-09T20:05:33.000Z'],
    ['Thu Mar 05 2026 10:00:00 GMT+0800 (China Standard Time)', '2026-03-05T02:00:00.000Z'],
    ['1772715900', '2026-03-05T13:05:00.000Z'],
    ['1772715900000', '2026-03-05T13:05:00.000Z'],
    ['1772715900000000', '2026-03-05T13:05:00.000Z'],
    ['46086', '2026-03-05T00:00:00.000Z'],
    ['46086.545138888891', '2026-03-05T13:05:00.000Z'],
  ])('%s', (text, iso) => expect(parse(text)).toBe(iso))

  it.each([[''], ['-'], ['0000-00-00 00:00:00']])('%j is none', (text) => expect(parse(text)).toBe('NaN'))
  it.each([
    ['2011-02-30'],
    ['2023-02-29 10:00'],
    ['2011-13-01'],
    ['yesterday'],
    ['2011-12-09 25:00'],
    ['12'],
    ['99999'],
    ['12345'],
    ['Mar 5, 2026 1:05 PM IST'],
    ['1'.repeat(500)],
  ])('%j is refused', (text) => expect(parse(text)).toBe('Infinity'))

  it('day and month change places by the rule', () => {
    expect([parse('03/04/2011', 'UTC', 'dmy'), parse('03/04/2011', 'UTC', 'mdy'), parse('03.04.11 7:00', 'UTC', 'dmy')]).toEqual([
      '2011-04-03T00:00:00.000Z',
      '2011-03-04T00:00:00.000Z',
      '2011-04-03T07:00:00.000Z',
    ])
  })

  it('a wall clock is of its zone, in summer too', () => {
    expect([parse('2011-07-01 10:00:00', 'Europe/London'), parse('2020-02-21 00:00:00', 'Asia/Shanghai')]).toEqual([
      '2011-07-01T09:00:00.000Z',
      '2020-02-20T16:00:00.000Z',
    ])
  })

  it('the kept offset of a day gives what the zone gives', () => {
    for (const name of ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Sao_Paulo']) {
      const zone = zoneOf(name)
      const clock = new DayClock(zone)
      fc.assert(
        fc.property(fc.integer({ min: Date.UTC(2008, 0), max: Date.UTC(2013, 0) }), (wall) => clock.fromWall(wall) === zone.fromWall(wall)),
        { numRuns: runs(60) },
      )
    }
  })

  it('reads back what it is told, in every way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), (seconds) => {
        const at = seconds * 1000
        const iso = new Date(at).toISOString()
        for (const text of [iso, iso.slice(0, 19).replace('T', ' '), `${iso.slice(0, 19)} +0000`]) {
          const bytes = new TextEncoder().encode(text)
          expect(parseMoment(bytes, 0, bytes.length, zoneOf('UTC'), 'ymd')).toBe(at)
          expect(parseMomentText(text, zoneOf('UTC'), 'ymd')).toBe(at)
        }
      }),
    )
  })

  it('guesses the order of day and month where one date tells', () => {
    expect([
      guessDateOrder(['01/02/2011', '25/02/2011']),
      guessDateOrder(['01/25/2011']),
      guessDateOrder(['01/02/2011']),
      guessDateOrder(['2011-01-02']),
    ]).toEqual(['dmy', 'mdy', undefined, 'ymd'])
  })
})

describe('days that could be months', () => {
  const now = Date.UTC(2026, 10, 20)
  it.each([
    ['half days are American', ['3/5/26 1:05 PM', '4/6/26 9:05 AM'], 'mdy'],
    ['what lies ahead has not been ordered', ['12/03/2026', '12/04/2026'], 'dmy'],
    ['a run of days is one month, not one day of many', ['3/1/26', '3/2/26', '3/3/26', '3/4/26'], 'mdy'],
    ['and the same the other way', ['01/03/26', '02/03/26', '03/03/26', '04/03/26'], 'dmy'],
    ['else the day comes first', ['05/03/2026'], 'dmy'],
  ])('%s', (_, texts, order) => expect(likelyDateOrder(texts, now)).toBe(order))
})
