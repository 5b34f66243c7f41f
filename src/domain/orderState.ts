import type { Amount } from './money'
import type { Order, OrderType } from './order'

/** What an order is at a glance; derived, one rule for list, filter, facet and drawer. */
export const ORDER_STATES = ['paid', 'unpaid', 'cancelled', 'partlyRefunded', 'refunded', 'credit', 'nonSale'] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** An order added up; amounts in its own currency. */
export interface OrderTally {
  type: OrderType
  /** It has a time of payment, of cancelling. */
  paid: boolean
  cancelled: boolean
  /** At least one line counts as a sale. */
  counts: boolean
  /** Goods + shipping − discounts of what counts; negative on a credit note. */
  total: Amount
  /** Goods, shipping and tax given back. */
  refunded: Amount
}

/**
 * Money that went back in full says more than the cancel that led to it: the buyer has it. An order of which nothing counts is
 * a non-sale whatever else happened to it, unless it was cancelled.
 */
export function orderState({ type, paid, cancelled, counts, total, refunded }: OrderTally): OrderState {
  if (type === 'credit') return 'credit'
  if (counts && paid && total > 0 && refunded >= total) return 'refunded'
  if (cancelled) return 'cancelled'
  if (!counts) return 'nonSale'
  if (!paid) return 'unpaid'
  return refunded > 0 ? 'partlyRefunded' : 'paid'
}

/** Adds an order up. `units` are those of the lines that count; a credit note counts all its lines. */
export function tallyOrder(order: Order): OrderTally & { units: number } {
  const lines = order.type === 'credit' ? order.lines : order.lines.filter((line) => line.notSale === '')
  let total = order.shipping - order.discount
  let units = 0
  for (const line of lines) {
    total += line.amount - line.discount
    units += line.quantity
  }
  let refunded = 0
  for (const refund of order.refunds) refunded += refund.goods + refund.shipping + refund.tax
  return {
    type: order.type,
    paid: order.paidAt !== undefined,
    cancelled: order.cancelledAt !== undefined,
    counts: lines.length > 0,
    total,
    refunded,
    units,
  }
}
