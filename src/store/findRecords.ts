import { shownBuyer, type Sight } from '~/domain/customer'
import { formatDay, type Zone } from '~/lib/zone'

import type { CustomerIndex } from './customerList'
import type { Found } from './lists'
import type { SeenTable } from './orderColumns'
import type { ProductIndex } from './productList'
import { searchPart } from './searchText'

export interface Findable {
  tables: readonly SeenTable[]
  products: ProductIndex
  customers: CustomerIndex
  zone: Zone
  /** Of who looks: masks what they may not see. */
  sight: Sight
}

/** Of each kind so many. */
const HANDFUL = 5
/** A part from the middle of a number, such as its last digits, is looked for from so many letters on. */
const INSIDE_FROM = 4

/** How well something fits: the very name, the beginning of it, anything else. */
const FIT = { exact: 0, begins: 1, holds: 2 } as const
type Fit = (typeof FIT)[keyof typeof FIT]

/** Orders, products and customers that a few letters find, a handful of each; what is called exactly so first, orders before products before customers. */
export function findRecords(typed: string, shop: Findable): Found[] {
  const part = searchPart(typed)
  if (part === undefined) return []
  const hits = [...findOrders(typed.trim(), shop), ...findProducts(part, shop), ...findCustomers(part, shop)]
  return hits.sort((a, b) => a.fit - b.fit).map(({ found }) => found)
}

interface Hit {
  found: Found
  fit: Fit
}

interface OrderHit {
  table: number
  order: number
  fit: Fit
  at: number
}

function findOrders(typed: string, { tables, zone, sight }: Findable): Hit[] {
  const spelled = [...new Set([typed, typed.toUpperCase(), typed.toLowerCase()])]
  const inside = typed.length >= INSIDE_FROM
  const fitOf = (number: string): Fit | undefined => {
    for (const text of spelled) {
      if (number.startsWith(text)) return number.length === text.length ? FIT.exact : FIT.begins
      if (inside && number.includes(text)) return FIT.holds
    }
    return undefined
  }
  const best: OrderHit[] = []
  tables.forEach(({ table: { orders }, hidden }, table) => {
    for (let order = 0; order < orders.count; order++) {
      const fit = fitOf(orders.number[order])
      if (fit === undefined || hidden?.[order]) continue
      keepBest(best, { table, order, fit, at: orders.placedAt[order] })
    }
  })
  return best.map(({ table, order, fit }) => {
    const { orders } = tables[table].table
    const text = (name: 'buyer' | 'buyerName') => orders[name].values[orders[name].codes[order]]
    const buyer = shownBuyer({ key: text('buyer'), name: text('buyerName') }, sight)
    const day = formatDay(zone.dayOf(orders.placedAt[order]))
    return {
      fit,
      found: { kind: 'order', key: orders.number[order], title: orders.number[order], aside: [day, buyer].filter(Boolean).join(' · ') },
    }
  })
}

/** A handful, best first: how well it fits, then the newest. */
function keepBest(best: OrderHit[], hit: OrderHit) {
  const isBetter = (other: OrderHit) => (hit.fit - other.fit || other.at - hit.at) < 0
  const last = best.at(-1)
  if (best.length === HANDFUL && last && !isBetter(last)) return
  let at = best.length
  while (at > 0 && isBetter(best[at - 1])) at--
  best.splice(at, 0, hit)
  if (best.length > HANDFUL) best.pop()
}

function findProducts(part: string, { products }: Findable): Hit[] {
  return products.find(part, HANDFUL).map(({ sku, title }) => ({
    fit: fitOfText(part, sku, title),
    found: { kind: 'product', key: sku, title: title || sku, aside: title ? sku : '' },
  }))
}

function findCustomers(part: string, { customers, sight }: Findable): Hit[] {
  const { items } = customers.query({ search: part, sort: 'gmv', descending: true, offset: 0, limit: HANDFUL }, sight)
  return items.map(({ customer, name, contact }) => ({
    fit: fitOfText(part, name, ...contact.split(' · ')),
    found: { kind: 'customer', key: customer, title: name, aside: contact },
  }))
}

function fitOfText(part: string, ...texts: string[]): Fit {
  const lower = texts.map((text) => text.toLowerCase())
  if (lower.includes(part)) return FIT.exact
  return lower.some((text) => text.startsWith(part)) ? FIT.begins : FIT.holds
}
