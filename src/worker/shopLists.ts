import type { Catalog } from '~/store/catalog'
import type { SeenTable } from '~/store/orderColumns'
import { OrderIndex } from '~/store/orderList'
import type { SeenPack } from '~/store/packs'
import type { ProductColumns } from '~/store/productColumns'
import type { ProductIndex } from '~/store/productList'
import { once } from './once'
import type { OpenShop, ShopState } from './shop'
import type { ShelfLevels } from './shopStock'

/** Whole tables and what is derived of them, for one version of the orders. */
export interface Lists {
  /** What the tables hang on: settings and packs. */
  of: string
  state: ShopState
  /** The pack of each table. */
  packs: SeenPack[]
  tables: SeenTable[]
  orders: OrderIndex
  /** What there is of each SKU; read when it is first asked for, as all below. */
  stock: () => Promise<ShelfLevels>
  /** What every SKU sold. */
  sold: () => Promise<ProductColumns>
  /** By SKU. */
  catalog: () => Promise<Catalog>
  /** The list by SKU. */
  products: () => Promise<ProductIndex>
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
  const orders = same?.orders ?? new OrderIndex(tables, { zone: settings.zone, currency: settings.currency, version })
  const stock = once(async () => (await import('./shopStock')).levelsOf(open, tables))
  const sold = same?.sold ?? once(async () => (await import('~/store/productColumns')).sumProducts(tables, settings.currency))
  const catalog = once(async () => (await import('./shopCatalog')).catalogOf(open))
  const products = once(async () => {
    const [{ ProductIndex: Index }, { levels }, joined] = await Promise.all([import('~/store/productList'), stock(), catalog()])
    return Index.of(tables, { currency: settings.currency, sold: await sold(), edits, version, catalog: joined, levels })
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
