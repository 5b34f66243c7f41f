import type { CommandTraits } from './commandTraits'
import type { Supplier } from './product'
import type { PurchaseFields, PurchaseMove, ReceiptLine, SupplyFields } from './purchase'
import type { PurchaseLine } from './stock'

/** Lines that somebody wants to order of one supplier. */
export interface ProposedPurchase {
  supplier: string
  lines: readonly Pick<PurchaseLine, 'sku' | 'quantity' | 'cost'>[]
  /** Of the purchase that is made where the supplier has no draft yet. */
  key: string
}

/** Writes to suppliers and to what is bought of them. */
export type PurchaseCommand =
  /** A key that is not there yet makes a supplier, who needs a name. `supplies`: what of a SKU changes; null: not offered any more. */
  | {
      id: string
      kind: 'supplier.set'
      args: { key: string; set: Partial<Omit<Supplier, 'key'>>; supplies?: readonly { sku: string; set: Partial<SupplyFields> | null }[] }
      saw?: Partial<Supplier>
    }
  /** One that no product and no purchase names. */
  | { id: string; kind: 'supplier.remove'; args: { key: string } }
  /** A key that is not there yet makes a draft. */
  | { id: string; kind: 'purchase.set'; args: { key: string; set: PurchaseFields }; saw?: PurchaseFields }
  /** Puts lines into the drafts of their suppliers, and makes those that are not there; all of them in one step. */
  | { id: string; kind: 'purchase.propose'; args: { purchases: readonly ProposedPurchase[] } }
  | { id: string; kind: 'purchase.move'; args: { key: string; event: PurchaseMove } }
  /** `over`: more than was ordered is meant. */
  | { id: string; kind: 'purchase.receive'; args: { key: string; lines: readonly ReceiptLine[]; over?: boolean } }

const BUYERS = ['owner', 'operator'] as const

export const PURCHASE_COMMANDS = {
  'supplier.set': { areas: ['purchases', 'products', 'listings'], roles: BUYERS, group: 'stock', goods: true },
  'supplier.remove': { areas: ['purchases', 'products', 'listings'], roles: BUYERS, group: 'stock', goods: true },
  'purchase.set': { areas: ['purchases', 'stock'], roles: BUYERS, group: 'stock' },
  'purchase.propose': { areas: ['purchases', 'stock', 'home'], roles: BUYERS, group: 'stock' },
  'purchase.move': { areas: ['purchases', 'stock', 'products', 'home'], roles: BUYERS, group: 'stock' },
  'purchase.receive': {
    areas: ['purchases', 'stock', 'products', 'listings', 'home'],
    roles: BUYERS,
    group: 'stock',
    goods: true,
    levels: true,
  },
} as const satisfies Record<PurchaseCommand['kind'], CommandTraits>

/** Why buying refuses. */
export type PurchaseRule =
  | 'supplier.name'
  | 'supplier.nameTaken'
  | 'supplier.lead'
  /** facts: name, products, purchases. */
  | 'supplier.used'
  /** Cost 0 or more, pack and minimum 1 or more, lead time 0 to 730 days. facts: sku. */
  | 'supply.wrong'
  /** facts: sku. */
  | 'supply.unknown'
  | 'purchase.supplier'
  /** facts: key. */
  | 'purchase.sent'
  | 'purchase.sku'
  /** facts: sku. */
  | 'purchase.twice'
  | 'purchase.quantity'
  | 'purchase.cost'
  | 'purchase.defects'
  /** facts: key. */
  | 'purchase.empty'
  /** facts: key, state, event. */
  | 'purchase.state'
  /** facts: key. */
  | 'purchase.notSent'
  | 'purchase.nothing'
  /** facts: sku. */
  | 'purchase.notOrdered'
  /** More arrived than was ordered, and nobody said that it is meant. facts: sku, ordered, received, over. */
  | 'purchase.over'
  /** Taken back, and another of the same goods has come since: costs hang on each other. facts: key. */
  | 'purchase.later'
  /** There is a purchase of that key that is no draft. facts: key. */
  | 'purchase.taken'
