import type { Attributes } from '~/analytics/attributes'
import { saleDaysOf } from '~/analytics/stock/saleDays'
import { buildStock, type Stock } from '~/analytics/stock/stock'
import { asideOf } from '~/domain/stock'
import { zoneOf } from '~/lib/zone'
import { readColumnFiles } from '~/store/columnFiles'
import { readMoves } from '~/store/moveColumns'
import type { SeenTable } from '~/store/orderColumns'
import type { Loaded, OpenShop } from './shop'

interface Held {
  of: string
  skuOf: Attributes['skuOf']
  stock: Promise<Stock>
}

const held = new WeakMap<OpenShop, Held>()
/** What was found for a state of the shop: nothing has to be read to know that it is still the same. */
const known = new WeakMap<Loaded, Promise<Stock>>()

/** The shelves of a shop at its newest version, for figures and reports alike: read anew only where orders, movements, purchases or what is known of goods are others. */
export async function stockOf(open: OpenShop, loaded: Loaded): Promise<Stock> {
  const stock = known.get(loaded) ?? sameOrNew(open, loaded)
  known.set(loaded, stock)
  stock.catch(() => known.delete(loaded))
  return stock
}

async function sameOrNew(open: OpenShop, loaded: Loaded): Promise<Stock> {
  const { db } = open
  const [files, moved, purchases, products, { skuOf }] = await Promise.all([
    db.columnFiles.toArray(),
    db.meta.get('stock'),
    db.purchases.toArray(),
    db.catalog.toArray(),
    loaded.records(),
  ])
  const movements = files.flatMap(({ key, kind }) => (kind === 'movements' ? [key] : []))
  const of = JSON.stringify([loaded.of, movements, moved?.value, purchases, products])
  const last = held.get(open)
  if (last?.of === of && last.skuOf === skuOf) return last.stock
  const next: Held = { of, skuOf, stock: readStock(open, loaded, { purchases, products, skuOf }) }
  next.stock.catch(() => {
    if (held.get(open) === next) held.delete(open)
  })
  held.set(open, next)
  return next.stock
}

async function readStock(
  open: OpenShop,
  loaded: Loaded,
  records: Pick<Parameters<typeof buildStock>[0], 'purchases' | 'products' | 'skuOf'>,
): Promise<Stock> {
  const [files, moves, places] = await Promise.all([
    readColumnFiles(open.db, open.files, 'movements'),
    readMoves(open.db),
    open.db.locations.toArray(),
  ])
  const movements = moves ? [...files, moves] : files
  const [dataset, tables] = await Promise.all([
    loaded.bySku(),
    // Only stock that is counted can be promised: who keeps none waits for no whole orders.
    movements.length === 0 ? [] : wholeTables(open, loaded),
  ])
  return buildStock({
    ...records,
    movements,
    aside: asideOf(places),
    tables,
    sales: saleDaysOf(dataset),
    zone: zoneOf(loaded.settings.zone),
    ...(dataset.range ? { newest: dataset.range.last } : {}),
  })
}

async function wholeTables(open: OpenShop, { packs }: Loaded): Promise<SeenTable[]> {
  const tables = await Promise.all(
    packs.map(async ({ row, hidden }) => {
      const table = await open.packs.whole(row)
      return table && { table, ...(hidden ? { hidden } : {}) }
    }),
  )
  return tables.filter((table) => table !== undefined)
}
