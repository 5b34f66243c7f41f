import type { Cursor, Remote } from '~/commerce/adapter'
import type { AreaProgress } from '~/commerce/connection'
import type { ShopDb } from './db'
import type { Packs } from './packs'

/** Where pulls of orders go on: what has changed, what is open, and the past. */
export type OrderCursor = 'orders' | 'orders/open' | 'orders/history'

/** What a commit of pulled orders came to. */
export interface OrdersKept {
  version: number
  /** Orders that came, were changed or went; 0: only cursors went on. */
  changed: number
  progress: AreaProgress
}

/**
 * Orders of a platform on their way into packs. Pages are gathered in memory; `keep` writes them as one pack, and turns to it, the cursors, and the progress
 * of the connection's area in one transaction, so that a cut loses and repeats nothing.
 */
export class PulledOrders {
  constructor(
    readonly shop: { readonly db: ShopDb; readonly packs: Packs },
    /** Currency of the shop, and the fields of orders that the platform keeps. */
    readonly about: { currency: string; fields: readonly string[] },
  ) {}

  async cursor(of: OrderCursor): Promise<Cursor | undefined> {
    return (await this.shop.db.cursors.get(of))?.cursor
  }

  /** A page; `past` never takes the place of what is there. */
  add(_records: readonly Remote<'orders'>[], _from: 'changes' | 'past'): void {}

  async keep(_cursors: Partial<Record<OrderCursor, Cursor>>, _told: { total?: number; complete: boolean }): Promise<OrdersKept> {
    throw new Error('not yet')
  }
}
