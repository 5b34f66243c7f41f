import { ShopSync } from '~/sync/shopSync'
import type { SyncStore } from '~/sync/syncStore'
import { StockUnknown } from '~/store/stockStamp'
import type { OpenShop } from './shop'

/** So often orders may come between before it is given up. */
const MOST = 4

/** Does what is decided on the levels; where they are not known they are made known, and it is done again. */
export async function knowingLevels<T>(open: OpenShop, work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof StockUnknown) || tries === MOST) throw error
      await (await import('./stockHandlers')).knowLevels(open, error.orders)
    }
  }
}

/** The open shop as sync works on it. */
export function shopStore(open: OpenShop, now: () => number): SyncStore {
  const sync = new ShopSync(open.db, { now, newId: () => crypto.randomUUID() })
  return { step: (work) => knowingLevels(open, () => sync.step(work)) }
}
