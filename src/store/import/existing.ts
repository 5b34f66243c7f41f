import type { Order } from '~/domain/order'

/** What an import compares with: the orders that the shop has now. The store gives it. */
export interface ExistingOrders {
  /** The order of that number, as a reference that holds as long as this object; -1 where there is none. */
  find(number: string): number
  /** Fingerprint of the order as its file told it. */
  fingerprint(ref: number): number
  /** The orders, whole, in the order of `refs`. */
  read(refs: number[]): Promise<Order[]>
}

/** A shop with no orders yet. */
export const NO_ORDERS: ExistingOrders = { find: () => -1, fingerprint: () => 0, read: async () => [] }
