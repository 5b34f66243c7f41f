import { flagOf, isTotal, monthOf, stepOf } from '~/domain/import/matchTraffic'
import type { RefusedTrafficRow, TrafficColumns, TrafficField, TrafficRefusal, TrafficRules } from '~/domain/import/trafficPlan'
import { scaleOf } from '~/domain/money'
import { VISIT_STEPS } from '~/domain/traffic'
import { BAD, parseDecimalText, unwrapped } from '~/lib/csv/decimal'
import { parseMomentText } from '~/lib/csv/moment'
import { type Day, dayFromCivil, parseDay, type Instant, type Zone, zoneOf } from '~/lib/zone'
import type { TextRow } from './openTraffic'
import { currencyOf } from './rows'

const DAY_MS = 86_400_000
/** A pause this long ends a session of a file of events that names none. */
export const PAUSE_MS = 30 * 60_000
const [VIEW, CART, CHECKOUT, PAID] = VISIT_STEPS.map((_, step) => step)

/** One session, or one event of one. */
export interface SessionRow {
  at: Instant
  session: string
  visitor: string
  /** The event's step, -1 none; undefined: the row is a whole session. */
  step: number | undefined
  /** Furthest step of a whole session. */
  reached: number
  sku: string
  channel: string
  source: string
  order: string
}

export interface DayRow {
  day: Day
  sessions: number
  visitors: number
  views: number
  carts: number
  checkouts: number
  paid: number
  channel: string
}

export interface SpendRow {
  day: Day
  spend: number
  impressions: number
  clicks: number
  channel: string
  campaign: string
}

class Refused extends Error {
  constructor(
    readonly why: TrafficRefusal,
    readonly field?: TrafficField,
  ) {
    super(why)
  }
}

/** Reads the cells of rows as the rules say. */
export class RowReader {
  readonly #zone: Zone
  readonly #scale: number
  readonly #currency: string
  readonly #first: Day | undefined

  constructor(
    readonly columns: TrafficColumns,
    readonly rules: TrafficRules,
    shop: { zone: string; currency: string },
  ) {
    this.#zone = zoneOf(rules.zone)
    this.#scale = scaleOf(shop.currency)
    this.#currency = shop.currency
    this.#first = rules.firstDay === undefined ? undefined : parseDay(rules.firstDay)
  }

  /** The text of a cell, '' where there is none. */
  text(row: TextRow, field: TrafficField): string {
    const column = this.columns[field]
    return column === undefined ? '' : unwrapped(row.cells[column] ?? '')
  }

  /** What the row says, or why it is refused. */
  read<T>(row: TextRow, take: (reader: this, row: TextRow) => T): { ok: true; value: T } | { ok: false; refused: RefusedTrafficRow } {
    try {
      if (row.long) throw new Refused('ragged')
      return { ok: true, value: take(this, row) }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const { why, field } = error
      const column = field && this.columns[field]
      const text = (column === undefined ? row.cells.join(' ') : (row.cells[column] ?? '')).slice(0, 200)
      return { ok: false, refused: { line: row.line, why, ...(field && { field }), text } }
    }
  }

  session(row: TextRow): SessionRow {
    const session = this.text(row, 'session')
    const visitor = this.text(row, 'visitor')
    const isEvent = this.columns.step !== undefined
    if (isEvent && session === '' && visitor === '')
      throw new Refused('missingSession', this.columns.session === undefined ? 'visitor' : 'session')
    const order = this.text(row, 'order')
    return {
      at: this.columns.at === undefined ? this.#month(row) : this.#moment(row),
      session,
      visitor,
      step: isEvent ? this.#step(row) : undefined,
      reached: isEvent ? -1 : this.#reached(row, order),
      sku: this.text(row, 'sku'),
      channel: this.text(row, 'channel') || this.rules.channel,
      source: this.text(row, 'source'),
      order,
    }
  }

  day(row: TextRow): DayRow {
    const day = this.#day(row)
    const [sessions, visitors] = [this.#count(row, 'sessions'), this.#count(row, 'visitors')]
    if (Number.isNaN(sessions) && Number.isNaN(visitors))
      throw new Refused('missingCount', this.columns.sessions === undefined ? 'visitors' : 'sessions')
    return {
      day,
      sessions,
      visitors,
      views: this.#count(row, 'views'),
      carts: this.#count(row, 'carts'),
      checkouts: this.#count(row, 'checkouts'),
      paid: this.#count(row, 'paid'),
      channel: this.text(row, 'channel') || this.rules.channel,
    }
  }

  spend(row: TextRow): SpendRow {
    const day = this.#day(row)
    const spend = parseDecimalText(this.text(row, 'spend'), this.#scale, this.rules.decimal)
    if (spend === BAD || spend < 0) throw new Refused('badAmount', 'spend')
    if (Number.isNaN(spend)) throw new Refused('missingCount', 'spend')
    // Another currency's amount is not the shop's, and a day of spend has no rate.
    const named = this.text(row, 'currency').toUpperCase()
    if ((named === '' ? (this.rules.currency ?? this.#currency) : (currencyOf(named) ?? named)) !== this.#currency)
      throw new Refused('otherCurrency', this.columns.currency === undefined ? 'spend' : 'currency')
    const channel = this.text(row, 'channel') || this.rules.channel
    if (channel === '') throw new Refused('missingChannel', 'channel')
    const [impressions, clicks] = [this.#count(row, 'impressions'), this.#count(row, 'clicks')]
    return { day, spend, impressions: impressions || 0, clicks: clicks || 0, channel, campaign: this.text(row, 'campaign') }
  }

  /** NaN: the cell is empty, or there is no such column. */
  #count(row: TextRow, field: TrafficField): number {
    const value = parseDecimalText(this.text(row, field), 0, this.rules.decimal)
    if (value === BAD || value < 0) throw new Refused('badCount', field)
    return value
  }

  #moment(row: TextRow): Instant {
    return this.#dated(row, this.#zone)
  }

  /** A day is the file's own, in whatever zone it was cut. */
  #day(row: TextRow): Day {
    if (this.columns.at === undefined) {
      const nth = this.#count(row, 'nthDay')
      if (Number.isNaN(nth)) throw new Refused(isTotal(row.cells.join(' ')) ? 'total' : 'missingDate', 'nthDay')
      return (this.#first ?? 0) + nth
    }
    return Math.floor(this.#dated(row, { fromWall: (wall) => wall }) / DAY_MS)
  }

  #dated(row: TextRow, zone: Pick<Zone, 'fromWall'>): Instant {
    const text = this.text(row, 'at')
    // Google Analytics writes the hour behind the day.
    const at = parseMomentText(/^20\d{8}$/.test(text) ? `${text}00` : text, zone, this.rules.dateOrder)
    if (Number.isFinite(at)) return at
    if (isTotal(text) || (text === '' && row.cells.some(isTotal))) throw new Refused('total', 'at')
    throw new Refused(Number.isNaN(at) ? 'missingDate' : 'badDate', 'at')
  }

  /** A month alone stands for its first day. */
  #month(row: TextRow): Instant {
    const text = this.text(row, 'month')
    const whole = /^(\d{4})[-/.年]?(\d{1,2})月?$/.exec(text)
    const month = whole ? Number(whole[2]) : monthOf(text)
    if (text === '') throw new Refused('missingDate', 'month')
    if (month === undefined || month < 1 || month > 12) throw new Refused('badMonth', 'month')
    return this.#zone.startOfDay(dayFromCivil(whole ? Number(whole[1]) : this.rules.year, month, 1))
  }

  #step(row: TextRow): number {
    const step = stepOf(this.text(row, 'step'))
    if (step === undefined) throw new Refused('badStep', 'step')
    // A page view of a product is a look at it.
    return step < 0 && this.text(row, 'sku') !== '' && /view|浏览/i.test(this.text(row, 'step')) ? VIEW : step
  }

  #reached(row: TextRow, order: string): number {
    const happened = (field: TrafficField): boolean => {
      if (this.columns[field] === undefined) return false
      const flag = flagOf(this.text(row, field))
      if (flag === undefined) throw new Refused('badFlag', field)
      return flag
    }
    // Every flag is read, so that none of them is wrong unseen.
    const [views, carts, checkouts, paid] = [happened('views'), happened('carts'), happened('checkouts'), happened('paid')]
    if (paid || order !== '') return PAID
    return checkouts ? CHECKOUT : carts ? CART : views ? VIEW : -1
  }
}

/** Bit of each step that single-row sessions of these columns tell of. */
export function toldSteps(columns: TrafficColumns): number {
  const bit = (has: boolean, step: number) => (has ? 1 << step : 0)
  return (
    bit(columns.views !== undefined, VIEW) |
    bit(columns.carts !== undefined, CART) |
    bit(columns.checkouts !== undefined, CHECKOUT) |
    bit(columns.paid !== undefined || columns.order !== undefined, PAID)
  )
}
