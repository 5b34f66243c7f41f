import { type Day, civilOf, dayFromCivil, weekdayOf } from '~/lib/zone'
import { FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR, lunarDay } from './lunarYear'

/** Whose retail year: feasts of one name lie on other days elsewhere. */
export const MARKETS = ['cn', 'us', 'uk'] as const
export type Market = (typeof MARKETS)[number]

export const FEASTS = [
  'newYear',
  'nianhuo',
  'springFestival',
  'valentines',
  'womensDay',
  'mothersDay',
  'easter',
  'qingming',
  'labourDay',
  'five20',
  'memorialDay',
  'six18',
  'dragonBoat',
  'fathersDay',
  'qixi',
  'laborDay',
  'nineNine',
  'midAutumn',
  'nationalDay',
  'double11',
  'thanksgiving',
  'blackFriday',
  'cyberMonday',
  'double12',
  'christmas',
] as const
export type Feast = (typeof FEASTS)[number]

/** When shops sell for it, half-open, and the day that it is about. */
interface Season {
  from: Day
  day: Day
  to: Day
}

export interface FeastSeason extends Season {
  feast: Feast
  market: Market
}

export const FIRST_YEAR = FIRST_LUNAR_YEAR
export const LAST_YEAR = LAST_LUNAR_YEAR

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterOf(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const rest = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451)
  const place = epact + sunday - 7 * late + 114
  return dayFromCivil(year, Math.floor(place / 31), (place % 31) + 1)
}

/** The nth weekday of a month (1 Monday … 7 Sunday). */
export function nthWeekday(year: number, month: number, weekday: number, n: number): Day {
  const first = dayFromCivil(year, month, 1)
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1)
}

const lastWeekday = (year: number, month: number, weekday: number): Day => {
  const last = dayFromCivil(year, month + 1, 1) - 1
  return last - ((weekdayOf(last) - weekday + 7) % 7)
}

/** 春节, the first day of the Chinese year that begins in this one. */
export const lunarNewYear = (year: number): Day | undefined => lunarDay(year, 1, 1)

/** 清明: the sun at 15°. Mean years from 1900 on, less the leap days that have been; compared with the true sun in the tests. */
export function qingmingOf(year: number): Day {
  const leapDays = Math.floor((year - 1900) / 4) - (year >= 2100 ? 1 : 0)
  return dayFromCivil(year, 4, Math.floor((year - 1900) * 0.2422 + 5.59) - leapDays)
}

const around = (day: Day | undefined, before: number, after: number): Season | undefined =>
  day === undefined ? undefined : { from: day - before, day, to: day + after + 1 }

const yearly =
  (month: number, day: number, before: number, after = 0) =>
  (year: number): Season | undefined =>
    around(dayFromCivil(year, month, day), before, after)

type Seasons = Partial<Record<Market, (year: number) => Season | undefined>>

const everywhere = (season: (year: number) => Season | undefined): Seasons => ({ cn: season, us: season, uk: season })

/** Shops sell for the New Year from three weeks and a half before it until parcels rest. */
function stockingUp(year: number): Season | undefined {
  const day = lunarNewYear(year)
  return day === undefined ? undefined : { from: day - 24, day: day - 24, to: day - 10 }
}

const thanksgivingOf = (year: number): Day => nthWeekday(year, 11, 4, 4)

/** Seasons are what platforms and shops make of a feast as a rule; what stands on a date is the date alone. */
const SEASONS: Record<Feast, Seasons> = {
  newYear: everywhere(yearly(1, 1, 1, 2)),
  nianhuo: { cn: stockingUp },
  springFestival: { cn: (year) => around(lunarDay(year, 1, 1), 1, 6) },
  valentines: everywhere(yearly(2, 14, 6)),
  womensDay: { cn: yearly(3, 8, 3) },
  mothersDay: {
    cn: (year) => around(nthWeekday(year, 5, 7, 2), 9, 0),
    us: (year) => around(nthWeekday(year, 5, 7, 2), 9, 0),
    // Mothering Sunday, the fourth of Lent.
    uk: (year) => around(easterOf(year) - 21, 9, 0),
  },
  easter: { us: (year) => around(easterOf(year), 9, 0), uk: (year) => around(easterOf(year), 9, 1) },
  qingming: { cn: (year) => around(qingmingOf(year), 1, 1) },
  labourDay: { cn: yearly(5, 1, 0, 4) },
  five20: { cn: yearly(5, 20, 2) },
  memorialDay: { us: (year) => around(lastWeekday(year, 5, 1), 3, 0) },
  six18: { cn: yearly(6, 18, 17) },
  dragonBoat: { cn: (year) => around(lunarDay(year, 5, 5), 6, 0) },
  fathersDay: everywhere((year) => around(nthWeekday(year, 6, 7, 3), 9, 0)),
  qixi: { cn: (year) => around(lunarDay(year, 7, 7), 5, 0) },
  laborDay: { us: (year) => around(nthWeekday(year, 9, 1, 1), 3, 0) },
  nineNine: { cn: yearly(9, 9, 2) },
  midAutumn: { cn: (year) => around(lunarDay(year, 8, 15), 10, 0) },
  nationalDay: { cn: yearly(10, 1, 0, 6) },
  double11: { cn: yearly(11, 11, 11) },
  thanksgiving: { us: (year) => around(thanksgivingOf(year), 3, 0) },
  blackFriday: { us: (year) => around(thanksgivingOf(year) + 1, 0, 2), uk: (year) => around(thanksgivingOf(year) + 1, 4, 2) },
  cyberMonday: { us: (year) => around(thanksgivingOf(year) + 4, 0, 0), uk: (year) => around(thanksgivingOf(year) + 4, 0, 0) },
  double12: { cn: yearly(12, 12, 2) },
  christmas: { us: yearly(12, 25, 24), uk: yearly(12, 25, 24) },
}

/** A feast's season of a year; undefined where the market has none, or outside 1900 to 2100. */
export function seasonOf(feast: Feast, market: Market, year: number): FeastSeason | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined
  const season = SEASONS[feast][market]?.(year)
  return season && { feast, market, ...season }
}

/** Seasons that have a day in [from, to), by their day; what two markets have on one day comes once, as the first one's. */
export function seasonsIn(from: Day, to: Day, markets: readonly Market[]): FeastSeason[] {
  const found = new Map<string, FeastSeason>()
  // 年货节 may begin in the year before, and no season lasts longer.
  for (let year = civilOf(from).year; year <= civilOf(to).year + 1; year++) {
    for (const market of markets) {
      for (const feast of FEASTS) {
        const season = seasonOf(feast, market, year)
        const name = `${feast}/${season?.day}`
        if (season && season.from < to && season.to > from && !found.has(name)) found.set(name, season)
      }
    }
  }
  return [...found.values()].sort((a, b) => a.day - b.day || FEASTS.indexOf(a.feast) - FEASTS.indexOf(b.feast))
}

/** Of the days that either has, the share that both have. */
const overlap = (one: { from: Day; to: Day }, other: { from: Day; to: Day }): number =>
  Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from)) / (Math.max(one.to, other.to) - Math.min(one.from, other.from))

/** Which feast days [from, to) are for: the one whose day is among them and whose season is most like them; undefined: none. */
export function feastOf(from: Day, to: Day, markets: readonly Market[]): FeastSeason | undefined {
  const within = seasonsIn(from, to, markets).filter(({ day }) => day >= from && day < to)
  return within.toSorted((a, b) => overlap(b, { from, to }) - overlap(a, { from, to })).at(0)
}

/** As many days of a year before that lie to the same feast as these do; where they are for none, the same weekdays 52 weeks before. */
export function sameSeasonBefore(from: Day, to: Day, markets: readonly Market[]): { feast?: Feast; from: Day; to: Day } {
  const season = feastOf(from, to, markets)
  const before = season && seasonOf(season.feast, season.market, civilOf(season.day).year - 1)
  if (!season || !before) return { from: from - 364, to: to - 364 }
  return { feast: season.feast, from: from - season.day + before.day, to: to - season.day + before.day }
}

/** The retail years of a shop: its own first, then that of the other side. */
export function marketsOf({ currency, zone }: { currency: string; zone: string }): [home: Market, abroad: Market] {
  if (currency === 'CNY') return ['cn', 'us']
  return [currency === 'GBP' || zone === 'Europe/London' ? 'uk' : 'us', 'cn']
}
