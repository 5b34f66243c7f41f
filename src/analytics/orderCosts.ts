import { costAt } from '~/segments/orderTable'
import { type Columns, CREDIT } from './columns'
import type { Dataset } from './dataset'
import { LazyColumns } from './grow'
import { type LineScope, countsLine } from './orderSums'
import { type ShopColumns, keep, nameOfLines } from './shopColumns'

/** Of the lines whose cost is known, by order. */
type OrderCosts = {
  readonly cost: Float64Array
  readonly costedNet: Float64Array
}

function sumCosts({ orders, lines }: Columns, scope: LineScope, into: OrderCosts, from: number, to: number) {
  for (let order = from; order < to; order++) {
    let cost = 0
    let net = 0
    const end = orders.type[order] === CREDIT ? 0 : orders.lineStart[order + 1]
    for (let line = orders.lineStart[order]; line < end; line++) {
      const each = costAt(lines.cost, line)
      if (Number.isNaN(each) || !countsLine(lines, line, scope)) continue
      cost += each * lines.quantity[line]
      net += lines.amount[line] - lines.discount[line]
    }
    into.cost[order] = cost
    into.costedNet[order] = net
  }
}

const known = new WeakMap<ShopColumns, (scope: LineScope) => LazyColumns<OrderCosts>>()

/** Made when they are first asked for, and lengthened when orders have come since. */
export function orderCosts({ shop, orders }: Dataset, scope: LineScope): OrderCosts {
  const costs =
    known.get(shop) ??
    keep(
      (of: LineScope) =>
        new LazyColumns<OrderCosts>({ cost: new Float64Array(0), costedNet: new Float64Array(0) }, (into, from, to) =>
          sumCosts(shop.columns, of, into, from, to),
        ),
      nameOfLines,
    )
  known.set(shop, costs)
  return costs(scope).get(orders.count)
}
