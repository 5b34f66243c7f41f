import { type Currency, unitOf } from '~/domain/money'
import { type Day, type Zone, zoneOf } from '~/lib/zone'
import { type Amounts, type FactTable, sizeOf } from '~/segments/orderTable'
import { type Columns, CREDIT, EXCLUDED, TOTAL } from './columns'
import { type DayIndex, NO_DAY, indexDays } from './dayIndex'
import { cutDays, hourOf } from './days'
import type { Earlier } from './earlier'
import { rateOrders } from './exchange'
import { LazyColumns, withRoom } from './grow'
import type { LineScope, OrderGoods, OrderMoney, OrderTells, OrderUnits } from './orderSums'
import { markLines, sumMoney, sumUnits } from './orderSums'
import { part } from './parts'
import type { PurchaseIndex } from './purchaseIndex'
import type { DataRange } from './query'
import { markReturned } from './returned'

/** Later than every day. */
export const NEVER: Day = 2 ** 31 - 1

/** The columns of a shop and all that is worked out from them, each when it is first asked for; append.ts brings what exists up to date. */
export class ShopColumns {
  facts: FactTable
  readonly zone: Zone
  readonly currency: Currency
  readonly unit: number
  columns: Columns
  /** What amounts were multiplied by; undefined where all are in the shop's currency. */
  readonly factor: Float64Array | undefined
  paid: DayIndex
  #placed: DayIndex | undefined
  leftOut: Uint32Array
  /** No sum of amounts is larger. */
  magnitude: number
  range: DataRange | undefined
  hasLater: boolean
  /** Some orders are told by their total alone. */
  hasTotals: boolean
  /** What is known of buyers where it was asked for (purchaseIndex.ts, earlier.ts), by whether lines that are no products count. */
  readonly purchases = new Map<boolean, PurchaseIndex>()
  readonly earlier = new Map<boolean, Earlier>()
  readonly #firstDays = new Map<boolean, Int32Array>()

  constructor(facts: FactTable, options: { zone: string; currency: Currency }) {
    this.facts = facts
    this.zone = zoneOf(options.zone)
    this.currency = options.currency
    this.unit = unitOf(options.currency)
    const { factor, excluded } = rateOrders(facts, options.currency)
    this.factor = factor
    this.columns = columnsOf(facts, this.zone, excluded, factor)
    const { orders } = this.columns
    this.paid = indexDays(countedDays(this.columns, orders.paidDay, 0))
    this.leftOut = listLeftOut(excluded, 0)
    this.magnitude = magnitudeOf(facts, this.columns, factor, 0)
    this.range = rangeOf(this.columns, 0)
    this.hasLater = this.columns.lines.later.some((seconds) => seconds !== 0)
    this.hasTotals = this.columns.lines.kind.includes(TOTAL)
  }

  /** Sales that count by the day they were placed, made when first asked for. */
  get placed(): DayIndex {
    this.#placed ??= indexDays(countedDays(this.columns, this.columns.orders.placedDay, 0))
    return this.#placed
  }

  /** Brings what was made of it up to date. */
  changePlaced(change: (index: DayIndex) => DayIndex) {
    if (this.#placed) this.#placed = change(this.#placed)
  }

  readonly money = keep(
    (nonProducts: boolean) =>
      new LazyColumns<OrderMoney>({ paid: new Int32Array(0), counts: new Uint8Array(0) }, (into, from, to) =>
        sumMoney(this.columns, nonProducts, into, from, to),
      ),
    String,
  )

  readonly goods = keep(
    (nonProducts: boolean) =>
      new LazyColumns<OrderGoods>({ gross: new Int32Array(0), lineDiscount: new Int32Array(0) }, (into, from, to) =>
        part('tiles').sumGoods(this.columns, nonProducts, into, from, to),
      ),
    String,
  )

  readonly units = keep(
    (scope: LineScope) =>
      new LazyColumns<OrderUnits>({ units: new Int16Array(0), whole: new Uint8Array(0) }, (into, from, to) =>
        sumUnits(this.columns, scope, into, from, to),
      ),
    nameOfLines,
  )

  readonly tells = keep(
    (scope: LineScope) =>
      new LazyColumns<OrderTells>({ told: new Uint8Array(0) }, (into, from, to) =>
        part('anyCase').markTells(this.columns, scope, into, from, to),
      ),
    nameOfLines,
  )

  readonly marks = keep(
    (scope: LineScope) =>
      new LazyColumns({ marks: new Uint8Array(0) }, ({ marks }, from, to) => markLines(this.columns.lines, scope, marks, from, to)),
    nameOfLines,
  )

  /** Hour of the shop's clock, by order: of the payment or of the order. */
  readonly hours = keep(
    (of: 'paidAt' | 'placedAt') =>
      new LazyColumns({ hours: new Uint8Array(0) }, ({ hours }, from, to) => {
        const at = this.columns.orders[of]
        for (let order = from; order < to; order++) hours[order] = hourOf(this.zone, at[order])
      }),
    String,
  )

  firstDays(nonProducts: boolean): Int32Array {
    let days = this.#firstDays.get(nonProducts)
    if (!days) {
      days = withRoom(new Int32Array(0), sizeOf(this.columns.orders.buyer)).fill(NEVER)
      this.#setFirst(days, nonProducts)
      this.#firstDays.set(nonProducts, days)
    }
    return days
  }

  /** From the last order back to the first: what is written last is the first day, and nothing has to be compared. */
  #setFirst(days: Int32Array, nonProducts: boolean) {
    const { buyer, returned, count } = this.columns.orders
    const { row, day } = this.paid
    const { codes } = buyer
    const { paid } = this.money(nonProducts).get(count)
    for (let k = row.length - 1; k >= 0; k--) {
      const order = row[k]
      if (paid[order] > 0 && !returned[order]) days[codes[order]] = day[k]
    }
  }

  /** First days as they are, and a place for what they become. */
  get firstDaysMade(): Map<boolean, Int32Array> {
    return this.#firstDays
  }
}

export const nameOfLines = (scope: LineScope) => `${scope.nonProducts} ${scope.free}`

/** Makes each once; all that were made are listed, to be brought up to date. */
export function keep<K, T>(make: (key: K) => T, name: (key: K) => string): ((key: K) => T) & { made: Map<string, T> } {
  const made = new Map<string, T>()
  const get = (key: K) => {
    const of = name(key)
    const known = made.get(of) ?? make(key)
    made.set(of, known)
    return known
  }
  return Object.assign(get, { made })
}

function columnsOf(facts: FactTable, zone: Zone, excluded: Uint8Array, factor: Float64Array | undefined): Columns {
  const { orders, lines } = facts
  const cut = (at: Float64Array) => {
    const days = withRoom(new Int32Array(0), orders.count)
    cutDays(at, zone, days, 0, orders.count)
    return days
  }
  const free = withRoom(new Uint8Array(0), lines.count)
  markFree(lines, free, 0)
  const exchanged = factor && part('tables').exchangeAmounts(facts, factor)
  return {
    orders: {
      ...orders,
      excluded,
      placedDay: cut(orders.placedAt),
      paidDay: cut(orders.paidAt),
      returned: markReturned(facts),
      ...exchanged?.orders,
    },
    lines: {
      ...lines,
      free,
      weight: lines.weight,
      ...exchanged?.lines,
    },
  }
}

/** Read before the exchange, so that no rounding makes a line free. Sets those from line `from` on. */
export function markFree({ count, amount, discount, kind }: FactTable['lines'], free: Uint8Array, from: number) {
  for (let line = from; line < count; line++) free[line] = amount[line] === 0 && discount[line] === 0 && kind[line] !== TOTAL ? 1 : 0
}

/** Days of the sales that count from row `from` on, NO_DAY for all other orders. */
export function countedDays({ orders }: Columns, days: Int32Array, from: number): Int32Array {
  const counted = days.slice(from)
  for (let i = 0; i < counted.length; i++) if (orders.excluded[from + i] || orders.type[from + i] === CREDIT) counted[i] = NO_DAY
  return counted
}

/** Orders that are tests or have no rate. */
export function listLeftOut(excluded: Uint8Array, from: number): Uint32Array {
  const rows: number[] = []
  for (let order = from; order < excluded.length; order++) if (excluded[order] > EXCLUDED.hidden) rows.push(order)
  return Uint32Array.from(rows)
}

/** At least twice the sum of all magnitudes of the orders from row `from` on: what comes back is either refunded, or lines once more. */
export function magnitudeOf(
  { orders: { refundStart }, refunds }: FactTable,
  { orders, lines }: Columns,
  factor: Float64Array | undefined,
  from: number,
): number {
  const line = orders.lineStart[from]
  let sum =
    sizeFrom(orders.shipping, from) + sizeFrom(orders.discount, from) + sizeFrom(lines.amount, line) + sizeFrom(lines.discount, line)
  for (let order = from; refunds.count > 0 && order < orders.count; order++) {
    const rate = factor ? factor[order] : 1
    for (let refund = refundStart[order]; refund < refundStart[order + 1]; refund++)
      sum += rate * (Math.abs(refunds.goods[refund]) + Math.abs(refunds.shipping[refund]) + Math.abs(refunds.tax[refund]))
  }
  return sum * 2
}

/** Few enough for the most that they could be not to matter: then they are not looked at. */
const FEW_ROWS = 2 ** 17

function sizeFrom(column: Amounts, from: number): number {
  if (column instanceof Int32Array && column.length < FEW_ROWS) return (column.length - from) * 2 ** 31
  let sum = 0
  for (let i = from; i < column.length; i++) sum += Math.abs(column[i])
  return sum
}

/** Of the orders from row `from` on. */
export function rangeOf({ orders, lines: { weight } }: Columns, from: number): DataRange | undefined {
  const { placedAt, paidAt, excluded, placedDay, paidDay, lineStart } = orders
  const range: DataRange = { first: Infinity, last: -Infinity, newest: -Infinity, orders: 0, lines: 0 }
  for (let order = from; order < orders.count; order++) {
    if (excluded[order] === EXCLUDED.hidden || excluded[order] === EXCLUDED.test) continue
    range.first = Math.min(range.first, placedDay[order])
    range.last = Math.max(range.last, placedDay[order], paidDay[order])
    for (const at of [placedAt, paidAt]) if (at[order] > range.newest) range.newest = at[order]
    range.orders++
    if (weight) for (let line = lineStart[order]; line < lineStart[order + 1]; line++) range.lines += weight[line]
    else range.lines += lineStart[order + 1] - lineStart[order]
  }
  return range.orders > 0 ? range : undefined
}
