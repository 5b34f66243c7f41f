import type { CommandTraits } from './commandTraits'
import type { Address, LineUnits, OrderReason, RefundSplit } from './orderAct'

/** A parcel that goes out. `lines` absent: all that is left of the order. */
export interface Sending {
  order: string
  /** Of its act. */
  key: string
  lines?: readonly LineUnits[]
  carrier: string
  tracking: string
}

/** What agents do about orders; notes have a command of their own (command.ts). `key`: of the act that it writes. */
export type OrderCommand =
  /** One or many, all or none of them. */
  | { id: string; kind: 'order.ship'; args: { parcels: readonly Sending[] } }
  /** `of`: key of the act that sent the parcel, '' the one that the order came with. */
  | { id: string; kind: 'order.track'; args: { order: string; key: string; of: string; carrier: string; tracking: string } }
  | { id: string; kind: 'order.deliver'; args: { order: string; key: string; of: string } }
  /** `units` absent: all that are left. `refund`: what goes back for them in the same step. */
  | {
      id: string
      kind: 'order.cancel'
      args: { order: string; key: string; units?: readonly LineUnits[]; reason: OrderReason; refund?: RefundSplit }
    }
  /** `ticket`: that it was asked for in; `said` becomes a note in it. */
  | {
      id: string
      kind: 'order.refund'
      args: {
        order: string
        key: string
        split: RefundSplit
        reason: OrderReason
        note?: string
        ticket?: { key: string; said: string }
      }
    }
  | { id: string; kind: 'order.address'; args: { order: string; key: string; to: Address } }

const SERVERS = ['owner', 'operator', 'agent'] as const
const STOCKED = ['orders', 'products', 'customers', 'stock', 'home'] as const
const moved = { areas: STOCKED, roles: SERVERS, group: 'orders' } as const satisfies CommandTraits

export const ORDER_COMMANDS = {
  'order.ship': moved,
  'order.track': { areas: ['orders'], roles: SERVERS, group: 'orders' },
  'order.deliver': { areas: ['orders'], roles: SERVERS, group: 'orders' },
  'order.cancel': { ...moved, areas: [...STOCKED, 'coupons'] },
  'order.refund': { ...moved, areas: [...STOCKED, 'coupons', 'tickets'] },
  'order.address': { areas: ['orders', 'customers'], roles: SERVERS, group: 'orders' },
} as const satisfies Record<OrderCommand['kind'], CommandTraits>

/** Why an order refuses. */
export type OrderRule =
  /** A credit note is no order: nothing of it is sent, cancelled or given back. */
  | 'order.credit'
  | 'order.notPaid'
  | 'order.cancelled'
  | 'order.shipped'
  /** More units than are left. facts: line (from 1), left. */
  | 'order.tooMany'
  /** No unit, no money. */
  | 'order.nothing'
  | 'order.noParcel'
  | 'order.noTracking'
  | 'order.delivered'
  /** A part of a parcel is on its way already. */
  | 'order.sent'
  | 'order.noAddress'
  | 'order.longText'
  /** Amounts are whole and 0 or more. */
  | 'order.amount'
  /** facts: part (units, goods, shipping, tax, all). */
  | 'order.beyondPaid'
  /** More points than it cost or earned, or a coupon that is not its own. */
  | 'order.perks'
  /** Undone or done again: what was done since would not stand. */
  | 'order.later'
  /** Units of it have come back since, or the stock has booked them as sent. facts: sku. */
  | 'order.cameBack'
  /** facts: order. */
  | 'order.twice'
  /** The platform may have done it already. */
  | 'order.agreed'
