import type { Day } from '~/lib/zone'
import type { Simulated } from './simulate'
import { DEPARTMENTS } from './tree'

/** What was really sold: the basis of goals and of what promotions were expected to bring. Amounts. */
export interface Sold {
  gmv: number
  orders: number
  units: number
  discount: number
  /** Paid for goods and postage, less the cost of the goods. */
  margin: number
}

const nothing = (): Sold => ({ gmv: 0, orders: 0, units: 0, discount: 0, margin: 0 })

/** Paid orders by day of payment. */
export function soldByDay({ table, calendar }: Simulated): Sold[] {
  const days = Array.from({ length: calendar.count }, nothing)
  eachPaid(table, (order, sold) => add(days[calendar.placeOf(table.orders.paidAt[order])], sold))
  return days
}

/** Paid orders by the promotion that they name. */
export function soldByPromotion({ table, plans }: Simulated): Map<string, Sold> {
  const sold = new Map(plans.map(({ key }): [string, Sold] => [key, nothing()]))
  const { codes, values } = table.orders.promotion
  eachPaid(table, (order, own) => add(sold.get(values[codes[order]]), own))
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

const FIELDS = ['gmv', 'orders', 'units', 'discount', 'margin'] as const satisfies readonly (keyof Sold)[]

function add(sum: Sold | undefined, one: Sold): void {
  if (sum) for (const field of FIELDS) sum[field] += one[field]
}

/** A part of it, each figure by itself. */
export const scaled = (sold: Sold, by: number): Sold => ({
  gmv: sold.gmv * by,
  orders: sold.orders * by,
  units: sold.units * by,
  discount: sold.discount * by,
  margin: sold.margin * by,
})

export function sumOf(all: readonly Sold[]): Sold {
  const sum = nothing()
  for (const one of all) add(sum, one)
  return sum
}

function eachPaid({ orders, lines }: Simulated['table'], see: (order: number, sold: Sold) => void): void {
  const one = { ...nothing(), orders: 1 }
  for (let order = 0; order < orders.count; order++) {
    if (Number.isNaN(orders.paidAt[order])) continue
    one.gmv = orders.shipping[order] - orders.discount[order]
    one.discount = orders.discount[order]
    one.units = 0
    let cost = 0
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
      one.gmv += lines.amount[line]
      cost += lines.cost[line] * lines.quantity[line]
      if (lines.amount[line] > 0) one.units += lines.quantity[line]
    }
    one.margin = one.gmv - cost
    see(order, one)
  }
}
