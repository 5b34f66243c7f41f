import type { Catalog } from '~/store/catalog'
import { readColumnFiles } from '~/store/columnFiles'
import { OPEN_PURCHASES } from '~/domain/stock'
import { readMoves } from '~/store/moveColumns'
import type { SeenTable } from '~/store/orderColumns'
import { OrderIndex } from '~/store/orderList'
import type { SeenPack } from '~/store/packs'
import { type ProductColumns, sumProducts } from '~/store/productColumns'
import { ProductIndex } from '~/store/productList'
import { NO_LEVELS, type StockLevels, sumLevels } from '~/store/stockLevels'
import { once } from './once'
import type { OpenShop, ShopState } from './shop'
import { catalogOf } from './shopCatalog'

/** Whole tables and what is derived of them, for one version of the orders. */
export interface Lists {
  /** What the tables hang on: settings and packs. */
  of: string
  state: ShopState
  /** The pack of each table. */
  packs: SeenPack[]
  tables: SeenTable[]
  orders: OrderIndex
  stock: Stock
  /** What every SKU sold; added up when it is first asked for. */
  sold: () => ProductColumns
  /** By SKU; read when it is first asked for. */
  catalog: () => Promise<Catalog>
  /** The list by SKU; joined when it is first asked for. */
  products: () => Promise<ProductIndex>
}

interface Stock {
  /** What the levels hang on besides the orders: files of movements, open purchases. */
  of: string
  levels: StockLevels
}

interface Known {
  state: ShopState
  lists: Promise<Lists>
}

const known = new WeakMap<OpenShop, Known>()

/** The lists of a shop at its newest version; read once, whoever asks. */
export async function listsOf(open: OpenShop): Promise<Lists> {
  const state = await open.state()
  const last = known.get(open)
  if (last?.state === state) return last.lists
  const before = last?.lists.catch(() => undefined)
  const next: Known = { state, lists: (async () => readLists(open, state, await before))() }
  next.lists.catch(() => {
    if (known.get(open) === next) known.delete(open)
  })
  known.set(open, next)
  return next.lists
}

/** What hangs on the orders alone is kept while they are the same. */
async function readLists(open: OpenShop, state: ShopState, before: Lists | undefined): Promise<Lists> {
  const { settings, version, edits } = state
  const of = JSON.stringify([
    settings.zone,
    settings.currency,
    state.packs.map(({ row, hidden }) => [row.id, row.file, hidden !== undefined && version]),
  ])
  const same = before?.of === of ? before : undefined
  const { packs, tables } = same ?? (await readTables(open, state))
  const stock = await readStock(open, tables, same?.stock)
  const orders = same?.orders ?? new OrderIndex(tables, { zone: settings.zone, version })
  let columns: ProductColumns | undefined
  const sold = same?.sold ?? (() => (columns ??= sumProducts(tables, settings.currency)))
  const catalog = once(() => catalogOf(open))
  const products = once(async () => {
    const joined = { catalog: await catalog(), levels: stock.levels }
    return ProductIndex.of(tables, { currency: settings.currency, sold: sold(), edits, version, ...joined })
  })
  return { of, state, packs, tables, orders, stock, sold, catalog, products }
}

async function readTables(open: OpenShop, state: ShopState): Promise<Pick<Lists, 'packs' | 'tables'>> {
  const packs: SeenPack[] = []
  const tables: SeenTable[] = []
  for (const pack of state.packs) {
    const table = await open.packs.whole(pack.row)
    if (!table) continue
    packs.push(pack)
    tables.push({ table, hidden: pack.hidden })
  }
  return { packs, tables }
}

/** Summed anew only where orders, movements or purchases are others; a shop that keeps no stock has no levels. */
async function readStock({ db, files }: OpenShop, tables: SeenTable[], same: Stock | undefined): Promise<Stock> {
  const [rows, purchases, moved, places] = await Promise.all([
    db.columnFiles.toArray(),
    db.purchases.where('state').anyOf(OPEN_PURCHASES).toArray(),
    db.meta.get('stock'),
    db.locations.toArray(),
  ])
  const aside = new Set(places.flatMap((place) => (place.aside ? [place.key] : [])))
  const keys = rows.flatMap(({ key, kind }) => (kind === 'movements' ? [key] : []))
  const of = JSON.stringify([keys, purchases, moved?.value, [...aside]])
  if (same?.of === of) return same
  const moves = await readMoves(db)
  if (keys.length === 0 && purchases.length === 0 && !moves) return { of, levels: NO_LEVELS }
  const movements = await readColumnFiles(db, files, 'movements')
  return { of, levels: sumLevels(moves ? [...movements, moves] : movements, tables, purchases, aside) }
}
