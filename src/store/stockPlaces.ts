import { type Location, locationsOf } from '~/domain/stock'
import type { ShopDb } from './db'
import { placesOfLevels } from './shelves'

/** Places that were set up, and those that only the ledger names. */
export async function locationsIn(db: Pick<ShopDb, 'locations' | 'derived'>): Promise<Location[]> {
  const [rows, named] = await Promise.all([db.locations.toArray(), placesOfLevels(db)])
  return locationsOf(rows, named)
}
