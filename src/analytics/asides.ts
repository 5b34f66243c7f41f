import { type Columns, CREDIT, NON_PRODUCT } from './columns'
import { NO_DAY, indexDays } from './dayIndex'
import type { ShopColumns } from './shopColumns'

/** Lines that are no products, or are kept as non-sales, and their orders; what is said of them stands beside, since they lie far apart. */
export interface Asides {
  line: Uint32Array
  order: Uint32Array
  /** Index in NOT_SALE. */
  why: Uint8Array
  /** How many lines each stands for. */
  weight: Uint32Array
  net: Float64Array
}

export function collectAsides({ orders, lines }: Columns, from: number): Asides {
  const { lineStart } = orders
  const { notSale, kind } = lines
  const line: number[] = []
  const of: number[] = []
  let order = from
  for (let each = lineStart[from]; each < lineStart[orders.count]; each++) {
    if (notSale[each] === 0 && !NON_PRODUCT[kind[each]]) continue
    while (lineStart[order + 1] <= each) order++
    if (orders.excluded[order] || orders.type[order] === CREDIT) continue
    line.push(each)
    of.push(order)
  }
  return {
    line: Uint32Array.from(line),
    order: Uint32Array.from(of),
    why: Uint8Array.from(line, (each) => lines.notSale[each]),
    weight: Uint32Array.from(line, (each) => lines.weight?.[each] ?? 1),
    net: Float64Array.from(line, (each) => lines.amount[each] - lines.discount[each]),
  }
}

const known = new WeakMap<ShopColumns, Asides>()

/** Those of a shop, listed when they are first asked for. */
export function asidesIn(shop: ShopColumns): Asides {
  const asides = known.get(shop) ?? collectAsides(shop.columns, 0)
  known.set(shop, asides)
  return asides
}

/** Brings them up to date where they have been listed. */
export function changeAsides(shop: ShopColumns, change: (asides: Asides) => Asides): void {
  const asides = known.get(shop)
  if (asides) known.set(shop, change(asides))
}

interface AsideDays {
  readonly row: Uint32Array
  readonly day: Int32Array
  readonly dayOf: Int32Array
}

const days = new WeakMap<Asides, AsideDays>()

/** Asides by the day that their order counts on, or would have: a non-sale of an unpaid order has the day it was placed. */
export function asideDays({ orders: { paidDay, placedDay }, lines: { notSale } }: Columns, asides: Asides): AsideDays {
  const made = days.get(asides)
  if (made) return made
  const { line, order } = asides
  const dayOf = new Int32Array(line.length)
  for (let k = 0; k < dayOf.length; k++) {
    const day = paidDay[order[k]]
    dayOf[k] = day === NO_DAY && notSale[line[k]] !== 0 ? placedDay[order[k]] : day
  }
  const index = { dayOf, ...indexDays(dayOf) }
  days.set(asides, index)
  return index
}
