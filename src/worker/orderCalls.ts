import type { Shippable } from '~/domain/shipSheet'
import type { CallContext } from './protocol'

/** The calls about orders besides their list. */
export interface OrderCalls {
  'orders.shippable'(args: { orders: readonly string[] }, context: CallContext): Promise<Shippable[]>
}
