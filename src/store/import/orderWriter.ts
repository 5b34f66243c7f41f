import {
  buyerKeyOf,
  lineKindOf,
  namesCredit,
  notSaleOf,
  settleDiscount,
  settleTotals,
  splitRefund,
  statusMeans,
} from '~/domain/import/rowRules'
import { presetOf } from '~/domain/import/presets'
import type { ImportRules } from '~/domain/importPlan'
import { toDecimalText } from '~/domain/money'
import { LINE_KINDS, type LineKind, NOT_SALE, ORDER_TYPES } from '~/domain/order'
import type { OrderTable } from '~/segments/orderTable'
import { NO_QUANTITY, sizeAt } from './columns'
import { HEAD_TEXTS, OrderRefused, OrderRows } from './orderRows'
import { OrderTotals } from './orderTotals'
import { roomyTable, TextCoder } from './outTable'
import { currencyOf, type Rows } from './rows'
import type { OrderAmount } from './summedFields'

const NOT_SALE_CODE = new Map<string, number>(NOT_SALE.map((reason, index) => [reason, index]))
const KIND_CODE = new Map<string, number>(LINE_KINDS.map((kind, index) => [kind, index]))
const TOTAL = codeOfKind('total')
/** Seconds that a line may be from its order, 68 years. */
const LONGEST = 2 ** 31 - 1
function codeOfKind(kind: LineKind): number {
  return LINE_KINDS.indexOf(kind)
}

/** Writes orders into a table, one after the other, from their rows. */
export class OrderWriter {
  readonly table: OrderTable
  /** How the orders' lines compare with what the file says of the orders. */
  readonly totals: OrderTotals
  readonly #rows: Rows
  readonly #rules: ImportRules
  readonly #shopCurrency: string
  readonly #verbatim: boolean
  readonly #lineOfRow: Int32Array | undefined
  readonly #buyers = new TextCoder()
  readonly #channels = new TextCoder()
  readonly #currencies = new TextCoder()
  readonly #notes = new TextCoder()
  readonly #order: OrderRows
  /** 'line', 'refund' or 'order', by code of our export's own column. */
  readonly #kindOfRow: string[]
  readonly #kindOfSku: Uint8Array
  readonly #kindOfText: Int8Array
  readonly #notSaleOfText: Int8Array

  constructor(
    rows: Rows,
    rules: ImportRules,
    shopCurrency: string,
    { orders, lineOfRow, summed }: { orders: number; lineOfRow: Int32Array | undefined; summed: ReadonlySet<OrderAmount> },
  ) {
    this.#rows = rows
    this.totals = new OrderTotals(rows, rules.paidIsNet)
    this.#rules = rules
    this.#shopCurrency = shopCurrency
    this.#verbatim = presetOf(rules.preset).verbatim
    this.#lineOfRow = lineOfRow
    const refunds = rows.money.refundAmount ? (rows.extra ? rows.count : orders) : 0
    this.table = roomyTable(orders, rows.hasLines ? rows.count : orders, refunds)
    this.#order = new OrderRows(rows, this.#verbatim, summed)
    this.#kindOfRow = rows.extra ? rows.extra.row.dictionary.values() : []
    const skus = this.#order.values('sku')
    this.#kindOfSku = Uint8Array.from(skus, (sku) => codeOfKind(lineKindOf(sku, rules)))
    this.#kindOfText = Int8Array.from(this.#order.values('lineKind'), (text) => KIND_CODE.get(text.toLowerCase()) ?? -1)
    this.#notSaleOfText = Int8Array.from(this.#order.values('notSale'), (text) => NOT_SALE_CODE.get(text) ?? -1)
    for (const field of HEAD_TEXTS) this.table.orders[field].values = this.#order.values(field)
    this.table.lines.sku.values = skus
    this.table.lines.title.values = this.#order.values('title')
  }

  /** Adds the order that has rows rowsOf[from] to rowsOf[to - 1]; false where one of them had to be refused. */
  write(number: string, hasCreditNumber: boolean, placedAt: number, rowsOf: Uint32Array, from: number, to: number): boolean {
    this.#order.moveTo(rowsOf, from, to)
    const { orders, lines, refunds } = this.table
    const lineFrom = lines.count
    const refundFrom = refunds.count
    try {
      this.#write(number, hasCreditNumber, placedAt)
      return true
    } catch (error) {
      if (!(error instanceof OrderRefused)) throw error
      lines.count = lineFrom
      refunds.count = refundFrom
      orders.number.length = orders.count
      return false
    }
  }

  /** Hands the texts that were gathered over to the table. */
  finish(): void {
    this.table.orders.buyer.values = this.#buyers.values
    this.table.orders.channel.values = this.#channels.values
    this.table.orders.currency.values = this.#currencies.values
    if (this.#rows.money.othersCoupon) this.table.orders.note.values = this.#notes.values
  }

  #write(number: string, hasCreditNumber: boolean, placedAt: number): void {
    const { orders, lines, refunds } = this.table
    const { money } = this.#rows
    const i = orders.count
    const isCredit = this.#isCredit(hasCreditNumber)
    orders.number[i] = number
    orders.type[i] = ORDER_TYPES.indexOf(isCredit ? 'credit' : 'sale')
    orders.test[i] = /^(?:1|yes|true|y|是|测试)$/i.test(this.#order.text('test')) ? 1 : 0
    orders.placedAt[i] = placedAt
    for (const field of HEAD_TEXTS) orders[field].codes[i] = this.#order.code(field)
    this.#writeBuyer(i)
    orders.channel.codes[i] = this.#channels.code(this.#order.text('channel') || (this.#verbatim ? '' : this.#rules.channel))
    this.#writeCurrency(i)
    this.#writeTimes(i, isCredit)
    orders.shipping[i] = this.#order.amount('shipping')
    orders.discount[i] = this.#order.amount('orderDiscount')
    orders.tax[i] = this.#order.amount('tax')
    if (money.couponDiscount || money.othersCoupon) this.#writeCoupons(i)
    if (this.#rows.hasLines) this.#writeLines(i, isCredit)
    else this.#writeTotal(i, isCredit)
    if (this.#rows.extra) this.#writeOwnRefunds()
    else this.#writeRefund(i)
    this.#checkRefunds(i)
    if (this.#rows.hasLines && !this.#verbatim)
      this.totals.look(this.table, i, this.#order, this.#currencies.values[orders.currency.codes[i]])
    orders.count = i + 1
    orders.lineStart[i + 1] = lines.count
    orders.refundStart[i + 1] = refunds.count
  }

  #isCredit(hasCreditNumber: boolean): boolean {
    const type = this.#order.text('orderType')
    if (type === '') return hasCreditNumber
    this.#order.checkTypes()
    return namesCredit(type)
  }

  #writeBuyer(i: number): void {
    const { orders } = this.table
    const id = this.#order.only('buyerId')
    if (this.#verbatim) {
      orders.buyer.codes[i] = this.#buyers.code(id)
      return
    }
    // A shop's guests have the number 0.
    const known = id === '0' && this.#rules.preset === 'woocommerce' ? '' : id
    if (known === '') this.#order.checkEmails()
    orders.buyer.codes[i] = this.#buyers.code(
      buyerKeyOf(known, orders.email.values[orders.email.codes[i]], orders.phone.values[orders.phone.codes[i]]),
    )
  }

  #writeCurrency(i: number): void {
    const { orders } = this.table
    const named = this.#order.text('currency')
    const currency = this.#verbatim && named !== '' ? named : (currencyOf(named) ?? this.#rules.currency)
    const codes = this.#rows.text.currency?.codes
    if (codes) {
      const values = this.#order.values('currency')
      for (let at = this.#order.from; at < this.#order.to; at++) {
        const text = values[codes[this.#order.of[at]]]
        if (text !== '' && (currencyOf(text) ?? text) !== currency) this.#order.refuse(at, 'conflictingOrder', 'currency', text)
        if (this.#rows.scaleAt(this.#order.of[at]) !== this.#rows.scaleAt(this.#order.of[this.#order.from]))
          this.#order.refuse(at, 'badCurrency', 'currency', text)
      }
    }
    orders.currency.codes[i] = this.#currencies.code(currency)
    const rate = this.#order.number(this.#rows.rate?.values)
    if (!Number.isNaN(rate) || this.#verbatim) orders.rate[i] = rate
    else if (currency === this.#shopCurrency) orders.rate[i] = 1
    else orders.rate[i] = currency === this.#rules.currency ? (this.#rules.rate ?? NaN) : NaN
  }

  #writeTimes(i: number, isCredit: boolean): void {
    const { orders } = this.table
    const { moment } = this.#rows
    const placedAt = orders.placedAt[i]
    let paidAt = this.#order.number(moment.paidAt?.values)
    let cancelledAt = this.#order.number(moment.cancelledAt?.values)
    if (!this.#verbatim) {
      const means = statusMeans(this.#order.text('status'), this.#rules)
      // Money that came back had come in.
      const wasPaid = means === 'nothing' || (means === 'cancelled' && this.#order.amount('refundAmount') !== 0)
      if (isCredit) paidAt = NaN
      else if (!moment.paidAt && this.#rules.paidWhenPlaced && wasPaid) paidAt = placedAt
      if (means === 'cancelled' && Number.isNaN(cancelledAt)) cancelledAt = Number.isNaN(paidAt) ? placedAt : paidAt
    }
    orders.paidAt[i] = paidAt
    orders.cancelledAt[i] = cancelledAt
    orders.shippedAt[i] = this.#order.number(moment.shippedAt?.values)
    orders.deliveredAt[i] = this.#order.number(moment.deliveredAt?.values)
  }

  #writeLines(i: number, isCredit: boolean): void {
    const { money, extra } = this.#rows
    let goods = 0
    let discounts = 0
    const summary = this.#verbatim ? -1 : this.#order.summaryRow()
    for (let at = this.#order.from; at < this.#order.to; at++) {
      const row = this.#order.of[at]
      if (row === summary) continue
      if (extra && this.#kindOfRow[extra.row.codes[row]] !== 'line') continue
      const place = this.#writeLine(at, row, isCredit)
      if (this.#lineOfRow) this.#lineOfRow[row] = place
      this.table.lines.later[place] = this.#laterOf(i, row)
      goods += this.table.lines.notSale[place] === 0 ? this.table.lines.amount[place] : 0
      discounts += this.table.lines.discount[place]
    }
    const { orders } = this.table
    if (this.#verbatim || !money.lineDiscount || !money.orderTotal) return
    orders.discount[i] = settleDiscount({
      goods,
      lineDiscounts: discounts,
      orderDiscount: orders.discount[i],
      shipping: orders.shipping[i],
      tax: orders.tax[i],
      total: this.#order.number(money.orderTotal.values),
    })
  }

  /** Seconds from the order's own time to the row's: by the column of payments where the file has one, else by that of orders. */
  #laterOf(i: number, row: number): number {
    const { extra, moment } = this.#rows
    if (extra) return extra.later && extra.later.values[row] !== NO_QUANTITY ? extra.later.values[row] : 0
    const { paidAt, placedAt } = this.table.orders
    const paid = Number.isNaN(paidAt[i]) ? undefined : moment.paidAt
    const own = paid ?? moment.placedAt
    const later = own ? (own.values[row] - (paid ? paidAt[i] : placedAt[i])) / 1000 : 0
    // NaN, a row without a time, is not within them either.
    return Math.abs(later) < LONGEST ? Math.round(later) : 0
  }

  #writeLine(at: number, row: number, isCredit: boolean): number {
    const { lines } = this.table
    const { text, money, quantity } = this.#rows
    const place = lines.count
    const sku = text.sku ? text.sku.codes[row] : 0
    const isCounted = quantity !== undefined
    const units = isCounted ? Math.max(NO_QUANTITY + 1, quantity.values[row]) : 0
    let price = money.price ? money.price.values[row] : NaN
    // Adding 0 turns -0 into 0.
    let amount = (money.lineAmount ? money.lineAmount.values[row] : this.#listed(row)) + 0
    // A cancelled line of none needs no price: Amazon leaves it out.
    if (isCounted && units === 0 && price !== price && amount !== amount) amount = 0
    if (price !== price && amount !== amount) this.#order.refuse(at, 'badPrice', money.price ? 'price' : 'lineAmount', '')
    if (amount !== amount) amount = units * price + 0
    if (price !== price) price = units === 0 ? amount : Math.round(amount / units) + 0
    if (Math.abs(amount) > Number.MAX_SAFE_INTEGER) this.#order.refuse(at, 'tooLarge', 'price', String(amount))
    const discount = money.lineDiscount ? money.lineDiscount.values[row] : 0
    lines.sku.codes[place] = sku
    lines.title.codes[place] = text.title ? text.title.codes[row] : 0
    lines.quantity[place] = units
    lines.price[place] = price
    lines.amount[place] = amount
    lines.discount[place] = discount !== discount ? 0 : this.#verbatim ? discount : Math.abs(discount)
    lines.cost[place] = money.cost ? money.cost.values[row] : NaN
    lines.kind[place] = this.#kindAt(at, row, sku, isCounted)
    lines.notSale[place] = this.#notSaleAt(at, row, isCounted ? units : 1, price, isCredit)
    lines.count = place + 1
    return place
  }

  /** The line's amount before discounts, where the file tells what the shop received and what it took off; NaN where it does not. */
  #listed(row: number): number {
    const { lineNet, lineDiscount, couponDiscount } = this.#rows.money
    return lineNet ? lineNet.values[row] + sizeAt(lineDiscount, row) + sizeAt(couponDiscount, row) : NaN
  }

  /** Coupons of the order's lines: those that the shop bears are its discount, what others paid is told in the note. */
  #writeCoupons(i: number): void {
    const { couponDiscount, othersCoupon } = this.#rows.money
    let [own, others] = [0, 0]
    for (let at = this.#order.from; at < this.#order.to; at++) {
      own += sizeAt(couponDiscount, this.#order.of[at])
      others += sizeAt(othersCoupon, this.#order.of[at])
    }
    const { orders } = this.table
    orders.discount[i] += own
    if (!othersCoupon) return
    const currency = this.#currencies.values[orders.currency.codes[i]]
    const coupon = others > 0 ? `coupon ${toDecimalText(others, currency)} ${currency}` : ''
    orders.note.codes[i] = this.#notes.code([this.#order.text('note'), coupon].filter(Boolean).join(' · '))
  }

  #kindAt(at: number, row: number, sku: number, isCounted: boolean): number {
    const code = this.#rows.text.lineKind ? this.#rows.text.lineKind.codes[row] : 0
    if (code !== 0) {
      const kind = this.#kindOfText[code]
      if (kind < 0) this.#order.refuse(at, 'badKind', 'lineKind', this.#order.values('lineKind')[code])
      return kind
    }
    // Without a count a line stands for a total, and counts no units.
    return isCounted ? this.#kindOfSku[sku] : TOTAL
  }

  #notSaleAt(at: number, row: number, units: number, price: number, isCredit: boolean): number {
    const column = this.#rows.text.notSale
    if (column) {
      const reason = this.#notSaleOfText[column.codes[row]]
      if (reason < 0) this.#order.refuse(at, 'badKind', 'notSale', this.#order.values('notSale')[column.codes[row]])
      return reason
    }
    return NOT_SALE_CODE.get(notSaleOf(units, price, isCredit, this.#rules.nonSaleByValue)) ?? 0
  }

  /** An order whose file gives totals only: one line that stands for its goods. */
  #writeTotal(i: number, isCredit: boolean): void {
    const { orders, lines } = this.table
    const { money, quantity, text } = this.#rows
    this.#order.checkSame('orderTotal')
    this.#order.checkSame('paidAmount')
    const { goods, discount } = settleTotals({
      total: this.#order.number(money.orderTotal?.values),
      paid: this.#order.number(money.paidAmount?.values),
      refund: this.#order.amount('refundAmount'),
      shipping: orders.shipping[i],
      isPaid: !Number.isNaN(orders.paidAt[i]),
      paidIsNet: this.#rules.paidIsNet,
    })
    orders.discount[i] = money.paidAmount ? discount : orders.discount[i]
    let units = 0
    for (let at = this.#order.from; at < this.#order.to; at++) {
      const row = this.#order.of[at]
      if (quantity && quantity.values[row] !== NO_QUANTITY) units += quantity.values[row]
      if (this.#lineOfRow) this.#lineOfRow[row] = lines.count
    }
    const place = lines.count
    lines.sku.codes[place] = text.sku ? this.#order.code('sku') : 0
    lines.title.codes[place] = text.title ? this.#order.code('title') : 0
    lines.quantity[place] = units
    lines.price[place] = units > 1 ? Math.round(goods / units) : goods
    lines.amount[place] = goods
    lines.discount[place] = 0
    lines.cost[place] = NaN
    lines.kind[place] = TOTAL
    lines.notSale[place] = isCredit ? (NOT_SALE_CODE.get('returned') ?? 0) : 0
    lines.count = place + 1
  }

  /** The one refund that a file of orders tells of. */
  #writeRefund(i: number): void {
    const { orders, lines, refunds } = this.table
    const amount = this.#order.amount('refundAmount')
    if (amount === 0 || orders.type[i] !== 0) return
    const paidAt = orders.paidAt[i]
    const at = this.#order.number(this.#rows.moment.refundedAt?.values)
    if (Number.isNaN(paidAt)) this.#order.refuse(this.#order.from, 'refundAbovePaid', 'refundAmount', this.#order.text('status'))
    let goods = -orders.discount[i]
    for (let line = orders.lineStart[i]; line < lines.count; line++)
      if (lines.notSale[line] === 0) goods += lines.amount[line] - lines.discount[line]
    const split = splitRefund(amount, { goods, shipping: orders.shipping[i] })
    const place = refunds.count++
    refunds.at[place] = Number.isNaN(at) ? paidAt : at
    refunds.goods[place] = split.goods
    refunds.shipping[place] = split.shipping
    refunds.tax[place] = split.tax
    refunds.line[place] = -1
    refunds.dated[place] = Number.isNaN(at) ? 0 : 1
  }

  /** Refunds as rows of our own export. */
  #writeOwnRefunds(): void {
    const { extra, money, moment } = this.#rows
    if (!extra) return
    const { refunds } = this.table
    for (let index = this.#order.from; index < this.#order.to; index++) {
      const row = this.#order.of[index]
      if (this.#kindOfRow[extra.row.codes[row]] !== 'refund') continue
      const at = moment.refundedAt ? moment.refundedAt.values[row] : NaN
      const goods = money.refundAmount ? money.refundAmount.values[row] : NaN
      if (Number.isNaN(at)) this.#order.refuse(index, 'missingDate', 'refundedAt', '')
      const place = refunds.count++
      refunds.at[place] = at
      refunds.goods[place] = Number.isNaN(goods) ? 0 : goods
      refunds.shipping[place] = Number.isNaN(extra.shipping.values[row]) ? 0 : extra.shipping.values[row]
      refunds.tax[place] = Number.isNaN(extra.tax.values[row]) ? 0 : extra.tax.values[row]
      refunds.line[place] = extra.line.values[row] === NO_QUANTITY ? -1 : extra.line.values[row]
      refunds.dated[place] = extra.dated.codes[row] === 0 ? 0 : 1
    }
  }

  /** The refunds of an order never exceed what was paid (metrics.md R7). */
  #checkRefunds(i: number): void {
    const { orders, lines, refunds } = this.table
    const from = orders.refundStart[i]
    if (from === refunds.count) return
    let back = 0
    for (let refund = from; refund < refunds.count; refund++) back += refunds.goods[refund] + refunds.shipping[refund] + refunds.tax[refund]
    let paid = orders.shipping[i] + orders.tax[i] - orders.discount[i]
    for (let line = orders.lineStart[i]; line < lines.count; line++)
      if (lines.notSale[line] === 0) paid += lines.amount[line] - lines.discount[line]
    const total = this.#rows.hasLines ? this.#order.number(this.#rows.money.orderTotal?.values) : NaN
    if (back > Math.max(paid, Number.isNaN(total) ? 0 : total)) this.#order.refuse(this.#order.from, 'refundAbovePaid', 'refundAmount', '')
  }
}
