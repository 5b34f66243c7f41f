import { exchange, factorOf } from '~/domain/exchange'
import { LINE_KINDS, ORDER_TYPES } from '~/domain/order'
import type { OrderTable } from '~/segments/orderTable'
import type { SeenTable } from './orderColumns'

/** An order by table and place, for a text of each buyer; -1: none has it. */
export interface Places {
  readonly table: Int32Array
  readonly order: Uint32Array
}

/** What all orders of each known buyer come to: over all history, in the shop's currency. Row r is the buyer of key `keys[r]`. */
export interface CustomerColumns {
  readonly keys: string[]
  /** As the engine counts them: sales that are paid with more than 0. */
  readonly orders: Float64Array
  /** Of those orders; lines priced 0 are left out, as on the dashboard. */
  readonly units: Float64Array
  /** gmv_paid: what was paid for goods and shipping, refunds not removed. */
  readonly gmv: Float64Array
  /** Refunds and credit notes: goods, shipping, tax. */
  readonly refunded: Float64Array
  /** Payment of the first and the last of `orders`; NaN for none. */
  readonly firstAt: Float64Array
  readonly lastAt: Float64Array
  /** The newest order, and the newest that tells each of these. */
  readonly newest: Places
  readonly name: Places
  readonly email: Places
  readonly phone: Places
  /** By table: the row of each of its buyer codes, -1 for unknown buyers and those whose orders are all hidden. */
  readonly rowOf: Int32Array[]
}

const SALE = ORDER_TYPES.indexOf('sale')
const TOTAL = LINE_KINDS.indexOf('total')

export function sumCustomers(tables: SeenTable[], currency: string): CustomerColumns {
  const { keys, rowOf } = joinBuyers(tables)
  const column = (value = 0) => new Float64Array(keys.length).fill(value)
  const newest = new Newest(keys.length)
  const name = new Newest(keys.length)
  const email = new Newest(keys.length)
  const phone = new Newest(keys.length)
  const sums = {
    orders: column(),
    units: column(),
    gmv: column(),
    refunded: column(),
    firstAt: column(Number.NaN),
    lastAt: column(Number.NaN),
  }
  tables.forEach(({ table, hidden }, t) => {
    const { orders } = table
    for (let order = 0; order < orders.count; order++) {
      const row = rowOf[t][orders.buyer.codes[order]]
      if (row < 0 || hidden?.[order]) continue
      const at = orders.placedAt[order]
      newest.offer(row, t, order, at)
      if (orders.buyerName.codes[order] !== 0) name.offer(row, t, order, at)
      if (orders.email.codes[order] !== 0) email.offer(row, t, order, at)
      if (orders.phone.codes[order] !== 0) phone.offer(row, t, order, at)
      if (orders.test[order]) continue
      const rate = orders.rate[order]
      const factor = factorOf(orders.currency.values[orders.currency.codes[order]], Number.isNaN(rate) ? undefined : rate, currency)
      if (factor !== undefined) addOrder(sums, row, table, order, factor)
    }
  })
  return { keys, rowOf, ...sums, newest, name, email, phone }
}

type Sums = Pick<CustomerColumns, 'orders' | 'units' | 'gmv' | 'refunded' | 'firstAt' | 'lastAt'>

function addOrder(sums: Sums, row: number, table: OrderTable, order: number, factor: number) {
  const { orders, lines, refunds } = table
  for (let refund = orders.refundStart[order], end = orders.refundStart[order + 1]; refund < end; refund++) {
    sums.refunded[row] +=
      exchange(refunds.goods[refund], factor) + exchange(refunds.shipping[refund], factor) + exchange(refunds.tax[refund], factor)
  }
  const sale = orders.type[order] === SALE
  let paid = exchange(orders.shipping[order], factor) - exchange(orders.discount[order], factor)
  let units = 0
  for (let line = orders.lineStart[order], end = orders.lineStart[order + 1]; line < end; line++) {
    if (sale && lines.notSale[line] !== 0) continue
    paid += exchange(lines.amount[line], factor) - exchange(lines.discount[line], factor)
    if (lines.amount[line] !== 0 || lines.discount[line] !== 0 || lines.kind[line] === TOTAL) units += lines.quantity[line]
  }
  const at = orders.paidAt[order]
  if (!sale) sums.refunded[row] -= paid
  else if (!Number.isNaN(at)) {
    sums.gmv[row] += paid
    if (paid <= 0) return
    sums.orders[row]++
    sums.units[row] += units
    if (!(sums.firstAt[row] <= at)) sums.firstAt[row] = at
    if (!(sums.lastAt[row] >= at)) sums.lastAt[row] = at
  }
}

/** For each row the newest order that was offered; of the same moment the later import's. */
class Newest implements Places {
  readonly table: Int32Array
  readonly order: Uint32Array
  readonly #at: Float64Array

  constructor(rows: number) {
    this.table = new Int32Array(rows).fill(-1)
    this.order = new Uint32Array(rows)
    this.#at = new Float64Array(rows).fill(-Infinity)
  }

  offer(row: number, table: number, order: number, at: number) {
    if (at < this.#at[row]) return
    this.#at[row] = at
    this.table[row] = table
    this.order[row] = order
  }
}

/** Buyers of orders that are seen. */
function joinBuyers(tables: SeenTable[]): { keys: string[]; rowOf: Int32Array[] } {
  const known = new Map<string, number>()
  const keys: string[] = []
  const rowOf = tables.map(({ table: { orders }, hidden }) => {
    const { codes, values } = orders.buyer
    const used = new Uint8Array(values.length)
    for (let order = 0; order < orders.count; order++) if (!hidden?.[order]) used[codes[order]] = 1
    return Int32Array.from(values, (key, code) => {
      if (!used[code] || key === '') return -1
      const row = known.get(key) ?? keys.length
      if (row === keys.length) {
        known.set(key, row)
        keys.push(key)
      }
      return row
    })
  })
  return { keys, rowOf }
}
