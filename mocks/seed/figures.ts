import type { Day } from '~/lib/zone'
import type { Simulated } from './simulate'
import { DEPARTMENTS } from './tree'

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

/** Paid goods from a day on, by key of the department. */
export function soldByDepartment({ table, calendar, catalog }: Simulated, from: Day): Map<string, number> {
  const { orders, lines } = table
  const since = calendar.startOf(from)
  const departmentOf = new Map(
    catalog.goods.flatMap(({ product, department }) => product.skus.map(({ code }) => [code, DEPARTMENTS[department].key])),
  )
  const sold = new Map<string, number>()
  for (let order = 0; order < orders.count; order++) {
    if (!(orders.paidAt[order] >= since)) continue
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
      const department = departmentOf.get(lines.sku.values[lines.sku.codes[line]])
      if (department !== undefined) sold.set(department, (sold.get(department) ?? 0) + lines.amount[line])
    }
  }
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
