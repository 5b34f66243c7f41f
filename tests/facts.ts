import type { Order } from '~/domain/order'
import type { FactTable, OrderTable } from '~/segments/orderTable'
import { aTable } from './builders'

/** Orders as the engine takes them; those for which `hidden` is true are masked, as a later commit would. */
export function someFacts(orders: Order[], hidden: (order: Order) => boolean = () => false): OrderTable & FactTable {
  const table = aTable(orders)
  const titles = new Map(
    orders
      .flatMap((order) => order.lines)
      .filter((line) => line.title !== '')
      .map((line) => [line.sku, line.title]),
  )
  const gone = new Set(orders.filter(hidden).map((order) => order.number))
  return {
    ...table,
    skuTitle: table.lines.sku.values.map((code) => titles.get(code) ?? ''),
    hidden: Uint8Array.from(table.orders.number, (number) => (gone.has(number) ? 1 : 0)),
  }
}
