import type { Adapter } from '~/commerce/adapter'
import type { OrdersKept, PulledOrders } from '~/store/pulledOrders'
import type { SyncStore } from './syncStore'

export interface OrderPull {
  adapter: Adapter
  /** One for as long as the shop is open: it knows which orders there are. */
  orders: PulledOrders
  /** Where notes that wait are decided again. */
  store: SyncStore
  signal: AbortSignal
  /** ms after which a first pull lets the other areas have their turn. */
  turn: number
  /** After each commit: tabs are to hear of the version. */
  kept: (kept: OrdersKept) => void
}

/**
 * Brings orders in step: first those that are worked on, then what has changed, then the past, backwards, as long as its turn is. Goes on where it was after a cut.
 * False: there is more of the past to come.
 */
export async function pullOrders({ adapter, orders, signal }: OrderPull): Promise<boolean> {
  for await (const { records, next } of adapter.pull('orders', await orders.cursor('orders'), signal)) {
    orders.add(records, 'changes')
    await orders.keep({ orders: next }, { complete: true })
  }
  return true
}
