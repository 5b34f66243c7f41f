import { exchange } from '~/domain/exchange'
import type { FactTable } from '~/segments/orderTable'
import { type Columns, CREDIT, NON_PRODUCT } from './columns'
import { NO_DAY, indexDays } from './dayIndex'

/** Where a return comes from: money given back, a credit note, or a paid order that was cancelled with no refund on file. */
export const RETURN = { refund: 0, credit: 1, cancel: 2 } as const

/** Goods and money that came back, sorted by day; shop currency. One order may have many. */
export interface ReturnEvents {
  readonly day: Int32Array
  readonly order: Uint32Array
  /** Code of the line's SKU, -1 where no line is named. */
  readonly sku: Int32Array
  /** 1 where the line named is no product. */
  readonly nonProduct: Uint8Array
  /** One of RETURN. */
  readonly source: Uint8Array
  /** 0 where the file has no date and the payment's stands in. */
  readonly dated: Uint8Array
  readonly goods: Float64Array
  /** Shipping and tax. */
  readonly other: Float64Array
}

const isCancelledSale = ({ orders }: Columns, order: number) =>
  orders.type[order] !== CREDIT && orders.cancelledDay[order] !== NO_DAY && orders.paidDay[order] !== NO_DAY

/** 1 for sales of which all was given back (in the order's own currency, so that rounding decides nothing) and for paid orders that were cancelled. */
export function markReturned(facts: FactTable): Uint8Array {
  const { orders, lines, refunds } = facts
  const returned = new Uint8Array(orders.count)
  for (let order = 0; order < orders.count; order++) {
    if (!Number.isNaN(orders.cancelledAt[order])) returned[order] = 1
    const end = orders.refundStart[order + 1]
    let back = 0
    for (let refund = orders.refundStart[order]; refund < end; refund++)
      back += refunds.goods[refund] + refunds.shipping[refund] + refunds.tax[refund]
    if (back <= 0) continue
    let paid = orders.shipping[order] - orders.discount[order]
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
      if (lines.notSale[line] === 0) paid += lines.amount[line] - lines.discount[line]
    }
    if (back >= paid) returned[order] = 1
  }
  return returned
}

export function collectReturns(
  facts: FactTable,
  columns: Columns,
  dayOf: (at: number) => number,
  factor: Float64Array | undefined,
): ReturnEvents {
  const { orders } = columns
  let room = facts.refunds.count
  for (let order = 0; order < orders.count; order++) {
    if (orders.type[order] === CREDIT || isCancelledSale(columns, order)) room += orders.lineStart[order + 1] - orders.lineStart[order] + 1
  }
  const events = new Events(room)
  for (let order = 0; order < orders.count; order++) {
    if (orders.excluded[order]) continue
    if (orders.type[order] === CREDIT) addCredit(events, columns, order)
    addRefunds(events, facts, columns, order, dayOf, factor ? factor[order] : 1)
    if (isCancelledSale(columns, order)) addCancel(events, facts, columns, order, factor ? factor[order] : 1)
  }
  return events.sorted()
}

/** A credit note gives back what its lines add up to, on the day it was written. */
function addCredit(events: Events, { orders, lines }: Columns, order: number) {
  const day = orders.placedDay[order]
  for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
    const goods = lines.discount[line] - lines.amount[line]
    if (goods !== 0)
      events.add({
        day,
        order,
        sku: lines.sku.codes[line],
        nonProduct: NON_PRODUCT[lines.kind[line]],
        source: RETURN.credit,
        dated: 1,
        goods,
        other: 0,
      })
  }
  if (orders.discount[order] !== 0 || orders.shipping[order] !== 0) {
    // 0 - x: no negative zero.
    events.add({
      day,
      order,
      sku: -1,
      nonProduct: 0,
      source: RETURN.credit,
      dated: 1,
      goods: orders.discount[order],
      other: 0 - orders.shipping[order],
    })
  }
}

function addRefunds(
  events: Events,
  { orders, refunds }: FactTable,
  columns: Columns,
  order: number,
  dayOf: (at: number) => number,
  factor: number,
) {
  const { lines } = columns
  for (let refund = orders.refundStart[order]; refund < orders.refundStart[order + 1]; refund++) {
    const named = orders.lineStart[order] + refunds.line[refund]
    const line = refunds.line[refund] < 0 || named >= orders.lineStart[order + 1] ? -1 : named
    events.add({
      day: dayOf(refunds.at[refund]),
      order,
      sku: line < 0 ? -1 : lines.sku.codes[line],
      nonProduct: line < 0 ? 0 : NON_PRODUCT[lines.kind[line]],
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
  const day = orders.cancelledDay[order]
  const add = (sku: number, nonProduct: number, goods: number) => {
    if (goods !== 0) events.add({ day, order, sku, nonProduct, source: RETURN.cancel, dated: 1, goods, other: 0 })
  }
  rest.forEach((goods, position) => add(lines.sku.codes[start + position], NON_PRODUCT[lines.kind[start + position]], goods))
  add(-1, 0, unnamed)
}

interface ReturnEvent {
  day: number
  order: number
  sku: number
  nonProduct: number
  source: number
  dated: number
  goods: number
  other: number
}

/** Columns of events being filled. */
class Events {
  #count = 0
  readonly #columns: ReturnEvents

  constructor(room: number) {
    this.#columns = {
      day: new Int32Array(room),
      order: new Uint32Array(room),
      sku: new Int32Array(room),
      nonProduct: new Uint8Array(room),
      source: new Uint8Array(room),
      dated: new Uint8Array(room),
      goods: new Float64Array(room),
      other: new Float64Array(room),
    }
  }

  add(event: ReturnEvent) {
    const at = this.#count++
    const columns = this.#columns
    columns.day[at] = event.day
    columns.order[at] = event.order
    columns.sku[at] = event.sku
    columns.nonProduct[at] = event.nonProduct
    columns.source[at] = event.source
    columns.dated[at] = event.dated
    columns.goods[at] = event.goods
    columns.other[at] = event.other
  }

  sorted(): ReturnEvents {
    const columns = this.#columns
    const { row, day } = indexDays(columns.day.subarray(0, this.#count))
    return {
      day,
      order: new Uint32Array(row.length).map((_, at) => columns.order[row[at]]),
      sku: new Int32Array(row.length).map((_, at) => columns.sku[row[at]]),
      nonProduct: new Uint8Array(row.length).map((_, at) => columns.nonProduct[row[at]]),
      source: new Uint8Array(row.length).map((_, at) => columns.source[row[at]]),
      dated: new Uint8Array(row.length).map((_, at) => columns.dated[row[at]]),
      goods: new Float64Array(row.length).map((_, at) => columns.goods[row[at]]),
      other: new Float64Array(row.length).map((_, at) => columns.other[row[at]]),
    }
  }
}
