import type { TicketFields } from '~/domain/ticketCommand'
import type { ShopDb } from './db'
import { basesOf } from './orderActs/bases'

/** Who these customers are has to be found among the orders, and the command tried again. */
export class BuyerUnknown extends Error {
  constructor(readonly customers: readonly string[]) {
    super('customers are to be looked up')
  }
}

/** Keys of buyers by customerIdOf them; undefined: nobody has it. */
const known = new WeakMap<ShopDb, Map<string, string | undefined>>()

export function keepBuyers(db: ShopDb, found: ReadonlyMap<string, string | undefined>): void {
  known.set(db, new Map([...(known.get(db) ?? []), ...found]))
}

const CUSTOMER_ID = /^[0-9a-z]{13}$/

/**
 * Whose a ticket is, as whoever writes it can say: a page knows customers by the name that links give them, never by their key; else whoever placed its order. '' nobody
 * knows. Throws BuyerUnknown, and OrderUnknown.
 */
export async function buyerOf(db: ShopDb, { buyer = '', order = '' }: Pick<TicketFields, 'buyer' | 'order'>): Promise<string> {
  if (CUSTOMER_ID.test(buyer)) {
    const found = known.get(db)
    if (!found?.has(buyer)) throw new BuyerUnknown([buyer])
    return found.get(buyer) ?? buyer
  }
  if (buyer !== '' || order === '') return buyer
  return (await basesOf(db, [order])).get(order)?.order.buyer.key ?? ''
}
