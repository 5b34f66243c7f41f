import { NOT_SALE, ORDER_TYPES } from '~/domain/order'
import { MOVEMENT_KINDS } from '~/domain/stock'
import type { OrderTable } from '~/segments/orderTable'
import type { MovementTable } from './ledger'

const CREDIT = ORDER_TYPES.indexOf('credit')
const COUNTS = NOT_SALE.indexOf('')

/** What the rule reads of a whole table. */
export interface PromisingTable {
  readonly table: Pick<OrderTable, 'lines' | 'refunds'> & {
    readonly orders: Pick<
      OrderTable['orders'],
      'count' | 'type' | 'test' | 'paidAt' | 'shippedAt' | 'cancelledAt' | 'shipping' | 'discount' | 'lineStart' | 'refundStart'
    >
  }
  readonly hidden?: Uint8Array
}

/**
 * Promises to buyers as movements, so that what was reserved on any day follows as stock does: units are promised when their order is paid, until it is
 * shipped, cancelled, or paid back in full; units that were cancelled by themselves were never promised. At the newest moment they come to what
 * store/stockLevels.ts calls reserved.
 */
export function promisesOf(tables: readonly PromisingTable[]): MovementTable[] {
  return tables.map(promisesOfTable)
}

function promisesOfTable({ table, hidden }: PromisingTable): MovementTable {
  const { orders, lines } = table
  const at: number[] = []
  const quantity: number[] = []
  const sku: number[] = []
  for (let order = 0; order < orders.count; order++) {
    const paidAt = orders.paidAt[order]
    if (Number.isNaN(paidAt) || hidden?.[order] || orders.test[order] || orders.type[order] === CREDIT) continue
    const end = endOf(table, order)
    if (end <= paidAt) continue
    for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++) {
      const units = lines.quantity[line] - lines.cancelled[line]
      if (lines.notSale[line] !== COUNTS || units === 0) continue
      at.push(paidAt)
      quantity.push(units)
      sku.push(lines.sku.codes[line])
      if (end === Infinity) continue
      at.push(end)
      quantity.push(-units)
      sku.push(lines.sku.codes[line])
    }
  }
  return {
    count: at.length,
    numbers: {
      at: Float64Array.from(at),
      quantity: Float64Array.from(quantity),
      kind: new Float64Array(at.length).fill(MOVEMENT_KINDS.indexOf('adjusted')),
    },
    texts: { sku: { codes: Uint32Array.from(sku), values: lines.sku.values } },
  }
}

/** When the promise of a paid order ended; Infinity: it stands. */
function endOf({ orders, lines, refunds }: PromisingTable['table'], order: number): number {
  const { shippedAt, cancelledAt } = orders
  let end = Infinity
  if (!Number.isNaN(shippedAt[order])) end = shippedAt[order]
  if (cancelledAt[order] < end) end = cancelledAt[order]
  let total = orders.shipping[order] - orders.discount[order]
  for (let line = orders.lineStart[order]; line < orders.lineStart[order + 1]; line++)
    if (lines.notSale[line] === COUNTS) total += lines.amount[line] - lines.discount[line]
  let back = 0
  let last = -Infinity
  for (let refund = orders.refundStart[order]; refund < orders.refundStart[order + 1]; refund++) {
    back += refunds.goods[refund] + refunds.shipping[refund] + refunds.tax[refund]
    last = Math.max(last, refunds.at[refund])
  }
  return total > 0 && back >= total && last < end ? last : end
}
