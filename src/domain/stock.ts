/** What moved stock. The sum of all movements of a SKU at a location is what is on hand there. */
export const MOVEMENT_KINDS = ['opening', 'received', 'sold', 'returned', 'scrapped', 'adjusted', 'transferred'] as const

export const PURCHASE_STATES = ['draft', 'ordered', 'received', 'cancelled'] as const
export type PurchaseState = (typeof PURCHASE_STATES)[number]

/** An order to a supplier. */
export interface Purchase {
  key: string
  supplier: string
  state: PurchaseState
  orderedAt: number
  expectedAt: number
  receivedAt?: number
  /** Quantities ordered; all of them arrive at once. */
  lines: { sku: string; quantity: number; cost: number }[]
}

/** What of a SKU there is, over all locations. */
export interface StockLevel {
  sku: string
  onHand: number
  /** Promised to paid orders that are not shipped yet. */
  reserved: number
  /** Ordered from suppliers and not received. */
  incoming: number
}

export const sellable = ({ onHand, reserved }: StockLevel): number => onHand - reserved
