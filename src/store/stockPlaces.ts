import { type Location, locationsOf } from '~/domain/stock'
import type { ShopDb } from './db'

/** Places that were set up, and those that only the ledger names. */
export async function locationsIn(db: Pick<ShopDb, 'locations' | 'levels'>): Promise<Location[]> {
  const [rows, named] = await Promise.all([db.locations.toArray(), db.levels.orderBy('location').uniqueKeys()])
  return locationsOf(rows, named.map(String))
}
