import { NOT_SALE, ORDER_TYPES } from '~/domain/order'
import { ORDER_STATES, orderState } from '~/domain/orderState'
import type { OrderTable } from '~/segments/orderTable'

/** A whole table, and which of its orders a later commit replaced. */
export interface SeenTable {
  table: OrderTable
  hidden?: Uint8Array
}

/** The orders of all tables that are seen, one row each, with what the list derives. Amounts in the order's own currency. */
export interface OrderColumns {
  readonly count: number
  /** Which table, and which order of it. */
  readonly table: Uint32Array
  readonly order: Uint32Array
  readonly placedAt: Float64Array
  readonly total: Float64Array
  readonly refunded: Float64Array
  readonly units: Float64Array
  /** Index in ORDER_STATES. */
  readonly state: Uint8Array
  /** By table: row of each order, -1 where hidden. */
  readonly rowOf: Int32Array[]
}

const CREDIT = ORDER_TYPES.indexOf('credit')
const COUNTS = NOT_SALE.indexOf('')

export function listOrders(tables: SeenTable[]): OrderColumns {
  const room = tables.reduce((sum, { table }) => sum + table.orders.count, 0)
  const columns = {
    table: new Uint32Array(room),
    order: new Uint32Array(room),
    placedAt: new Float64Array(room),
    total: new Float64Array(room),
    refunded: new Float64Array(room),
    units: new Float64Array(room),
    state: new Uint8Array(room),
  }
  let count = 0
  const rowOf = tables.map(({ table, hidden }, t) => {
    const rows = new Int32Array(table.orders.count).fill(-1)
    for (let order = 0; order < table.orders.count; order++) {
      if (hidden?.[order]) continue
      const row = count++
      rows[order] = row
      columns.table[row] = t
      columns.order[row] = order
      columns.placedAt[row] = table.orders.placedAt[order]
      addUp(table, order, columns, row)
    }
    return rows
  })
  return { ...columns, count, rowOf }
}

/** As tallyOrder does for a record, from columns. */
function addUp(
  { orders, lines, refunds }: OrderTable,
  order: number,
  columns: Pick<OrderColumns, 'total' | 'refunded' | 'units' | 'state'>,
  row: number,
) {
  const credit = orders.type[order] === CREDIT
  let total = orders.shipping[order] - orders.discount[order]
  let units = 0
  let counts = false
  for (let line = orders.lineStart[order], end = orders.lineStart[order + 1]; line < end; line++) {
    if (!credit && lines.notSale[line] !== COUNTS) continue
    counts = true
    total += lines.amount[line] - lines.discount[line]
    units += lines.quantity[line]
  }
  let refunded = 0
  for (let refund = orders.refundStart[order], end = orders.refundStart[order + 1]; refund < end; refund++) {
    refunded += refunds.goods[refund] + refunds.shipping[refund] + refunds.tax[refund]
  }
  columns.total[row] = total
  columns.units[row] = units
  columns.refunded[row] = refunded
  columns.state[row] = ORDER_STATES.indexOf(
    orderState({
      type: ORDER_TYPES[orders.type[order]],
      paid: !Number.isNaN(orders.paidAt[order]),
      cancelled: !Number.isNaN(orders.cancelledAt[order]),
      counts,
      total,
      refunded,
    }),
  )
}
