import type { Dataset } from '~/analytics/dataset'
import { addSums, eachGoods, eachPaid, noSums, OrderFigures, type OrderSums } from '~/analytics/promotionOrders'
import type { CartGoods } from '~/domain/promotion/cart'
import { coversAny, isStopped } from '~/domain/promotion/paceChange'
import type { Promotion } from '~/domain/promotion/promotion'
import type { Day } from '~/lib/zone'
import type { KnownGoods } from './promotionRoomGoods'
import { ROOM_SCOPE } from './promotionRoom'

/** Whose goods: covered by the promotion, of the same product or the same smallest category, or neither. */
const OTHER = 0
const COVERED = 1
const SIBLING = 2

export const MEASURES = ['units', 'gmv', 'margin'] as const
export type Measure = (typeof MEASURES)[number]
export type DayColumns = Record<Measure, Float64Array>

/** The shop by days: what the promotion covers, their siblings, and all of it. */
export interface JudgedDays {
  first: Day
  covered: DayColumns
  siblings: DayColumns
  total: DayColumns
  /** Orders that carry the promotion, on its days. */
  own: OrderSums
  /** Codes of the buyers of those. */
  buyers: ReadonlySet<number>
  /** By code of the SKU: what weighs one thing and another. */
  bySibling: ReadonlyMap<number, { units: number; baseUnits: number; gmv: number; baseGmv: number }>
  siblingCount: number
}

export interface JudgedAsk {
  promotion: Promotion
  /** Days [from, to) of the columns, and those of the promotion. */
  from: Day
  to: Day
  window: { from: Day; to: Day }
  goods: KnownGoods
  /** Days that are compared count 1; usual days what they stand for. */
  isCompared: (day: Day) => boolean
  weights: ReadonlyMap<Day, number>
}

const columns = (days: number): DayColumns => ({
  units: new Float64Array(days),
  gmv: new Float64Array(days),
  margin: new Float64Array(days),
})

/** Goes through the orders of the days once. */
export function judgedDays(dataset: Dataset, ask: JudgedAsk): JudgedDays {
  const { promotion, from, to, window } = ask
  const { orders, lines } = dataset
  const { kinds, siblingCount } = kindsOf(lines.sku.values, promotion, ask.goods)
  const own = orders.promotion.values.indexOf(promotion.key)
  const figures = new OrderFigures(dataset, ROOM_SCOPE)
  const days = { covered: columns(to - from), siblings: columns(to - from), total: columns(to - from) }
  const sums = noSums()
  const buyers = new Set<number>()
  const bySibling = new Map<number, { units: number; baseUnits: number; gmv: number; baseGmv: number }>()
  eachPaid(dataset, from, to, (order, day) => {
    const one = figures.of(order)
    const at = day - from
    for (const measure of MEASURES) days.total[measure][at] += one[measure]
    const isOwn = own > 0 && orders.promotion.codes[order] === own
    if (isOwn && day >= window.from && day < window.to) {
      addSums(sums, one)
      if (one.orders > 0 && orders.buyer.codes[order] > 0) buyers.add(orders.buyer.codes[order])
    }
    // What it gave away is part of what it cost.
    if (isOwn) days.covered.margin[at] -= one.gifts
    const isCompared = ask.isCompared(day)
    const weight = ask.weights.get(day)
    eachGoods(dataset, order, (sku, units, paid, cost) => {
      const kind = kinds[sku]
      if (kind === OTHER) return
      const into = kind === COVERED ? days.covered : days.siblings
      const counted = one.orders > 0 ? units : 0
      into.units[at] += counted
      into.gmv[at] += paid
      if (cost !== undefined) into.margin[at] += paid - cost
      if (kind !== SIBLING || (!isCompared && weight === undefined)) return
      const known = bySibling.get(sku) ?? { units: 0, baseUnits: 0, gmv: 0, baseGmv: 0 }
      bySibling.set(sku, known)
      if (isCompared) {
        known.units += counted
        known.gmv += paid
      } else {
        known.baseUnits += (weight ?? 0) * counted
        known.baseGmv += (weight ?? 0) * paid
      }
    })
  })
  return { first: from, ...days, own: sums, buyers, bySibling, siblingCount }
}

function kindsOf(skus: readonly string[], promotion: Promotion, { of }: KnownGoods): { kinds: Uint8Array; siblingCount: number } {
  const kinds = new Uint8Array(skus.length)
  const goods = skus.map((sku) => (sku === '' ? undefined : of(sku)))
  const products = new Set<string>()
  const leaves = new Set<string>()
  goods.forEach((each, code) => {
    if (!each || !(coversAny(promotion.rules, each) || isStopped(promotion.rules, each))) return
    kinds[code] = COVERED
    products.add(each.product)
    if (each.categories.length > 0) leaves.add(each.categories[0])
  })
  const isSibling = (each: CartGoods) => products.has(each.product) || (each.categories.length > 0 && leaves.has(each.categories[0]))
  let siblingCount = 0
  goods.forEach((each, code) => {
    if (!each || kinds[code] === COVERED || !isSibling(each)) return
    kinds[code] = SIBLING
    siblingCount++
  })
  return { kinds, siblingCount }
}
