import { LINE_KINDS, NOT_SALE, type Order, ORDER_TYPES, type OrderLine, type OrderRefund } from '~/domain/order'
import type { OrderTable } from '~/segments/orderTable'
import { roomyTable, TextCoder } from './import/outTable'

const ORDER_TEXTS = [
  'buyer',
  'buyerName',
  'email',
  'phone',
  'channel',
  'region',
  'currency',
  'status',
  'note',
  'method',
  'promotion',
  'carrier',
  'tracking',
] as const
const LINE_TEXTS = ['sku', 'title'] as const
type Texts = Record<(typeof ORDER_TEXTS)[number] | (typeof LINE_TEXTS)[number], TextCoder>

const codeIn = <T extends string>(all: readonly T[]): ((word: T) => number) => {
  const codes = new Map(all.map((word, code) => [word, code]))
  return (word) => codes.get(word) ?? 0
}
const typeCode = codeIn(ORDER_TYPES)
const kindCode = codeIn(LINE_KINDS)
const notSaleCode = codeIn(NOT_SALE)
const NONE = Number.NaN

/** Records of orders as tables, a page each, whose texts are coded together. Fingerprints are left to whoever joins them. */
export class OrderPages {
  readonly tables: OrderTable[] = []
  readonly #texts: Texts = {
    buyer: new TextCoder(),
    buyerName: new TextCoder(),
    email: new TextCoder(),
    phone: new TextCoder(),
    channel: new TextCoder(),
    region: new TextCoder(),
    currency: new TextCoder(),
    status: new TextCoder(),
    note: new TextCoder(),
    method: new TextCoder(),
    promotion: new TextCoder(),
    carrier: new TextCoder(),
    tracking: new TextCoder(),
    sku: new TextCoder(),
    title: new TextCoder(),
  }

  add(orders: readonly Order[]): OrderTable {
    let lines = 0
    let refunds = 0
    for (const order of orders) {
      lines += order.lines.length
      refunds += order.refunds.length
    }
    const table = roomyTable(orders.length, lines, refunds)
    for (const name of ORDER_TEXTS) table.orders[name].values = this.#texts[name].values
    for (const name of LINE_TEXTS) table.lines[name].values = this.#texts[name].values
    for (const order of orders) this.#write(table, order)
    this.tables.push(table)
    return table
  }

  #write({ orders, lines, refunds }: OrderTable, order: Order): void {
    const i = orders.count++
    const texts = this.#texts
    const { buyer, shipment } = order
    orders.number[i] = order.number
    orders.type[i] = typeCode(order.type)
    orders.test[i] = order.test ? 1 : 0
    orders.placedAt[i] = order.placedAt
    orders.paidAt[i] = order.paidAt ?? NONE
    orders.cancelledAt[i] = order.cancelledAt ?? NONE
    orders.rate[i] = order.rate ?? NONE
    orders.shipping[i] = order.shipping
    orders.discount[i] = order.discount
    orders.tax[i] = order.tax
    orders.buyer.codes[i] = texts.buyer.code(buyer.key)
    orders.buyerName.codes[i] = texts.buyerName.code(buyer.name)
    orders.email.codes[i] = texts.email.code(buyer.email)
    orders.phone.codes[i] = texts.phone.code(buyer.phone)
    orders.channel.codes[i] = texts.channel.code(order.channel)
    orders.region.codes[i] = texts.region.code(order.region)
    orders.currency.codes[i] = texts.currency.code(order.currency)
    orders.status.codes[i] = texts.status.code(order.status)
    orders.note.codes[i] = texts.note.code(order.note)
    orders.method.codes[i] = texts.method.code(order.paidBy ?? '')
    orders.promotion.codes[i] = texts.promotion.code(order.promotion ?? '')
    if (shipment) {
      orders.carrier.codes[i] = texts.carrier.code(shipment.carrier)
      orders.tracking.codes[i] = texts.tracking.code(shipment.tracking)
      orders.shippedAt[i] = shipment.at ?? NONE
      orders.deliveredAt[i] = shipment.deliveredAt ?? NONE
    }
    for (const line of order.lines) this.#writeLine(lines, line)
    for (const refund of order.refunds) writeRefund(refunds, refund)
    orders.lineStart[i + 1] = lines.count
    orders.refundStart[i + 1] = refunds.count
  }

  #writeLine(lines: OrderTable['lines'], line: OrderLine): void {
    const at = lines.count++
    lines.sku.codes[at] = this.#texts.sku.code(line.sku)
    lines.title.codes[at] = this.#texts.title.code(line.title)
    lines.quantity[at] = line.quantity
    lines.price[at] = line.price
    lines.amount[at] = line.amount
    lines.discount[at] = line.discount
    lines.cost[at] = line.cost ?? NONE
    lines.kind[at] = kindCode(line.kind)
    lines.notSale[at] = notSaleCode(line.notSale)
    lines.later[at] = line.later ?? 0
    lines.cancelled[at] = line.cancelled ?? 0
  }
}

function writeRefund(refunds: OrderTable['refunds'], refund: OrderRefund): void {
  const at = refunds.count++
  refunds.at[at] = refund.at
  refunds.goods[at] = refund.goods
  refunds.shipping[at] = refund.shipping
  refunds.tax[at] = refund.tax
  refunds.line[at] = refund.line ?? -1
  refunds.dated[at] = refund.dated ? 1 : 0
}
