import { exchange } from '~/domain/exchange'
import type { Instant, Zone } from '~/lib/zone'
import type { FactTable } from '~/segments/orderTable'
import { type Columns, CREDIT, NON_PRODUCT } from './columns'
import { NO_DAY, indexDays } from './dayIndex'
import { hourOf } from './days'
import type { ShopColumns } from './shopColumns'

/** Where a return comes from: money given back, a credit note, or a paid order that was cancelled with no refund on file. */
export const RETURN = { refund: 0, credit: 1, cancel: 2 } as const

/** Goods and money that came back, sorted by day; shop currency. One order may have many. */
export interface ReturnEvents {
  readonly day: Int32Array
  /** Of the shop's clock. */
  readonly hour: Uint8Array
  readonly order: Uint32Array
  /** Row of the line, -1 where none is named; and the code of its SKU. */
  readonly line: Int32Array
  readonly sku: Int32Array
  /** 1 where the line named is no product. */
  readonly nonProduct: Uint8Array
  /** One of RETURN. */
  readonly source: Uint8Array
  /** 0 where the file has no date and the payment's stands in. */
  readonly dated: Uint8Array
  /** Number of the document that says so: a credit note, or the refunds of an order on one day. Its events stand together. */
  readonly doc: Uint32Array
  readonly goods: Float64Array
  /** Shipping and tax. */
  readonly other: Float64Array
}

const known = new WeakMap<ShopColumns, ReturnEvents>()

/** Those of a shop, collected when they are first asked for. */
export function returnsIn(shop: ShopColumns): ReturnEvents {
  const events = known.get(shop) ?? collectReturns(shop)
  known.set(shop, events)
  return events
}

/** Brings them up to date where they have been collected: those of orders from row `from` on, and without those of `gone`. */
export function extendReturns(shop: ShopColumns, from: number, gone: Uint8Array | undefined): void {
  const events = known.get(shop)
  if (events) known.set(shop, mergeReturns(events, collectReturns(shop, from), gone))
}

const isCancelledSale = ({ orders }: Columns, order: number) =>
  orders.type[order] !== CREDIT && !Number.isNaN(orders.cancelledAt[order]) && orders.paidDay[order] !== NO_DAY

/** What came back of the orders from row `from` on. */
function collectReturns({ facts, columns, zone, factor }: ShopColumns, from = 0): ReturnEvents {
  const { type, cancelledAt, excluded, lineStart, count } = columns.orders
  const { refundStart } = facts.orders
  let room = facts.refunds.count - refundStart[from]
  // Most orders stay as they are.
  const some: number[] = []
  for (let order = from; order < count; order++) {
    const isWhole = type[order] === CREDIT || !Number.isNaN(cancelledAt[order])
    if (!isWhole && refundStart[order] === refundStart[order + 1]) continue
    if (excluded[order]) continue
    some.push(order)
    if (isWhole) room += lineStart[order + 1] - lineStart[order] + 1
  }
  const events = new Events(room, zone, columns)
  for (const order of some) {
    const rate = factor ? factor[order] : 1
    if (type[order] === CREDIT) addCredit(events, columns, order)
    addRefunds(events, facts, columns, order, rate)
    if (isCancelledSale(columns, order)) addCancel(events, facts, columns, order, rate)
  }
  return sortReturns(events.filled())
}

/** A credit note gives back what its lines add up to, on the day it was written. */
function addCredit(events: Events, { orders, lines }: Columns, order: number) {
  const at = orders.placedAt[order]
  const credit = { at, order, source: RETURN.credit, dated: 1 }
  for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
    const goods = lines.discount[line] - lines.amount[line]
    if (goods !== 0) events.add({ ...credit, line, goods, other: 0 })
  }
  // 0 - x: no negative zero.
  if (orders.discount[order] !== 0 || orders.shipping[order] !== 0)
    events.add({ ...credit, line: -1, goods: orders.discount[order], other: 0 - orders.shipping[order] })
}

function addRefunds(events: Events, { orders, refunds }: FactTable, columns: Columns, order: number, factor: number) {
  const { lineStart } = columns.orders
  for (let refund = orders.refundStart[order]; refund < orders.refundStart[order + 1]; refund++) {
    const named = lineStart[order] + refunds.line[refund]
    events.add({
      at: refunds.at[refund],
      order,
      line: refunds.line[refund] < 0 || named >= lineStart[order + 1] ? -1 : named,
      source: RETURN.refund,
      dated: refunds.dated[refund],
      goods: exchange(refunds.goods[refund], factor),
      other: exchange(refunds.shipping[refund], factor) + exchange(refunds.tax[refund], factor),
    })
  }
}

/**
 * metrics.md: a cancel is a sale on its day and a return on the cancel's day. What refunds have already booked is not booked
 * again: the return is the rest, line by line, so that each SKU ends at what its lines sold.
 */
function addCancel(events: Events, facts: FactTable, { orders, lines }: Columns, order: number, factor: number) {
  const { refunds, orders: raw } = facts
  const start = orders.lineStart[order]
  const end = orders.lineStart[order + 1]
  const rest = new Float64Array(end - start)
  let unnamed = 0 - orders.discount[order]
  let sum = unnamed
  for (let line = start; line < end; line++) {
    if (lines.notSale[line] !== 0) continue
    rest[line - start] = lines.amount[line] - lines.discount[line]
    sum += rest[line - start]
  }
  for (let refund = raw.refundStart[order]; refund < raw.refundStart[order + 1]; refund++) {
    const goods = exchange(refunds.goods[refund], factor)
    sum -= goods
    if (refunds.line[refund] < 0 || refunds.line[refund] >= rest.length) unnamed -= goods
    else rest[refunds.line[refund]] -= goods
  }
  if (sum <= 0) return
  const at = raw.cancelledAt[order]
  const add = (line: number, goods: number) => {
    if (goods !== 0) events.add({ at, order, line, source: RETURN.cancel, dated: 1, goods, other: 0 })
  }
  rest.forEach((goods, position) => add(start + position, goods))
  add(-1, unnamed)
}

interface ReturnEvent {
  at: Instant
  order: number
  line: number
  source: number
  dated: number
  goods: number
  other: number
}

const emptyEvents = (room: number): ReturnEvents => ({
  day: new Int32Array(room),
  hour: new Uint8Array(room),
  order: new Uint32Array(room),
  line: new Int32Array(room),
  sku: new Int32Array(room),
  nonProduct: new Uint8Array(room),
  source: new Uint8Array(room),
  dated: new Uint8Array(room),
  doc: new Uint32Array(room),
  goods: new Float64Array(room),
  other: new Float64Array(room),
})

const NAMES = [
  'day',
  'hour',
  'order',
  'line',
  'sku',
  'nonProduct',
  'source',
  'dated',
  'doc',
  'goods',
  'other',
] as const satisfies (keyof ReturnEvents)[]

/** Columns of events being filled. */
class Events {
  #count = 0
  readonly #columns: ReturnEvents

  constructor(
    room: number,
    readonly zone: Zone,
    readonly of: Columns,
  ) {
    this.#columns = emptyEvents(room)
  }

  add({ at: instant, order, line, source, dated, goods, other }: ReturnEvent) {
    const at = this.#count++
    const columns = this.#columns
    const { lines } = this.of
    columns.day[at] = this.zone.dayOf(instant)
    columns.hour[at] = hourOf(this.zone, instant)
    columns.order[at] = order
    columns.line[at] = line
    columns.sku[at] = line < 0 ? -1 : lines.sku.codes[line]
    columns.nonProduct[at] = line < 0 ? 0 : NON_PRODUCT[lines.kind[line]]
    columns.source[at] = source
    columns.dated[at] = dated
    columns.goods[at] = goods
    columns.other[at] = other
  }

  filled(): ReturnEvents {
    const events = this.#columns
    const count = this.#count
    if (count === events.day.length) return events
    const filled = emptyEvents(count)
    for (const name of NAMES) filled[name].set(events[name].subarray(0, count))
    return filled
  }
}

/** By day, with their documents numbered anew. */
function sortReturns(events: ReturnEvents): ReturnEvents {
  const isSorted = events.day.every((day, at) => at === 0 || events.day[at - 1] <= day)
  const sorted = isSorted ? events : takeRows(events, indexDays(events.day).row)
  const { day, order, source, doc } = sorted
  for (let at = 1; at < doc.length; at++) {
    const same =
      order[at] === order[at - 1] && day[at] === day[at - 1] && (source[at] === RETURN.cancel) === (source[at - 1] === RETURN.cancel)
    doc[at] = doc[at - 1] + (same ? 0 : 1)
  }
  return sorted
}

/** Old events but those of orders that are gone, and new ones. */
function mergeReturns(old: ReturnEvents, more: ReturnEvents, gone: Uint8Array | undefined): ReturnEvents {
  if (!gone && more.day.length === 0) return old
  const kept = gone
    ? takeRows(
        old,
        Uint32Array.from(old.order.keys()).filter((event) => !gone[old.order[event]]),
      )
    : old
  const size = kept.day.length
  const all = emptyEvents(size + more.day.length)
  for (const name of NAMES) {
    all[name].set(kept[name], 0)
    all[name].set(more[name], size)
  }
  return sortReturns(all)
}

function takeRows(events: ReturnEvents, row: Uint32Array): ReturnEvents {
  const taken = emptyEvents(row.length)
  for (const name of NAMES) {
    const from = events[name]
    const to = taken[name]
    for (let at = 0; at < row.length; at++) to[at] = from[row[at]]
  }
  return taken
}
