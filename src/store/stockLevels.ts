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
export function sumLevels(
  movements: readonly Movements[],
  tables: readonly SeenTable[],
  purchases: readonly Purchase[],
  /** Places whose goods are not for sale. */
  aside: ReadonlySet<string> = new Set(),
): StockLevels {
  const levels = new Map<string, StockLevel>()
  const levelOf = (sku: string): StockLevel => {
    let level = levels.get(sku)
    if (!level) levels.set(sku, (level = { sku, onHand: 0, reserved: 0, incoming: 0 }))
    return level
  }
  for (const table of movements) addMovements(table, aside, levelOf)
  for (const { state, lines } of purchases) {
    for (const { sku, quantity } of onTheWay({ state, lines })) levelOf(sku).incoming += quantity
  }
  if (levels.size > 0)
    addPromised(tables, (sku, units) => {
      const level = levels.get(sku)
      if (level) level.reserved += units
    })
  return levels
}

function addMovements(
  { count, numbers: { quantity }, texts: { sku, location } }: Movements,
  aside: ReadonlySet<string>,
  levelOf: (sku: string) => StockLevel,
) {
  const sums = new Float64Array(sku.values.length)
  const named = new Uint8Array(sku.values.length)
  const counts = location.values.map((place) => (aside.has(place) ? 0 : 1))
  for (let row = 0; row < count; row++) {
    sums[sku.codes[row]] += counts[location.codes[row]] * quantity[row]
    named[sku.codes[row]] = 1
  }
  sku.values.forEach((code, at) => {
    if (named[at] && code !== '') levelOf(code).onHand += sums[at]
  })
}

/** Units of orders that are paid and neither shipped, cancelled nor paid back in full, by SKU; of SKUs that no stock is kept of too. */
export function promisedUnits(tables: readonly SeenTable[]): Map<string, number> {
  const promised = new Map<string, number>()
  addPromised(tables, (sku, units) => promised.set(sku, (promised.get(sku) ?? 0) + units))
  return promised
}

/** What a return can be of: units of each SKU that an order has sent. Where files do not tell of shipments, what was paid for counts as sent. */
export function sentUnits(tables: readonly SeenTable[], number: string): Record<string, number> {
  const sent: Record<string, number> = {}
  for (const { table, hidden } of tables) {
    const { orders, lines } = table
    const order = orders.number.indexOf(number)
    if (order < 0 || hidden?.[order] || orders.type[order] === CREDIT) continue
    const tells = orders.shippedAt.some((at) => !Number.isNaN(at))
    const went = tells ? !Number.isNaN(orders.shippedAt[order]) : !Number.isNaN(orders.paidAt[order])
    if (!went) continue
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
      const code = lines.sku.values[lines.sku.codes[line]]
      const units = lines.quantity[line] - lines.cancelled[line]
      if (code !== '' && units > 0) sent[code] = (sent[code] ?? 0) + units
    }
  }
  return sent
}

function addPromised(tables: readonly SeenTable[], add: (sku: string, units: number) => void) {
  for (const { table, hidden } of tables) {
    const { orders, lines } = table
    for (let order = 0; order < orders.count; order++) {
      if (!isOpen(orders, order) || hidden?.[order] || orders.test[order] || orders.type[order] === CREDIT) continue
      if (isPaidBack(table, order)) continue
      for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
        const code = lines.sku.values[lines.sku.codes[line]]
        if (code !== '' && lines.notSale[line] === COUNTS) add(code, lines.quantity[line] - lines.cancelled[line])
      }
    }
  }
}

function isPaidBack({ orders, lines, refunds }: OrderTable, order: number): boolean {
  let total = orders.shipping[order] - orders.discount[order]
  let refunded = 0
  for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++)
    if (lines.notSale[line] === COUNTS) total += lines.amount[line] - lines.discount[line]
  for (let refund = orders.refundStart[order]; refund < orders.refundStart[order + 1]; refund++)
    refunded += refunds.goods[refund] + refunds.shipping[refund] + refunds.tax[refund]
  return total > 0 && refunded >= total
}

const isOpen = ({ paidAt, cancelledAt, shippedAt }: OrderTable['orders'], order: number): boolean =>
  !Number.isNaN(paidAt[order]) && Number.isNaN(cancelledAt[order]) && Number.isNaN(shippedAt[order])
