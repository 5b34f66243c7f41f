import type { Instant } from '~/lib/zone'
import { type Amounts, sizeOf } from '~/segments/orderTable'
import { NO_DAY } from './dayIndex'
import { earlierOf } from './earlier'
import { type Numbers, lengthen, withRoom } from './grow'
import type { ShopColumns } from './shopColumns'

/** Days after the first, as narrow as they go. */
export type DayOffsets = Uint16Array | Int32Array

/**
 * The purchases of everybody (paid with more than 0, not given back), buyer by buyer, each buyer's in the order of time: who bought when, and what came before or next,
 * is then read from one end to the other. The first buyer's, of code 0, are those of unknown ones.
 */
export interface PurchaseIndex {
  /** Place of a buyer's first purchase, by code; one more entry for the end. */
  start: Int32Array
  /** Row of the order. */
  row: Int32Array
  /** Shop day of the payment, counted from `from`. */
  day: DayOffsets
  /** What was paid. Shop currency, integers. */
  amount: Amounts
  /** Day of the first payment of all. */
  from: number
}

const MOST_NARROW_DAYS = 2 ** 16

/** Makes what questions about buyers read, so that the first of them finds it. */
export function indexBuyers(shop: ShopColumns, nonProducts: boolean): void {
  purchaseIndexOf(shop, nonProducts)
  earlierOf(shop, nonProducts)
}

/** Made when first asked for and kept; append.ts brings it up to date. */
export function purchaseIndexOf(shop: ShopColumns, nonProducts: boolean): PurchaseIndex {
  const known = shop.purchases.get(nonProducts)
  if (known) return known
  const made = make(shop, nonProducts)
  shop.purchases.set(nonProducts, made)
  return made
}

function make(shop: ShopColumns, nonProducts: boolean): PurchaseIndex {
  const { buyer, returned, paidAt, count } = shop.columns.orders
  const { paid } = shop.money(nonProducts).get(count)
  const { row: rows, day: days } = shop.paid
  const { codes } = buyer
  const buyers = sizeOf(buyer)
  const start = withRoom(new Int32Array(0), buyers + 1)
  let most = 0
  for (let k = 0; k < rows.length; k++) {
    const order = rows[k]
    if (paid[order] <= 0 || returned[order]) continue
    start[codes[order]]++
    if (paid[order] > most) most = paid[order]
  }
  let total = 0
  for (let code = 0; code < start.length; code++) {
    const many = start[code]
    start[code] = total
    total += many
  }
  const from = days[0] ?? 0
  const isNarrow = (days[days.length - 1] ?? 0) - from < MOST_NARROW_DAYS
  const row = withRoom(new Int32Array(0), total)
  const day = withRoom<DayOffsets>(isNarrow ? new Uint16Array(0) : new Int32Array(0), total)
  const amount = withRoom<Amounts>(most < 2 ** 31 ? new Int32Array(0) : new Float64Array(0), total)
  for (let k = 0; k < rows.length; k++) {
    const order = rows[k]
    if (paid[order] <= 0 || returned[order]) continue
    const at = start[codes[order]]++
    row[at] = order
    day[at] = days[k] - from
    amount[at] = paid[order]
  }
  // Each buyer's place has moved on to the next one's.
  start.copyWithin(1, 0)
  start[0] = 0
  const index = { start, row, day, amount, from }
  for (let code = 1; code < buyers; code++)
    for (let k = start[code] + 1; k < start[code + 1]; k++) if (day[k] === day[k - 1]) settle(index, start[code], k, paidAt)
  return index
}

/** Days are in order: moves a purchase before those of its day that were paid later. */
function settle({ row, day, amount }: PurchaseIndex, first: number, k: number, paidAt: ArrayLike<Instant>) {
  for (let at = k; at > first && day[at] === day[at - 1] && paidAt[row[at]] < paidAt[row[at - 1]]; at--) {
    for (const column of [row, amount]) {
      const later = column[at - 1]
      column[at - 1] = column[at]
      column[at] = later
    }
  }
}

/**
 * Puts the purchases among the orders from row `from` on in their places, in the index's own memory; `days` are their days, NO_DAY for those that do not count. False
 * where they do not fit: the index is then of no meaning any more.
 */
export function extendPurchases(shop: ShopColumns, nonProducts: boolean, index: PurchaseIndex, from: number, days: Int32Array): boolean {
  const { buyer, returned, paidAt, count } = shop.columns.orders
  const { paid } = shop.money(nonProducts).get(count)
  const fresh: number[] = []
  const most = index.amount instanceof Int32Array ? 2 ** 31 : Infinity
  const end = index.day instanceof Uint16Array ? MOST_NARROW_DAYS : Infinity
  if (shop.paid.day[0] !== index.from) return false
  for (let order = from; order < count; order++) {
    const day = days[order - from]
    if (day === NO_DAY || paid[order] <= 0 || returned[order]) continue
    if (paid[order] >= most || day - index.from >= end) return false
    fresh.push(order)
  }
  const { codes } = buyer
  const buyers = sizeOf(buyer)
  fresh.sort((a, b) => codes[a] - codes[b] || days[a - from] - days[b - from] || paidAt[a] - paidAt[b])
  const size = index.row.length
  lengthenAll(index, buyers + 1, size + fresh.length)
  const { start, row, day, amount } = index
  // From the back, so that all that lies between two of them moves once.
  let right = size
  for (let i = fresh.length - 1; i >= 0; i--) {
    const order = fresh[i]
    const offset = days[order - from] - index.from
    const first = start[codes[order]]
    let place = start[codes[order] + 1]
    const isLater = (at: number) => day[at] > offset || (day[at] === offset && paidAt[row[at]] > paidAt[order])
    while (place > first && isLater(place - 1)) place--
    for (const column of [row, day, amount]) column.copyWithin(place + i + 1, place, right)
    row[place + i] = order
    day[place + i] = offset
    amount[place + i] = paid[order]
    right = place
  }
  for (let code = 0, i = 0; code < start.length; code++) {
    while (i < fresh.length && codes[fresh[i]] < code) i++
    start[code] += i
  }
  return true
}

/** New buyers have no purchases yet. */
function lengthenAll(index: PurchaseIndex, starts: number, size: number) {
  const before = index.start.length
  const longer = <T extends Numbers>(column: T) => lengthen(column, size)
  const start = lengthen(index.start, starts).fill(index.row.length, before)
  Object.assign(index, { start, row: longer(index.row), day: longer(index.day), amount: longer(index.amount) })
}
