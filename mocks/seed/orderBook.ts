import { LINE_KINDS } from '~/domain/order'
import type { OrderTable } from '~/segments/orderTable'
import { fitted, roomyTable, TextCoder } from '~/store/import/outTable'
import type { Customers } from './customers'
import type { Words } from './words'

/** A line as it is sold: places of SKUs, money as amounts. */
export interface SoldLine {
  sku: number
  quantity: number
  price: number
}

export interface Head {
  number: string
  placedAt: number
  customer: number
  channel: number
  shipping: number
  discount: number
  promotion: string
}

/** The table of orders while it is written, column by column. */
export class OrderBook {
  readonly table: OrderTable
  readonly status = new TextCoder()
  readonly #notes = new TextCoder()
  readonly #methods = new TextCoder()
  readonly #promotions = new TextCoder()
  readonly #carriers = new TextCoder()

  constructor(orders: number, words: Words, customers: Customers, goods: { codes: string[]; titles: string[]; readonly cost: number[] }) {
    const table = roomyTable(orders, orders * 2.5, orders)
    this.table = table
    table.orders.paidAt.fill(Number.NaN)
    table.orders.cancelledAt.fill(Number.NaN)
    table.orders.rate.fill(1)
    table.orders.currency.codes.fill(1)
    table.orders.currency.values = ['', words.shop.currency]
    table.orders.buyer.values = customers.key
    table.orders.buyerName.values = distinct(customers.name)
    table.orders.email.values = distinct(customers.email)
    table.orders.phone.values = distinct(customers.phone)
    table.orders.channel.values = ['', ...words.channels.map(({ name }) => name)]
    table.orders.region.values = ['', ...words.regions.map(([name]) => name)]
    table.lines.sku.values = ['', ...goods.codes]
    table.lines.title.values = ['', ...goods.titles]
    table.orders.status.values = this.status.values
    table.orders.note.values = this.#notes.values
    table.orders.method.values = this.#methods.values
    table.orders.promotion.values = this.#promotions.values
    table.orders.carrier.values = this.#carriers.values
    this.#cost = goods.cost
    this.#names = codesOf(customers.name)
    this.#emails = codesOf(customers.email)
    this.#phones = codesOf(customers.phone)
    this.#regions = customers.region
  }

  readonly #cost: number[]
  readonly #names: Uint32Array
  readonly #emails: Uint32Array
  readonly #phones: Uint32Array
  readonly #regions: Uint8Array

  /** Begins an order and returns its place; its lines are added next. */
  begin({ number, placedAt, customer, channel, shipping, discount, promotion }: Head): number {
    const { orders } = this.table
    const i = orders.count++
    orders.number.push(number)
    orders.placedAt[i] = placedAt
    orders.shipping[i] = shipping
    orders.discount[i] = discount
    orders.buyer.codes[i] = customer
    orders.buyerName.codes[i] = this.#names[customer]
    orders.email.codes[i] = this.#emails[customer]
    orders.phone.codes[i] = this.#phones[customer]
    orders.channel.codes[i] = channel + 1
    orders.region.codes[i] = this.#regions[customer] + 1
    orders.promotion.codes[i] = this.#promotions.code(promotion)
    orders.lineStart[i + 1] = this.table.lines.count
    orders.refundStart[i + 1] = this.table.refunds.count
    return i
  }

  addLine(order: number, { sku, quantity, price }: SoldLine): void {
    const { orders, lines } = this.table
    const at = lines.count++
    lines.sku.codes[at] = sku + 1
    lines.title.codes[at] = sku + 1
    lines.quantity[at] = quantity
    lines.price[at] = price
    lines.amount[at] = price * quantity
    lines.cost[at] = this.#cost[sku]
    orders.lineStart[order + 1] = lines.count
  }

  /** What comes with the order for nothing. */
  addGift(order: number, gift: SoldLine): void {
    this.addLine(order, gift)
    const { lines } = this.table
    lines.kind[lines.count - 1] = LINE_KINDS.indexOf('gift')
  }

  addRefund(order: number, refund: { at: number; goods: number; shipping: number; line: number }): void {
    const { orders, refunds } = this.table
    const at = refunds.count++
    refunds.at[at] = refund.at
    refunds.goods[at] = refund.goods
    refunds.shipping[at] = refund.shipping
    refunds.line[at] = refund.line
    refunds.dated[at] = 1
    orders.refundStart[order + 1] = refunds.count
  }

  note(order: number, text: string): void {
    this.table.orders.note.codes[order] = this.#notes.code(text)
  }

  paid(order: number, at: number, method: string): void {
    this.table.orders.paidAt[order] = at
    this.table.orders.method.codes[order] = this.#methods.code(method)
  }

  ship(order: number, at: number, carrier: string, tracking: string): void {
    const { orders } = this.table
    orders.shippedAt[order] = at
    orders.carrier.codes[order] = this.#carriers.code(carrier)
    // Every parcel has a number of its own.
    orders.tracking.codes[order] = orders.tracking.values.push(tracking) - 1
  }

  finished(): OrderTable {
    return fitted(this.table)
  }
}

/** Distinct values of a list, '' first. */
function distinct(texts: string[]): string[] {
  return [...new Set(['', ...texts])]
}

function codesOf(texts: string[]): Uint32Array {
  const codes = new Map(distinct(texts).map((text, code) => [text, code]))
  return Uint32Array.from(texts, (text) => codes.get(text) ?? 0)
}
