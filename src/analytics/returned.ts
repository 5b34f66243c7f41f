import type { FactTable } from '~/segments/orderTable'

/**
 * 1 for sales of which all was given back (in the order's own currency, so that rounding decides nothing) and for paid orders that were cancelled; for
 * orders from row `from` on.
 */
export function markReturned(facts: FactTable, from = 0): Uint8Array {
  const { orders, lines, refunds } = facts
  const returned = new Uint8Array(orders.count - from)
  for (let order = from; order < orders.count; order++) {
    if (!Number.isNaN(orders.cancelledAt[order])) returned[order - from] = 1
    const end = orders.refundStart[order + 1]
    let back = 0
    for (let refund = orders.refundStart[order]; refund < end; refund++)
      back += refunds.goods[refund] + refunds.shipping[refund] + refunds.tax[refund]
    if (back <= 0) continue
    let paid = orders.shipping[order] - orders.discount[order]
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
      if (lines.notSale[line] === 0) paid += lines.amount[line] - lines.discount[line]
    }
    if (back >= paid) returned[order - from] = 1
  }
  return returned
}
