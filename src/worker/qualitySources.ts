import { upheldOf } from '~/domain/complaint'
import { exchange, factorOf } from '~/domain/exchange'
import { NOT_SALE, ORDER_TYPES } from '~/domain/order'
import type { OrderReason } from '~/domain/orderAct'
import { receivedOf } from '~/domain/purchase'
import type { QualityReason } from '~/domain/quality'
import type { Receipt } from '~/domain/qualityBatches'
import type { ShippedUnits, Trouble } from '~/domain/qualityRates'
import type { ReturnReason } from '~/domain/returns'
import type { Purchase } from '~/domain/stock'
import type { TicketReason } from '~/domain/ticket'
import { complaintRows } from '~/store/complaintRow'
import type { SeenTable } from '~/store/orderColumns'
import type { OpenShop } from './shop'
import { ticketsOf } from './shopTickets'

const CREDIT = ORDER_TYPES.indexOf('credit')
const COUNTS = NOT_SALE.indexOf('')

class Names {
  readonly texts: string[] = []
  readonly #at = new Map<string, number>()

  add(text: string): number {
    const known = this.#at.get(text) ?? this.texts.push(text) - 1
    this.#at.set(text, known)
    return known
  }
}

/** What orders tell by themselves: units that were shipped, and money that went back after it. */
export interface OrderFacts {
  shipped: ShippedUnits
  refunds: Trouble[]
}

/** One row an order and SKU, oldest first. Free goods are sent too and can be bad; what is no goods cannot. */
export function orderFacts(tables: readonly SeenTable[], currency: string): OrderFacts {
  const [numbers, skus] = [new Names(), new Names()]
  const rows: { order: number; sku: number; units: number; at: number }[] = []
  const refunds: Trouble[] = []
  for (const { table, hidden } of tables) {
    const { orders, lines } = table
    for (let order = 0; order < orders.count; order++) {
      const at = orders.shippedAt[order]
      if (Number.isNaN(at) || hidden?.[order] || orders.test[order] || orders.type[order] === CREDIT) continue
      const number = numbers.add(orders.number[order])
      const first = rows.length
      for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
        const code = lines.sku.values[lines.sku.codes[line]]
        if (code === '' || lines.notSale[line] !== COUNTS || lines.quantity[line] <= 0) continue
        const sku = skus.add(code)
        const same = rows.slice(first).find((row) => row.sku === sku)
        if (same) same.units += lines.quantity[line]
        else rows.push({ order: number, sku, units: lines.quantity[line], at })
      }
      addRefunds(refunds, table, order, currency)
    }
  }
  rows.sort((a, b) => a.at - b.at)
  return {
    shipped: {
      count: rows.length,
      order: Uint32Array.from(rows, (row) => row.order),
      sku: Uint32Array.from(rows, (row) => row.sku),
      units: Uint32Array.from(rows, (row) => row.units),
      at: Float64Array.from(rows, (row) => row.at),
      numbers: numbers.texts,
      skus: skus.texts,
    },
    refunds,
  }
}

function addRefunds(into: Trouble[], { orders, lines, refunds }: SeenTable['table'], order: number, shop: string): void {
  const rate = orders.rate[order]
  const factor = factorOf(orders.currency.values[orders.currency.codes[order]], Number.isNaN(rate) ? undefined : rate, shop)
  for (let refund = orders.refundStart[order]; refund < orders.refundStart[order + 1]; refund++) {
    const line = refunds.line[refund]
    const goods = refunds.goods[refund]
    // Money for goods; postage that is given back says nothing of them.
    if (!(goods > 0)) continue
    const sku = line < 0 ? '' : lines.sku.values[lines.sku.codes[orders.lineStart[order] + line]]
    into.push({
      sign: 'refund',
      order: orders.number[order],
      sku,
      at: refunds.at[refund],
      reason: '',
      key: orders.number[order],
      ...(factor === undefined ? {} : { amount: exchange(goods, factor) }),
    })
  }
}

const OF_RETURN: Record<ReturnReason, TicketReason> = {
  changedMind: 'other',
  size: 'size',
  mistake: 'other',
  betterPrice: 'price',
  quality: 'quality',
  notAsDescribed: 'notAsDescribed',
  expired: 'quality',
  wrongItem: 'wrongItem',
  missing: 'wrongItem',
  damaged: 'logistics',
  late: 'logistics',
  notReceived: 'logistics',
  other: 'other',
}

const OF_ORDER: Partial<Record<OrderReason, TicketReason>> = {
  quality: 'quality',
  wrongItem: 'wrongItem',
  lost: 'logistics',
  late: 'logistics',
  price: 'price',
}

/** Reviews of so many stars or fewer say that something is wrong. */
const LOW = 2

/** All that people said was wrong, and the refunds of the orders with the reason that somebody gave for them. */
export async function readTroubles(open: OpenShop, refunds: readonly Trouble[]): Promise<Trouble[]> {
  const { db } = open
  const [{ columns }, complaints, returns, reviews, acts] = await Promise.all([
    ticketsOf(open),
    complaintRows(db),
    db.returns.toArray(),
    db.reviews.filter(({ rating }) => rating <= LOW).toArray(),
    db.orderActs.toArray(),
  ])
  const recordOf = new Map(complaints.map((complaint) => [complaint.key, complaint]))
  const troubles: Trouble[] = []
  const reasons = new Map<string, QualityReason>()
  const told = (order: string, sku: string, reason: QualityReason) => {
    if (order === '' || reason === '') return
    reasons.set(`${order}\n${sku}`, reason)
    if (!reasons.has(`${order}\n`)) reasons.set(`${order}\n`, reason)
  }
  for (const { order, did } of acts) if (did.kind === 'refund') told(order, '', OF_ORDER[did.reason] ?? '')
  for (let row = 0; row < columns.size; row++) {
    if (columns.alive[row] === 0) continue
    const ticket = columns.rowAt(row)
    if (ticket.order === '') continue
    told(ticket.order, ticket.sku, ticket.reason)
    if (!upheldOf(ticket, recordOf.get(ticket.key))) continue
    troubles.push({ sign: 'complaint', order: ticket.order, sku: ticket.sku, at: ticket.createdAt, reason: ticket.reason, key: ticket.key })
  }
  for (const { key, order, state, lines, createdAt } of returns) {
    if (state === 'refused' || state === 'cancelled') continue
    for (const { sku, reason: why } of lines) {
      const reason = OF_RETURN[why]
      told(order, sku, reason)
      troubles.push({ sign: 'return', order, sku, at: createdAt, reason, key })
    }
  }
  const reasonOf = (order: string, sku: string) => reasons.get(`${order}\n${sku}`) ?? reasons.get(`${order}\n`) ?? ''
  for (const { key, order = '', sku, at } of reviews) {
    troubles.push({ sign: 'review', order, sku, at, reason: reasonOf(order, sku), key })
  }
  for (const refund of refunds) troubles.push({ ...refund, reason: reasonOf(refund.order, refund.sku) })
  return troubles
}

/** What came in of each SKU, oldest first. */
export function receiptsOf(purchases: readonly Purchase[]): Map<string, Receipt[]> {
  const bySku = new Map<string, Receipt[]>()
  for (const { key, supplier, state, receivedAt, expectedAt, lines } of purchases) {
    for (const line of lines) {
      const units = receivedOf(line, state) - (line.defects ?? 0)
      if (units <= 0) continue
      const own = bySku.get(line.sku) ?? []
      own.push({ purchase: key, supplier, sku: line.sku, units, cost: line.cost, at: receivedAt ?? expectedAt })
      bySku.set(line.sku, own)
    }
  }
  for (const own of bySku.values()) own.sort((a, b) => a.at - b.at)
  return bySku
}
