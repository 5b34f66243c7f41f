import { LINE_KINDS } from '~/domain/order'
import type { Day } from '~/lib/zone'
import { costAt } from '~/segments/orderTable'
import { NON_PRODUCT } from './columns'
import type { Dataset } from './dataset'
import { firstFrom } from './dayIndex'
import type { Scope } from './query'

/** What orders come to where promotions are followed. GMV, orders and units are those of metrics.md; amounts in the shop's currency, whole. */
export interface OrderSums {
  gmv: number
  orders: number
  units: number
  /** Of whole orders and of lines. */
  discount: number
  /** Gifts at cost, where it is known. */
  gifts: number
  /** What was paid (postage and discounts of whole orders shared out by line) less cost, of lines whose cost is known, less gifts; and what was paid for those lines. */
  margin: number
  costed: number
}

export const noSums = (): OrderSums => ({ gmv: 0, orders: 0, units: 0, discount: 0, gifts: 0, margin: 0, costed: 0 })

export function addSums(to: OrderSums, one: OrderSums, times = 1): OrderSums {
  to.gmv += times * one.gmv
  to.orders += times * one.orders
  to.units += times * one.units
  to.discount += times * one.discount
  to.gifts += times * one.gifts
  to.margin += times * one.margin
  to.costed += times * one.costed
  return to
}

const GIFT = LINE_KINDS.indexOf('gift')

/** Sums of single orders, by row. The dataset has to know every line. */
export class OrderFigures {
  readonly #dataset: Dataset
  readonly #scope: Scope
  readonly #paid: ArrayLike<number>
  readonly #units: ArrayLike<number>
  readonly #goods: ReturnType<Dataset['goods']>

  constructor(dataset: Dataset, scope: Scope) {
    this.#dataset = dataset
    this.#scope = scope
    this.#paid = dataset.money(scope.nonProducts).paid
    this.#units = dataset.units(scope).units
    this.#goods = dataset.goods(scope.nonProducts)
  }

  of(order: number): OrderSums {
    const gmv = this.#paid[order]
    const isPaid = gmv > 0
    return {
      gmv,
      orders: isPaid ? 1 : 0,
      units: isPaid ? this.#units[order] : 0,
      discount: this.#goods.lineDiscount[order] + this.#dataset.orders.discount[order],
      ...this.#margin(order, gmv),
    }
  }

  #margin(order: number, gmv: number): Pick<OrderSums, 'gifts' | 'margin' | 'costed'> {
    const { lines, orders } = this.#dataset
    let [net, known, cost, gifts] = [0, 0, 0, 0]
    for (let line = orders.lineStart[order], end = orders.lineStart[order + 1]; line < end; line++) {
      if (lines.notSale[line] !== 0) continue
      const each = costAt(lines.cost, line)
      const quantity = lines.quantity[line]
      if (lines.kind[line] === GIFT) {
        if (!Number.isNaN(each)) gifts += each * quantity
        continue
      }
      if (!this.#scope.nonProducts && NON_PRODUCT[lines.kind[line]]) continue
      const paid = lines.amount[line] - lines.discount[line]
      net += paid
      if (Number.isNaN(each)) continue
      known += paid
      cost += each * quantity
    }
    const costed = net === 0 ? 0 : Math.round((gmv * known) / net)
    return { gifts, costed, margin: costed - cost - gifts }
  }
}

/** Calls with the row of every paid order of the days [from, to), by day. */
export function eachPaid({ paid }: Pick<Dataset, 'paid'>, from: Day, to: Day, see: (order: number, day: Day) => void): void {
  for (let at = firstFrom(paid, from), end = firstFrom(paid, to); at < end; at++) see(paid.row[at], paid.day[at])
}

/** Calls with every line of an order that counts as goods: its SKU's code, its units, and what was paid for it with its part of the order's discount and postage. */
export function eachGoods(
  dataset: Dataset,
  order: number,
  see: (sku: number, units: number, paid: number, cost: number | undefined) => void,
): void {
  const { lines, orders } = dataset
  const from = orders.lineStart[order]
  const end = orders.lineStart[order + 1]
  let net = 0
  for (let line = from; line < end; line++) if (countsAsGoods(dataset, line)) net += netOf(dataset, line)
  const beside = orders.shipping[order] - orders.discount[order]
  let [passed, given] = [0, 0]
  for (let line = from; line < end; line++) {
    if (!countsAsGoods(dataset, line)) continue
    const own = netOf(dataset, line)
    passed += own
    // By running sums, so that the parts come to the whole.
    const until = net === 0 ? beside : Math.round((beside * passed) / net)
    const each = costAt(lines.cost, line)
    const quantity = lines.quantity[line]
    see(lines.sku.codes[line], quantity, own + until - given, Number.isNaN(each) ? undefined : each * quantity)
    given = until
  }
}

const netOf = ({ lines }: Dataset, line: number): number => lines.amount[line] - lines.discount[line]

const countsAsGoods = ({ lines }: Dataset, line: number): boolean =>
  lines.notSale[line] === 0 && lines.kind[line] !== GIFT && !NON_PRODUCT[lines.kind[line]]
