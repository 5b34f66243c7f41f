import { NOT_SALE, ORDER_TYPES } from '~/domain/order'
import { onTheWay, type Purchase, type StockLevel } from '~/domain/stock'
import type { OrderTable } from '~/segments/orderTable'
import type { ColumnsOf } from './columnFiles'
import type { SeenTable } from './orderColumns'

/** What there is, by SKU code and over all locations. */
export type StockLevels = ReadonlyMap<string, StockLevel>

type Movements = ColumnsOf<'movements'>

export const NO_LEVELS: StockLevels = new Map()

const CREDIT = ORDER_TYPES.indexOf('credit')
const COUNTS = NOT_SALE.indexOf('')

/**
 * The levels of every SKU that stock is kept of: that a movement or a purchase names. Orders of other codes promise nothing: a shop that does not
 * count its stock has none to give away.
 */
export function sumLevels(movements: readonly Movements[], tables: readonly SeenTable[], purchases: readonly Purchase[]): StockLevels {
  const levels = new Map<string, StockLevel>()
  const levelOf = (sku: string): StockLevel => {
    let level = levels.get(sku)
    if (!level) levels.set(sku, (level = { sku, onHand: 0, reserved: 0, incoming: 0 }))
    return level
  }
  for (const table of movements) addMovements(table, levelOf)
  for (const { state, lines } of purchases) {
    for (const { sku, quantity } of onTheWay({ state, lines })) levelOf(sku).incoming += quantity
  }
  if (levels.size > 0) for (const { table, hidden } of tables) addReserved(table, hidden, levels)
  return levels
}

function addMovements({ count, numbers: { quantity }, texts: { sku } }: Movements, levelOf: (sku: string) => StockLevel) {
  const sums = new Float64Array(sku.values.length)
  const named = new Uint8Array(sku.values.length)
  for (let row = 0; row < count; row++) {
    sums[sku.codes[row]] += quantity[row]
    named[sku.codes[row]] = 1
  }
  sku.values.forEach((code, at) => {
    if (named[at] && code !== '') levelOf(code).onHand += sums[at]
  })
}

/** Units of orders that are paid and neither shipped, cancelled nor paid back in full. */
function addReserved({ orders, lines, refunds }: OrderTable, hidden: Uint8Array | undefined, levels: ReadonlyMap<string, StockLevel>) {
  const levelOf = lines.sku.values.map((code) => (code === '' ? undefined : levels.get(code)))
  for (let order = 0; order < orders.count; order++) {
    if (!isOpen(orders, order) || hidden?.[order] || orders.test[order] || orders.type[order] === CREDIT) continue
    const start = orders.lineStart[order]
    const end = orders.lineStart[order + 1]
    let total = orders.shipping[order] - orders.discount[order]
    let refunded = 0
    for (let line = start; line < end; line++) if (lines.notSale[line] === COUNTS) total += lines.amount[line] - lines.discount[line]
    for (let refund = orders.refundStart[order]; refund < orders.refundStart[order + 1]; refund++) {
      refunded += refunds.goods[refund] + refunds.shipping[refund] + refunds.tax[refund]
    }
    if (total > 0 && refunded >= total) continue
    for (let line = start; line < end; line++) {
      const level = levelOf[lines.sku.codes[line]]
      if (level && lines.notSale[line] === COUNTS) level.reserved += lines.quantity[line]
    }
  }
}

const isOpen = ({ paidAt, cancelledAt, shippedAt }: OrderTable['orders'], order: number): boolean =>
  !Number.isNaN(paidAt[order]) && Number.isNaN(cancelledAt[order]) && Number.isNaN(shippedAt[order])
