import { keepBases } from '~/store/orderActs/bases'
import { foldActs, needsFold } from '~/store/orderActs/fold'
import { readBases } from '~/store/orderActs/readBases'
import type { OpenShop } from './shop'

/** Reads orders as they came in, so that commands can be decided on them. */
export async function knowOrders(open: OpenShop, orders: readonly string[]): Promise<void> {
  keepBases(open.db, await readBases(open.packs, orders))
}

/** Has every list and figure count orders as their acts make them; tells every tab where that has changed something. */
export async function followActs(open: OpenShop): Promise<void> {
  if (!(await needsFold(open.db))) return
  const version = await foldActs(open, () => crypto.randomUUID())
  if (version !== undefined) open.changed(['orders', 'products', 'customers', 'stock', 'home'], version)
}
