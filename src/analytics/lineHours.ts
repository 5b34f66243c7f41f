import type { Dataset } from './dataset'
import { hourOf } from './days'
import { LazyColumns } from './grow'
import { orderOfLine } from './orderOfLine'
import type { ShopColumns } from './shopColumns'

const known = new WeakMap<ShopColumns, LazyColumns<{ hours: Uint8Array }>>()

/** Hour of each line's own time, on a payment's day; made when first asked for, and lengthened when lines have come since. */
export function lineHours({ shop, lines }: Dataset): Uint8Array {
  const columns = known.get(shop) ?? columnsOf(shop)
  known.set(shop, columns)
  return columns.get(lines.count).hours
}

const columnsOf = (shop: ShopColumns) =>
  new LazyColumns<{ hours: Uint8Array }>({ hours: new Uint8Array(0) }, ({ hours }, from, to) => {
    const { paidAt, lineStart } = shop.columns.orders
    const { later } = shop.columns.lines
    for (let order = orderOfLine(lineStart, from), line = from; line < to; order++)
      for (; line < lineStart[order + 1] && line < to; line++) hours[line] = hourOf(shop.zone, paidAt[order] + later[line] * 1000)
  })
