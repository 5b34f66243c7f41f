import type { Simulated } from './simulate'

/** What was really sold: the basis of goals and of what promotions were expected to bring. Amounts. */
export interface Sold {
  gmv: number
  orders: number
}

/** Paid orders by day of payment. */
export function soldByDay({ table, calendar }: Simulated): Sold[] {
  const days = Array.from({ length: calendar.count }, (): Sold => ({ gmv: 0, orders: 0 }))
  eachPaid(table, (order, gmv) => add(days[calendar.placeOf(table.orders.paidAt[order])], gmv))
  return days
}

/** Paid orders by the promotion that they name. */
export function soldByPromotion({ table, plans }: Simulated): Map<string, Sold> {
  const sold = new Map(plans.map(({ key }): [string, Sold] => [key, { gmv: 0, orders: 0 }]))
  const { codes, values } = table.orders.promotion
  eachPaid(table, (order, gmv) => add(sold.get(values[codes[order]]), gmv))
  return sold
}

function add(sold: Sold | undefined, gmv: number): void {
  if (!sold) return
  sold.gmv += gmv
  sold.orders++
}

function eachPaid({ orders, lines }: Simulated['table'], see: (order: number, gmv: number) => void): void {
  for (let order = 0; order < orders.count; order++) {
    if (Number.isNaN(orders.paidAt[order])) continue
    let gmv = orders.shipping[order] - orders.discount[order]
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) gmv += lines.amount[line]
    see(order, gmv)
  }
}
