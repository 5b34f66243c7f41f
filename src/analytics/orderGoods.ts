import { type Columns, CREDIT, NON_PRODUCT } from './columns'
import type { OrderGoods } from './orderSums'

/** For orders [from, to); false where a sum does not fit. */
export function sumGoods(
  { orders, lines }: Columns,
  nonProducts: boolean,
  { gross, lineDiscount }: OrderGoods,
  from: number,
  to: number,
): boolean {
  const { amount, discount, kind, notSale } = lines
  let fits = true
  for (let order = from; order < to; order++) {
    let goods = 0
    let off = 0
    const end = orders.type[order] === CREDIT ? 0 : orders.lineStart[order + 1]
    for (let line = orders.lineStart[order]; line < end; line++) {
      if (notSale[line] !== 0 || (!nonProducts && NON_PRODUCT[kind[line]])) continue
      goods += amount[line]
      off += discount[line]
    }
    gross[order] = goods
    lineDiscount[order] = off
    fits &&= gross[order] === goods && lineDiscount[order] === off
  }
  return fits
}
