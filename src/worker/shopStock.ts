import { asideOf, OPEN_PURCHASES } from '~/domain/stock'
import { readColumnFiles } from '~/store/columnFiles'
import { readMoves } from '~/store/moveColumns'
import type { SeenTable } from '~/store/orderColumns'
import { NO_LEVELS, type StockLevels, sumLevels } from '~/store/stockLevels'
import type { OpenShop } from './shop'

export interface ShelfLevels {
  /** What they hang on besides the orders: files of movements, newer lines, open purchases, places. */
  of: string
  levels: StockLevels
}

/** By the tables of the orders, which are others when an order is. */
const known = new WeakMap<readonly SeenTable[], ShelfLevels>()

/** What levels hang on besides the orders. */
export async function shelvesOf({ db }: Pick<OpenShop, 'db'>) {
  const [rows, purchases, moved, places] = await Promise.all([
    db.columnFiles.toArray(),
    db.purchases.where('state').anyOf(OPEN_PURCHASES).toArray(),
    db.meta.get('stock'),
    db.locations.toArray(),
  ])
  const aside = asideOf(places)
  const keys = rows.flatMap(({ key, kind }) => (kind === 'movements' ? [key] : []))
  return { of: JSON.stringify([keys, purchases, moved?.value, [...aside]]), keys, purchases, aside }
}

/** What there is of each SKU. Summed anew only where orders, movements or purchases are others; a shop that keeps no stock has no levels. */
export async function levelsOf({ db, files }: OpenShop, tables: SeenTable[]): Promise<ShelfLevels> {
  const { of, keys, purchases, aside } = await shelvesOf({ db })
  const same = known.get(tables)
  if (same?.of === of) return same
  const moves = await readMoves(db)
  const isKept = keys.length > 0 || purchases.length > 0 || moves !== undefined
  const movements = isKept ? await readColumnFiles(db, files, 'movements') : []
  const next = { of, levels: isKept ? sumLevels(moves ? [...movements, moves] : movements, tables, purchases, aside) : NO_LEVELS }
  known.set(tables, next)
  return next
}
