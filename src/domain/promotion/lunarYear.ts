import { type Day, dayFromCivil } from '~/lib/zone'

/**
 * Years 1900 to 2100 of the Chinese calendar, ten a row: twelve bits from the top are the months (1: of 30 days, else 29), the last four are the month that is
 * doubled (0: none), the bit above all is the length of the doubled one. Computed from new moons and solar terms at 120° east as GB/T 33661-2017 has them
 * (lunar-typescript 1.x, whose ephemeris is Xu Jianwei's), and compared day by day with ICU. ICU errs in twelve of these years, since its moon is a rougher one: 2027 and
 * 2030 among them. Copies of this table that go about have wrong digits in 1933, 1954, 1956, 1978 or 1996.
 */
const YEARS = [
  '04bd8 04ae0 0a570 054d5 0d260 0d950 16554 056a0 09ad0 055d2',
  '04ae0 0a5b6 0a4d0 0d250 1d255 0b540 0d6a0 0ada2 095b0 14977',
  '04970 0a4b0 0b4b5 06a50 06d40 1ab54 02b60 09570 052f2 04970',
  '06566 0d4a0 0ea50 16a95 05ad0 02b60 186e3 092e0 1c8d7 0c950',
  '0d4a0 1d8a6 0b550 056a0 1a5b4 025d0 092d0 0d2b2 0a950 0b557',
  '06ca0 0b550 15355 04da0 0a5b0 14573 052b0 0a9a8 0e950 06aa0',
  '0aea6 0ab50 04b60 0aae4 0a570 05260 0f263 0d950 05b57 056a0',
  '096d0 04dd5 04ad0 0a4d0 0d4d4 0d250 0d558 0b540 0b6a0 195a6',
  '095b0 049b0 0a974 0a4b0 0b27a 06a50 06d40 0af46 0ab60 09570',
  '04af5 04970 064b0 074a3 0ea50 06b58 05ac0 0ab60 096d5 092e0',
  '0c960 0d954 0d4a0 0da50 07552 056a0 0abb7 025d0 092d0 0cab5',
  '0a950 0b4a0 0baa4 0ad50 055d9 04ba0 0a5b0 15176 052b0 0a930',
  '07954 06aa0 0ad50 05b52 04b60 0a6e6 0a4e0 0d260 0ea65 0d530',
  '05aa0 076a3 096d0 04afb 04ad0 0a4d0 1d0b6 0d250 0d520 0dd45',
  '0b5a0 056d0 055b2 049b0 0a577 0a4b0 0aa50 1b255 06d20 0ada0',
  '14b63 09370 049f8 04970 064b0 168a6 0ea50 06b20 1a6c4 0aae0',
  '092e0 0d2e3 0c960 0d557 0d4a0 0da50 05d55 056a0 0a6d0 055d4',
  '052d0 0a9b8 0a950 0b4a0 0b6a6 0ad50 055a0 0aba4 0a5b0 052b0',
  '0b273 06930 07337 06aa0 0ad50 14b55 04b60 0a570 054e4 0d160',
  '0e968 0d520 0daa0 16aa6 056d0 04ae0 0a9d4 0a2d0 0d150 0f252',
  '0d520',
]
  .join(' ')
  .split(' ')
  .map((hex) => parseInt(hex, 16))

export const FIRST_LUNAR_YEAR = 1900
export const LAST_LUNAR_YEAR = FIRST_LUNAR_YEAR + YEARS.length - 1

const monthDays = (bits: number, month: number): number => ((bits >> (16 - month)) & 1 ? 30 : 29)

const doubledMonth = (bits: number): number => bits & 15

const doubledDays = (bits: number): number => (doubledMonth(bits) === 0 ? 0 : bits >> 16 ? 30 : 29)

function daysBefore(bits: number, month: number): number {
  let days = 0
  for (let each = 1; each < month; each++) days += monthDays(bits, each) + (doubledMonth(bits) === each ? doubledDays(bits) : 0)
  return days
}

/** First days of the years, and of the one after the last. */
const STARTS = YEARS.reduce((starts, bits, i) => [...starts, starts[i] + daysBefore(bits, 13)], [dayFromCivil(FIRST_LUNAR_YEAR, 1, 31)])

/** The day of a date of the Chinese calendar, of the first where the month is doubled: feasts lie there. undefined outside 1900 to 2100. */
export function lunarDay(year: number, month: number, day: number): Day | undefined {
  const bits = YEARS[year - FIRST_LUNAR_YEAR]
  return bits === undefined ? undefined : STARTS[year - FIRST_LUNAR_YEAR] + daysBefore(bits, month) + day - 1
}
