import { shippingOf } from '~/domain/stock'
import type { ShopDb } from './db'
import { locationsIn } from './stockPlaces'

type Tables = Pick<ShopDb, 'packs' | 'columnFiles' | 'locations' | 'derived'>

/** What in `derived` the levels were made of. */
export const LEVELS = 'shelves'

/** Names the orders and the files of movements that there are. */
export async function ordersStamp(db: Pick<ShopDb, 'packs' | 'columnFiles'>): Promise<string> {
  const [packs, files] = await Promise.all([db.packs.toArray(), db.columnFiles.toArray()])
  const orders = packs
    .filter(({ live }) => live)
    .sort((a, b) => a.order - b.order)
    .map(({ id, file = '' }) => [id, file])
  return JSON.stringify([orders, files.flatMap(({ key, kind }) => (kind === 'movements' ? [key] : []))])
}

/** Names everything outside of the ledger's newer lines and the holds that levels are made of: orders, files of movements, and the place that ships. */
export async function stockStamp(db: Tables): Promise<string> {
  const [orders, places] = await Promise.all([ordersStamp(db), locationsIn(db)])
  return JSON.stringify([orders, shippingOf(places).key])
}

/** What the levels, or what was sent of these orders, stand for is not what there is now: they are to be made anew, and the command tried again. */
export class StockUnknown extends Error {
  constructor(readonly orders: readonly string[] = []) {
    super('the levels are to be made anew')
  }
}

/** Throws StockUnknown where the levels are not those of the orders and files of now. */
export async function needLevels(db: Tables): Promise<void> {
  const [known, now] = await Promise.all([db.derived.get(LEVELS), stockStamp(db)])
  if (known?.of !== now) throw new StockUnknown()
}
