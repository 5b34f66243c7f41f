import { minorDigits, scaleOf, toDecimal, type Amount, type Currency } from '~/domain/money'
import { numberText, shortNumberText, trueMinus } from '~/lib/numberText'
import type { Day, Instant } from '~/lib/zone'

export interface FormatOptions {
  /** BCP 47, from localeOf(language). */
  locale: string
  /** The shop's IANA zone: instants are shown in it. */
  zone: string
  /** The shop's currency, where a call names none. */
  currency: Currency
}

/** Numbers, money and time as text, by locale. Every figure on a screen goes through this; show it with class zg-num for tabular figures. */
export interface Format {
  /** A decimal number of the currency, rounded to its minor unit: £10,666,684.54 */
  money(value: number, currency?: Currency): string
  /** Where space is short: £1067万, £10.67M. Show the full figure in a tooltip. */
  moneyShort(value: number, currency?: Currency): string
  /** A stored integer amount, rounded to the minor unit. */
  amount(amount: Amount, currency: Currency): string
  /** A unit price, exact: as many decimals as it has. */
  price(amount: Amount, currency: Currency): string
  count(value: number): string
  /** 1067万, 10.67M */
  countShort(value: number): string
  /** A ratio as percent: 0.643154 → 64.32 % with digits 2. */
  percent(ratio: number, digits?: number): string
  /** A change as percent, with its sign: +3.2 %, −0.4 %. */
  change(ratio: number): string
  /** Size of a file. */
  bytes(count: number): string
  /** The day of the shop's calendar: 2011年12月9日, 9 Dec 2011. */
  day(day: Day): string
  /** 12月9日, 9 Dec: without the year. */
  dayShort(day: Day): string
  /** Both days counted in, with the year where it is not this one: Oct 24 – Nov 22, 2011/10/24 – 2011/11/22. */
  daysShort(first: Day, last: Day): string
  month(day: Day): string
  /** An instant as a day and minute in the shop's zone. */
  time(at: Instant): string
  /** An instant as a day in the shop's zone. */
  date(at: Instant): string
  /** For columns, with time() in the tooltip: 11/22 12:30, Nov 22, 12:30; of another year 2025/11/22 12:30. */
  timeShort(at: Instant): string
  /** For columns: 11/22, Nov 22; of another year 2025/11/22, Nov 22, 2025. */
  dateShort(at: Instant): string
  /** The zone by name and its offset at that instant: Europe/London (GMT+1). */
  zoneName(at?: Instant): string
}

const DAY_MS = 86_400_000

/** The symbol's plain form of a currency, also where Intl does not know the code. */
const moneyOptions = (currency: Currency, digits: Intl.NumberFormatOptions): Intl.NumberFormatOptions => ({
  style: 'currency',
  currency,
  currencyDisplay: 'narrowSymbol',
  ...digits,
})

/** Below this short writing saves nothing. */
const SHORT_FROM = 10_000
const SHORT: Intl.NumberFormatOptions = { maximumSignificantDigits: 4 }

/** Made when it is first wanted: what Intl makes takes a slow processor milliseconds each. */
function later<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

export function makeFormat({ locale, zone, currency: shopCurrency }: FormatOptions): Format {
  const moneys = new Map<string, Intl.NumberFormat>()
  const money = (currency: Currency, most = minorDigits(currency)) => {
    const key = currency + most
    const known = moneys.get(key)
    if (known) return known
    const made = numberText(locale, moneyOptions(currency, { minimumFractionDigits: minorDigits(currency), maximumFractionDigits: most }))
    moneys.set(key, made)
    return made
  }
  const number = numberText(locale)
  const percent = (digits: number) => numberText(locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits })
  const change = later(() =>
    numberText(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
  )
  const dates = (options: Intl.DateTimeFormatOptions, timeZone: string) =>
    later(() => new Intl.DateTimeFormat(locale, { ...options, timeZone }))
  const short = dates({ month: 'short', day: 'numeric' }, 'UTC')
  const long = dates({ year: 'numeric', month: 'short', day: 'numeric' }, 'UTC')
  const month = dates({ year: 'numeric', month: 'short' }, 'UTC')
  const date = dates({ year: 'numeric', month: 'short', day: 'numeric' }, zone)
  const time = dates({ year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, zone)
  const minute: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  const thisYear: Intl.DateTimeFormatOptions = {
    month: locale.startsWith('zh') ? '2-digit' : 'short',
    day: locale.startsWith('zh') ? '2-digit' : 'numeric',
  }
  const otherYear: Intl.DateTimeFormatOptions = { ...thisYear, year: 'numeric' }
  const year = dates({ year: 'numeric' }, zone)
  const yearOfDay = dates({ year: 'numeric' }, 'UTC')
  const isThisYear = (day: Day) => yearOfDay().format(day * DAY_MS) === year().format(Date.now())
  const shorts = {
    date: [dates(thisYear, zone), dates(otherYear, zone)],
    time: [dates({ ...thisYear, ...minute }, zone), dates({ ...otherYear, ...minute }, zone)],
  } as const
  const inShort = (kind: 'date' | 'time', at: Instant) => shorts[kind][year().format(at) === year().format(Date.now()) ? 0 : 1]().format(at)
  const offset = dates({ timeZoneName: 'shortOffset' }, zone)

  return {
    money: (value, currency = shopCurrency) => trueMinus(money(currency).format(value)),
    moneyShort: (value, currency = shopCurrency) =>
      trueMinus((Math.abs(value) < SHORT_FROM ? money(currency) : shortNumberText(locale, moneyOptions(currency, SHORT))).format(value)),
    amount: (amount, currency) => trueMinus(money(currency).format(toDecimal(amount, currency))),
    price: (amount, currency) => trueMinus(money(currency, scaleOf(currency)).format(toDecimal(amount, currency))),
    count: (value) => trueMinus(number.format(value)),
    countShort: (value) => trueMinus((Math.abs(value) < SHORT_FROM ? number : shortNumberText(locale, SHORT)).format(value)),
    percent: (ratio, digits = 1) => trueMinus(percent(digits).format(ratio)),
    change: (ratio) => trueMinus(change().format(ratio)),
    bytes: (count) => {
      const units = ['B', 'kB', 'MB', 'GB', 'TB']
      const power = count < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(count) / Math.log(1000)))
      return `${numberText(locale, { maximumSignificantDigits: 3 }).format(count / 1000 ** power)} ${units[power]}`
    },
    day: (day) => long().format(day * DAY_MS),
    dayShort: (day) => short().format(day * DAY_MS),
    daysShort: (first, last) => (isThisYear(first) && isThisYear(last) ? short() : long()).formatRange(first * DAY_MS, last * DAY_MS),
    month: (day) => month().format(day * DAY_MS),
    time: (at) => time().format(at),
    date: (at) => date().format(at),
    timeShort: (at) => inShort('time', at),
    dateShort: (at) => inShort('date', at),
    zoneName: (at = Date.now()) => {
      const shift = offset()
        .formatToParts(at)
        .find((part) => part.type === 'timeZoneName')?.value
      return !shift || shift === zone ? zone : `${zone} (${shift})`
    },
  }
}
