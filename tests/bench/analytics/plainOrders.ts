import type { OrderTable } from '~/segments/orderTable'
import type { Csv } from './duck'
import { zoneOf } from '~/lib/zone'

/** What DuckDB is given of each order, worked out here as plainly as can be, so that it checks the engine and does not follow it. */
export interface PlainOrders {
  /** Day of the payment; -1 for an order that is not paid, or is a credit note. */
  day: Int32Array
  /** Wall clock of the payment, which a span of days is told by; NaN for an order that is not paid. */
  wall: Float64Array
  /** Months since the year 0. */
  month: Int32Array
  /** What was paid, all lines but those that are no sales. */
  gmv: Float64Array
  units: Int32Array
  /** All of it was given back, or the order was cancelled. */
  returned: Uint8Array
  /** Day of the buyer's first purchase. */
  first: Int32Array
  /** Wall clock of the newest order. */
  newest: number
}

export const NEVER = 2 ** 31 - 1

export function plainOrders({ orders, lines, refunds }: OrderTable, zoneName: string): PlainOrders {
  const zone = zoneOf(zoneName)
  const { count } = orders
  const plain: PlainOrders = {
    day: new Int32Array(count).fill(-1),
    wall: new Float64Array(count).fill(Number.NaN),
    month: new Int32Array(count),
    gmv: new Float64Array(count),
    units: new Int32Array(count),
    returned: new Uint8Array(count),
    first: new Int32Array(count),
    newest: -Infinity,
  }
  const firstOf = new Int32Array(orders.buyer.values.length).fill(NEVER)
  for (let i = 0; i < count; i++) {
    const newest = Math.max(orders.placedAt[i], orders.paidAt[i] || -Infinity)
    plain.newest = Math.max(plain.newest, newest + zone.offsetAt(newest))
    if (orders.type[i] !== 0 || Number.isNaN(orders.paidAt[i])) continue
    plain.wall[i] = orders.paidAt[i] + zone.offsetAt(orders.paidAt[i])
    plain.day[i] = zone.dayOf(orders.paidAt[i])
    const date = new Date(plain.day[i] * 86_400_000)
    plain.month[i] = date.getUTCFullYear() * 12 + date.getUTCMonth()
    let back = 0
    for (let r = orders.refundStart[i]; r < orders.refundStart[i + 1]; r++) back += refunds.goods[r] + refunds.shipping[r] + refunds.tax[r]
    plain.gmv[i] = orders.shipping[i] - orders.discount[i]
    for (let l = orders.lineStart[i]; l < orders.lineStart[i + 1]; l++) {
      if (lines.notSale[l] !== 0) continue
      plain.gmv[i] += lines.amount[l] - lines.discount[l]
      if (lines.amount[l] !== 0 || lines.discount[l] !== 0) plain.units[i] += lines.quantity[l]
    }
    plain.returned[i] = !Number.isNaN(orders.cancelledAt[i]) || (back > 0 && back >= plain.gmv[i]) ? 1 : 0
    const buyer = orders.buyer.codes[i]
    if (plain.gmv[i] > 0 && plain.returned[i] === 0 && plain.day[i] < firstOf[buyer]) firstOf[buyer] = plain.day[i]
  }
  for (let i = 0; i < count; i++) plain.first[i] = firstOf[orders.buyer.codes[i]]
  return plain
}

/** Orders [from, to) that are sales, their lines and refunds, as CSV in the order of DuckDB's columns (duck.ts); an empty cell is null. */
export function csvOf(table: OrderTable, plain: PlainOrders, categoryOfSku: number[], from: number, to: number): Csv {
  const { orders, lines, refunds } = table
  let heads = ''
  let rows = ''
  let back = ''
  const orNone = (value: number) => (Number.isNaN(value) ? '' : String(value))
  for (let i = from; i < Math.min(to, orders.count); i++) {
    if (orders.type[i] !== 0) continue
    const day = plain.day[i] < 0 ? '' : plain.day[i]
    const who = `${orders.buyer.codes[i]},${orders.channel.codes[i]},${orders.region.codes[i]}`
    heads += `${i},${orders.type[i]},${orders.test[i]},${orders.placedAt[i]},${orNone(plain.wall[i])},${orNone(orders.cancelledAt[i])},${day},${plain.month[i]},`
    heads += `${who},${orders.promotion.codes[i]},${orders.currency.codes[i]},${orNone(orders.rate[i])},`
    heads += `${orders.shipping[i]},${orders.discount[i]},${plain.gmv[i]},${plain.units[i]},${plain.returned[i]},${plain.first[i]}\n`
    const paying = plain.gmv[i] > 0 ? 1 : 0
    for (let l = orders.lineStart[i]; l < orders.lineStart[i + 1]; l++) {
      const sku = lines.sku.codes[l]
      rows += `${i},${day},${who},${plain.first[i]},${paying},${sku},${categoryOfSku[sku]},${lines.quantity[l]},`
      rows += `${lines.amount[l]},${lines.discount[l]},${orNone(lines.cost[l])},${lines.kind[l]},${lines.notSale[l]},${lines.later[l]}\n`
    }
    for (let r = orders.refundStart[i]; r < orders.refundStart[i + 1]; r++)
      back += `${i},${refunds.at[r]},${refunds.goods[r]},${refunds.shipping[r]},${refunds.tax[r]},${refunds.line[r]},${refunds.dated[r]}\n`
  }
  return { orders: encoded(heads), lines: encoded(rows), refunds: encoded(back) }
}

/** The texts behind the codes of buyers and goods. */
export function textsCsv({ orders, lines }: OrderTable): Csv {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const titles = lines.sku.values.map(() => '')
  for (let line = 0; line < lines.count; line++) titles[lines.sku.codes[line]] = lines.title.values[lines.title.codes[line]]
  return {
    buyers: encoded(orders.buyer.values.map((key, code) => `${code},${quoted(key)}\n`).join('')),
    skus: encoded(lines.sku.values.map((sku, code) => `${code},${quoted(sku)},${quoted(titles[code])}\n`).join('')),
  }
}

const encoded = (text: string) => new TextEncoder().encode(text)
