import { customerIdOf, isErased } from '~/domain/customer'
import { exchange, factorOf } from '~/domain/exchange'
import type { EarningOrder } from '~/domain/memberEarn'
import type { Amount } from '~/domain/money'
import { LINE_KINDS, ORDER_TYPES } from '~/domain/order'
import type { Day, Zone } from '~/lib/zone'
import type { OrderTable } from '~/segments/orderTable'
import type { SeenTable } from './orderColumns'

const SALE = ORDER_TYPES.indexOf('sale')
const GOODS = new Set([LINE_KINDS.indexOf('sale'), LINE_KINDS.indexOf('gift'), LINE_KINDS.indexOf('total')])

/** Paid orders of known buyers as members are judged by: paid with more than 0, no tests, in the shop's currency. */
export interface MemberOrders {
  /** customerIdOf each buyer. */
  readonly customers: string[]
  readonly count: number
  /** Place among `customers`. */
  readonly buyer: Uint32Array
  readonly day: Int32Array
  /** Paid for goods and postage, and for goods alone. */
  readonly paid: Float64Array
  readonly goods: Float64Array
  /** Day of the newest; undefined: there is none. */
  readonly last: Day | undefined
  /** One of them with what points need. */
  order(at: number): EarningOrder
}

export function memberOrders(tables: readonly SeenTable[], currency: string, zone: Zone): MemberOrders {
  const room = tables.reduce((sum, { table }) => sum + table.orders.count, 0)
  const columns = {
    buyer: new Uint32Array(room),
    day: new Int32Array(room),
    paid: new Float64Array(room),
    goods: new Float64Array(room),
    table: new Uint32Array(room),
    order: new Uint32Array(room),
    factor: new Float64Array(room),
  }
  const places = new Map<string, number>()
  const customers: string[] = []
  const placeOf = (key: string) => {
    let place = places.get(key)
    if (place === undefined) {
      places.set(key, (place = customers.length))
      customers.push(customerIdOf(key))
    }
    return place
  }
  let count = 0
  let last: Day | undefined
  tables.forEach(({ table, hidden }, t) => {
    const { orders } = table
    for (let order = 0; order < orders.count; order++) {
      const key = orders.buyer.values[orders.buyer.codes[order]]
      const at = orders.paidAt[order]
      // Whoever was erased is no member.
      if (hidden?.[order] || orders.type[order] !== SALE || orders.test[order] || Number.isNaN(at) || key === '' || isErased(key)) continue
      const rate = orders.rate[order]
      const factor = factorOf(orders.currency.values[orders.currency.codes[order]], Number.isNaN(rate) ? undefined : rate, currency)
      if (factor === undefined) continue
      const { paid, goods } = paidFor(table, order, factor)
      if (paid <= 0) continue
      columns.buyer[count] = placeOf(key)
      columns.day[count] = zone.dayOf(at)
      columns.paid[count] = paid
      columns.goods[count] = goods
      columns.table[count] = t
      columns.order[count] = order
      columns.factor[count] = factor
      last = Math.max(last ?? -Infinity, columns.day[count])
      count++
    }
  })
  return { ...columns, customers, count, last, order: (at) => orderAt(tables, customers, columns, at) }
}

function paidFor({ orders, lines }: OrderTable, order: number, factor: number): { paid: Amount; goods: Amount } {
  const off = exchange(orders.discount[order], factor)
  let paid = exchange(orders.shipping[order], factor) - off
  let goods = -off
  for (let line = orders.lineStart[order], end = orders.lineStart[order + 1]; line < end; line++) {
    if (lines.notSale[line] !== 0) continue
    const amount = exchange(lines.amount[line], factor) - exchange(lines.discount[line], factor)
    paid += amount
    if (GOODS.has(lines.kind[line])) goods += amount
  }
  return { paid, goods: Math.max(0, goods) }
}

type Placed = Record<'table' | 'order' | 'buyer', Uint32Array> & { goods: Float64Array; factor: Float64Array }

function orderAt(tables: readonly SeenTable[], customers: readonly string[], columns: Placed, at: number): EarningOrder {
  const { orders, refunds } = tables[columns.table[at]].table
  const order = columns.order[at]
  const back: { at: number; goods: Amount }[] = []
  for (let refund = orders.refundStart[order], end = orders.refundStart[order + 1]; refund < end; refund++)
    back.push({ at: refunds.at[refund], goods: exchange(refunds.goods[refund], columns.factor[at]) })
  return {
    number: orders.number[order],
    customer: customers[columns.buyer[at]],
    paidAt: orders.paidAt[order],
    goods: columns.goods[at],
    refunds: back,
  }
}
