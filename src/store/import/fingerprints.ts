import { type Codes, type DictColumn, type OrderTable, costAt } from '~/segments/orderTable'
import { Fingerprint } from '~/segments/fingerprint'

interface Hashed {
  codes: Codes
  hashes: Float64Array
}

/** Fills the fingerprints of orders [from, to): over all that the file tells, in the order of OrderTable's columns. Texts enter by their own fingerprint. */
export class Fingerprints {
  readonly #table: OrderTable
  readonly #heads: Hashed[]
  readonly #later: Hashed[]
  readonly #sku: Float64Array
  readonly #title: Float64Array

  constructor(table: OrderTable) {
    this.#table = table
    const { orders, lines } = table
    const heads = [
      orders.buyer,
      orders.buyerName,
      orders.email,
      orders.phone,
      orders.channel,
      orders.region,
      orders.currency,
      orders.status,
      orders.note,
    ]
    const hashed = (columns: DictColumn[]) => columns.map((column) => ({ codes: column.codes, hashes: hashesOf(column) }))
    this.#heads = hashed(heads)
    this.#later = hashed([orders.method, orders.promotion, orders.carrier, orders.tracking])
    this.#sku = hashesOf(lines.sku)
    this.#title = hashesOf(lines.title)
  }

  fill(from: number, to: number): void {
    for (let i = from; i < to; i++) this.#table.orders.fingerprint[i] = this.#of(i)
  }

  #of(i: number): number {
    const { orders, lines, refunds } = this.#table
    const print = new Fingerprint().text(orders.number[i]).number(orders.type[i]).number(orders.test[i])
    print.number(orders.placedAt[i]).number(orders.paidAt[i]).number(orders.cancelledAt[i]).number(orders.rate[i])
    print.number(orders.shipping[i]).number(orders.discount[i]).number(orders.tax[i])
    for (const { codes, hashes } of this.#heads) print.number(hashes[codes[i]])
    this.#tellLater(print, i)
    for (let line = orders.lineStart[i]; line < orders.lineStart[i + 1]; line++) {
      print.number(this.#sku[lines.sku.codes[line]]).number(this.#title[lines.title.codes[line]])
      print
        .number(lines.quantity[line])
        .number(lines.price[line])
        .number(lines.amount[line])
        .number(lines.discount[line])
        .number(costAt(lines.cost, line))
      print.number(16 * lines.kind[line] + lines.notSale[line])
      // Told only where it differs, so that an order without such lines is what it was before their times were kept.
      if (lines.later[line] !== 0) print.number(lines.later[line])
    }
    for (let refund = orders.refundStart[i]; refund < orders.refundStart[i + 1]; refund++) {
      print.number(refunds.at[refund]).number(refunds.goods[refund]).number(refunds.shipping[refund]).number(refunds.tax[refund])
      print.number(2 * refunds.line[refund] + refunds.dated[refund])
    }
    return print.value()
  }

  /** What imports have told only since they know of it: an order that has nothing of it is what it was before. */
  #tellLater(print: Fingerprint, i: number): void {
    const { shippedAt, deliveredAt } = this.#table.orders
    this.#later.forEach(({ codes, hashes }, at) => codes[i] !== 0 && print.number(at).number(hashes[codes[i]]))
    if (!Number.isNaN(shippedAt[i])) print.number(4).number(shippedAt[i])
    if (!Number.isNaN(deliveredAt[i])) print.number(5).number(deliveredAt[i])
  }
}

function hashesOf({ values }: DictColumn): Float64Array {
  return Float64Array.from(values, (text) => new Fingerprint().text(text).value())
}
