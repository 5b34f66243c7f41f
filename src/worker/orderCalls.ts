import type { OrderRule } from '~/domain/orderCommand'
import type { CallContext } from './protocol'

/** Whether all that is left of an order can be sent now. */
export interface Shippable {
  order: string
  /** Units that are left; 0 where it tells none. */
  units: number
  /** Why not. */
  why?: OrderRule | 'unknown'
}

/** The calls about orders besides their list. */
export interface OrderCalls {
  'orders.shippable'(args: { orders: readonly string[] }, context: CallContext): Promise<Shippable[]>
}
