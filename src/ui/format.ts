import { minorDigits, scaleOf, toDecimal, type Amount, type Currency } from '~/domain/money'
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
function moneyFormatter(locale: string, currency: Currency, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...options })
}

export function makeFormat({ locale, zone, currency: shopCurrency }: FormatOptions): Format {
  // British short forms are written k and m; the trade writes K and M.
  const shortLocale = locale.startsWith('en') ? 'en-US' : locale
  const monies = new Map<string, Intl.NumberFormat>()
  const money = (kind: 'full' | 'short' | 'exact', currency: Currency) => {
    const key = `${kind} ${currency}`
    let formatter = monies.get(key)
    if (!formatter) {
      const digits = minorDigits(currency)
      formatter = moneyFormatter(
        kind === 'short' ? shortLocale : locale,
        currency,
        kind === 'short'
          ? { notation: 'compact', maximumSignificantDigits: 4 }
          : { minimumFractionDigits: digits, maximumFractionDigits: kind === 'exact' ? scaleOf(currency) : digits },
      )
      monies.set(key, formatter)
    }
    return formatter
  }
  const number = new Intl.NumberFormat(locale)
  const compact = new Intl.NumberFormat(shortLocale, { notation: 'compact', maximumSignificantDigits: 4 })
  const percents = new Map<number, Intl.NumberFormat>()
  const percent = (digits: number) => {
    let formatter = percents.get(digits)
    if (!formatter) {
      formatter = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits })
      percents.set(digits, formatter)
    }
    return formatter
  }
  const change = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  const dates = (options: Intl.DateTimeFormatOptions, timeZone: string) => new Intl.DateTimeFormat(locale, { ...options, timeZone })
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
  const shorts = {
    date: [dates(thisYear, zone), dates(otherYear, zone)],
    time: [dates({ ...thisYear, ...minute }, zone), dates({ ...otherYear, ...minute }, zone)],
  }
  const inShort = (kind: 'date' | 'time', at: Instant) => shorts[kind][year.format(at) === year.format(Date.now()) ? 0 : 1].format(at)
  const offset = dates({ timeZoneName: 'shortOffset' }, zone)
  const minus = (text: string) => text.replace('-', '−')

  return {
    money: (value, currency = shopCurrency) => minus(money('full', currency).format(value)),
    moneyShort: (value, currency = shopCurrency) => minus(money(Math.abs(value) < 10_000 ? 'full' : 'short', currency).format(value)),
    amount: (amount, currency) => minus(money('full', currency).format(toDecimal(amount, currency))),
    price: (amount, currency) => minus(money('exact', currency).format(toDecimal(amount, currency))),
    count: (value) => minus(number.format(value)),
    countShort: (value) => minus(Math.abs(value) < 10_000 ? number.format(value) : compact.format(value)),
    percent: (ratio, digits = 1) => minus(percent(digits).format(ratio)),
    change: (ratio) => minus(change.format(ratio)),
    bytes: (count) => {
      const units = ['B', 'kB', 'MB', 'GB', 'TB']
      const power = count < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(count) / Math.log(1000)))
      return `${new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }).format(count / 1000 ** power)} ${units[power]}`
    },
    day: (day) => long.format(day * DAY_MS),
    dayShort: (day) => short.format(day * DAY_MS),
    month: (day) => month.format(day * DAY_MS),
    time: (at) => time.format(at),
    date: (at) => date.format(at),
    timeShort: (at) => inShort('time', at),
    dateShort: (at) => inShort('date', at),
    zoneName: (at = Date.now()) => {
      const shift = offset.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value
      return !shift || shift === zone ? zone : `${zone} (${shift})`
    },
  }
}
