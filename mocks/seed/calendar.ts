import { lunarNewYear as newYearOf } from '~/domain/promotion/retailYear'
import { addMonths, civilOf, type Day, dayFromCivil, formatDay, type Instant, weekdayOf, type Zone, zoneOf } from '~/lib/zone'
import type { Random } from './random'
import type { Words } from './words'

/** Months of history, before the one that is running. */
const MONTHS = 24
/** Demand is known for so many days past today: suppliers are asked before a peak. */
export const AHEAD = 150
/** New Year by the moon. */
export const lunarNewYear = (year: number): Day => newYearOf(year) ?? dayFromCivil(year, 2, 4)

/** The days of a demo shop: from the first of the month two years ago until the moment that it ends at. */
export class Calendar {
  readonly zone: Zone
  readonly first: Day
  readonly today: Day
  /** Days with orders: today is the last. */
  readonly count: number
  /** First instants of the days, and of the day after the last. */
  readonly starts: Float64Array
  /** `20261111`, by place. */
  readonly dates: string[]
  readonly #months: Uint8Array

  /** The shop's end, to the second. */
  readonly now: Instant

  constructor(
    readonly words: Words,
    now: Instant,
  ) {
    this.now = Math.floor(now / 1000) * 1000
    this.zone = zoneOf(words.shop.zone)
    this.today = this.zone.dayOf(now)
    this.first = addMonths(this.today, -MONTHS)
    this.count = this.today - this.first + 1
    this.starts = Float64Array.from({ length: this.count + 1 }, (_, i) => this.zone.startOfDay(this.first + i))
    this.dates = Array.from({ length: this.count }, (_, i) => formatDay(this.first + i).replaceAll('-', ''))
    this.#months = Uint8Array.from({ length: this.count + AHEAD + 1 }, (_, i) => civilOf(this.first + i).month)
  }

  /** Places [0, count) of a day; days before the first are negative. */
  placeOf(at: Instant): number {
    return this.zone.dayOf(at) - this.first
  }

  startOf(day: Day): Instant {
    return this.zone.startOfDay(day)
  }

  /** 1 to 12; places may lie up to AHEAD past today. */
  month(place: number): number {
    return this.#months[place]
  }

  /** How many orders a day would have without promotions, in relation to the first days; `length` may reach past today. */
  demand(random: Random, length: number): Float64Array {
    const weights = new Float64Array(length)
    for (let place = 0; place < length; place++) {
      const day = this.first + place
      const growth = 1 + (0.85 * place) / this.count
      const noise = Math.exp(random.normal() * 0.08)
      weights[place] = growth * this.words.weekdays[weekdayOf(day) - 1] * noise * this.#quiet(day)
    }
    return weights
  }

  /** Parcels rest around the New Year by the moon, and on the days of Thanksgiving and Christmas. */
  #quiet(day: Day): number {
    const { year, month, day: date } = civilOf(day)
    if (this.words.shop.currency === 'CNY') {
      const after = day - lunarNewYear(year)
      return after >= -4 && after <= 6 ? 0.42 : 1
    }
    return month === 12 && (date === 24 || date === 25) ? 0.45 : 1
  }
}
