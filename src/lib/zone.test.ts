import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { addMonths, civilOf, dayFromCivil, formatDay, isZone, parseDay, startOfMonth, startOfWeek, weekdayOf, zoneOf } from './zone'
import { runs } from '../../tests/runs'

const ZONES = [
  'UTC',
  'Europe/London',
  'America/New_York',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'America/Havana',
  'Asia/Tehran',
  'America/St_Johns',
  'Pacific/Kiritimati',
  'Etc/GMT+12',
  'Etc/GMT-14',
  'Antarctica/Troll',
]
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** 1970 to 2037, to the second: before it some zones kept local mean time. */
const instant = fc.integer({ min: 0, max: 2_145_916_800 }).map((second) => second * 1000)
/** Near the changes of the clock of many zones, where mistakes live. */
const nearChange = fc
  .tuple(
    fc.integer({ min: 1975, max: 2036 }),
    fc.constantFrom([2, 24], [3, 1], [3, 8], [9, 1], [9, 24], [10, 1], [11, 29]),
    fc.integer({ min: 0, max: 14 * 24 * 60 }),
  )
  .map(([year, [month, day], minute]) => Date.UTC(year, month, day) + minute * 60_000)
const anyInstant = fc.oneof(instant, nearChange)
const zoneName = fc.constantFrom(...ZONES)

const formatters = new Map<string, Intl.DateTimeFormat>()
/** What Intl says the wall clock shows, as ms of UTC. */
function intlWall(name: string, at: number): number {
  const formatter =
    formatters.get(name) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: name,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  formatters.set(name, formatter)
  return Date.parse(`${formatter.format(at).replace(' ', 'T')}Z`)
}

describe('a zone', () => {
  test('shows the wall clock that Intl shows', () => {
    fc.assert(
      fc.property(zoneName, fc.array(anyInstant, { minLength: 1, maxLength: 4 }), (name, instants) => {
        const zone = zoneOf(name)
        for (const at of instants) {
          expect(at + zone.offsetAt(at)).toBe(intlWall(name, at))
          expect(zone.dayOf(at)).toBe(Math.floor(intlWall(name, at) / DAY))
        }
      }),
      { numRuns: runs(1000) },
    )
  })

  test('a day begins at the first instant that is on it', () => {
    fc.assert(
      fc.property(zoneName, anyInstant, (name, at) => {
        const zone = zoneOf(name)
        const day = zone.dayOf(at)
        const start = zone.startOfDay(day)
        expect(start).toBeLessThanOrEqual(at)
        expect(zone.dayOf(start)).toBe(day)
        expect(zone.dayOf(start - 1000)).toBeLessThan(day)
      }),
      { numRuns: runs(1000) },
    )
  })

  test('a wall clock that exists is found again, the earlier of two', () => {
    fc.assert(
      fc.property(zoneName, anyInstant, (name, at) => {
        const zone = zoneOf(name)
        const wall = at + zone.offsetAt(at)
        const found = zone.fromWall(wall)
        expect(found + zone.offsetAt(found)).toBe(wall)
        expect(found).toBeLessThanOrEqual(at)
      }),
      { numRuns: runs(1000) },
    )
  })

  test('shows the same where the browser has Temporal', async () => {
    const asked = vi.fn<(name: string) => void>()
    /** Of Intl, since Node has none of its own. */
    class ZonedDateTime {
      readonly offsetNanoseconds: number
      constructor(at: number, name: string) {
        asked(name)
        this.offsetNanoseconds = (intlWall(name, at) - at) * 1e6
      }
    }
    const fromEpochMilliseconds = (at: number) => ({ toZonedDateTimeISO: (name: string) => new ZonedDateTime(at, name) })
    vi.stubGlobal('Temporal', { Instant: { fromEpochMilliseconds } })
    vi.resetModules()
    const fresh = await import('./zone')
    fc.assert(
      fc.property(zoneName, anyInstant, (name, at) => {
        const [zone, other] = [fresh.zoneOf(name), zoneOf(name)]
        expect(zone.offsetAt(at)).toBe(other.offsetAt(at))
        expect(zone.startOfDay(zone.dayOf(at))).toBe(other.startOfDay(other.dayOf(at)))
      }),
      { numRuns: runs(300) },
    )
    expect(asked).toHaveBeenCalledWith('UTC')
    expect([fresh.isZone('Mars/Phobos'), fresh.isZone('Asia/Tokyo')]).toEqual([false, true])
    vi.unstubAllGlobals()
  })

  test('an hour that happens twice is the earlier one', () => {
    expect(zoneOf('Europe/London').fromWall(Date.UTC(2011, 9, 30, 1, 30))).toBe(Date.UTC(2011, 9, 30, 0, 30))
    expect(zoneOf('America/New_York').fromWall(Date.UTC(2024, 10, 3, 1, 30))).toBe(Date.UTC(2024, 10, 3, 5, 30))
    expect(zoneOf('Australia/Lord_Howe').fromWall(Date.UTC(2024, 3, 7, 1, 45))).toBe(Date.UTC(2024, 3, 6, 14, 45))
  })

  test('an hour that is skipped moves on by the gap', () => {
    expect(zoneOf('Europe/London').fromWall(Date.UTC(2011, 2, 27, 1, 30))).toBe(Date.UTC(2011, 2, 27, 1, 30))
    expect(zoneOf('America/New_York').fromWall(Date.UTC(2024, 2, 10, 2, 30))).toBe(Date.UTC(2024, 2, 10, 7, 30))
    // Half an hour: 02:15 becomes 02:45.
    expect(zoneOf('Australia/Lord_Howe').fromWall(Date.UTC(2024, 9, 6, 2, 15))).toBe(Date.UTC(2024, 9, 6, 2, 45) - 11 * HOUR)
  })

  test('a day whose midnight is skipped begins at the change', () => {
    const saoPaulo = zoneOf('America/Sao_Paulo')
    expect(saoPaulo.startOfDay(dayFromCivil(2018, 11, 4))).toBe(Date.UTC(2018, 10, 4, 3))
    const cairo = zoneOf('Africa/Cairo')
    expect(cairo.startOfDay(dayFromCivil(2024, 4, 26))).toBe(Date.UTC(2024, 3, 25, 22))
  })

  test('a day that never was is empty: it begins where the next one does', () => {
    const apia = zoneOf('Pacific/Apia')
    const skipped = dayFromCivil(2011, 12, 30)
    expect(apia.startOfDay(skipped)).toBe(apia.startOfDay(skipped + 1))
    expect(apia.startOfDay(skipped + 1)).toBe(Date.UTC(2011, 11, 30, 10))
    expect(apia.dayOf(Date.UTC(2011, 11, 30, 10) - 1)).toBe(skipped - 1)
    expect(apia.startOfDay(skipped)).toBeGreaterThan(apia.startOfDay(skipped - 1))
  })

  test('fourteen hours either way', () => {
    const day = dayFromCivil(2024, 6, 1)
    expect(zoneOf('Pacific/Kiritimati').startOfDay(day)).toBe(Date.UTC(2024, 4, 31, 10))
    expect(zoneOf('Etc/GMT+12').startOfDay(day)).toBe(Date.UTC(2024, 5, 1, 12))
  })

  test('a name that the browser does not know is refused', () => {
    expect(isZone('Europe/Lundon')).toBe(false)
    expect(isZone('Asia/Shanghai')).toBe(true)
    expect(() => zoneOf('Europe/Lundon')).toThrow(RangeError)
  })
})

describe('the calendar', () => {
  const day = fc.integer({ min: -200_000, max: 200_000 })

  test('a day is its date, and its text', () => {
    fc.assert(
      fc.property(day, (at) => {
        const { year, month, day: date } = civilOf(at)
        expect(dayFromCivil(year, month, date)).toBe(at)
        if (year >= 1000 && year <= 9999) expect(parseDay(formatDay(at))).toBe(at)
      }),
    )
  })

  test('no date of the calendar, no day', () => {
    for (const text of ['2023-02-29', '2023-13-01', '2023-00-10', '2023-1-1', '', '2023-01-32', ' 2023-01-01'])
      expect([text, parseDay(text)]).toEqual([text, undefined])
    expect(parseDay('2024-02-29')).toBe(dayFromCivil(2024, 2, 29))
  })

  test('weeks begin on Monday, months on the first', () => {
    expect(weekdayOf(dayFromCivil(2024, 1, 1))).toBe(1)
    expect(weekdayOf(dayFromCivil(1969, 12, 28))).toBe(7)
    fc.assert(
      fc.property(day, (at) => {
        expect(weekdayOf(startOfWeek(at))).toBe(1)
        expect(at - startOfWeek(at)).toBe(weekdayOf(at) - 1)
        expect(civilOf(startOfMonth(at))).toEqual({ ...civilOf(at), day: 1 })
      }),
    )
  })

  test('months are counted from their first day, over years', () => {
    expect(formatDay(addMonths(dayFromCivil(2023, 12, 31), 2))).toBe('2024-02-01')
    expect(formatDay(addMonths(dayFromCivil(2024, 1, 31), -1))).toBe('2023-12-01')
  })
})
