import type { SeenTable } from '~/store/orderColumns'
import { OrderIndex } from '~/store/orderList'
import type { SeenPack } from '~/store/packs'
import { ProductIndex } from '~/store/productList'
import type { Loaded, OpenShop } from './shop'

/** Whole tables and what is derived of them, for one version of the orders. */
export interface Lists {
  /** What the tables hang on: settings and packs. */
  of: string
  loaded: Loaded
  /** The pack of each table. */
  packs: SeenPack[]
  tables: SeenTable[]
  orders: OrderIndex
  products: ProductIndex
}

interface Known {
  loaded: Loaded
  lists: Promise<Lists>
}

const known = new WeakMap<OpenShop, Known>()

/** The lists of a shop at its newest version; read once, whoever asks. */
export async function listsOf(open: OpenShop): Promise<Lists> {
  const loaded = await open.loaded()
  const last = known.get(open)
  if (last?.loaded === loaded) return last.lists
  const before = last?.lists.catch(() => undefined)
  const next: Known = { loaded, lists: (async () => readLists(open, loaded, await before))() }
  next.lists.catch(() => {
    if (known.get(open) === next) known.delete(open)
  })
  known.set(open, next)
  return next.lists
}

/** Edited titles alone leave the orders' columns as they are. */
async function readLists(open: OpenShop, loaded: Loaded, before: Lists | undefined): Promise<Lists> {
  const { settings, version, edits } = loaded
  const of = JSON.stringify([
    settings.zone,
    settings.currency,
    loaded.packs.map(({ row, hidden }) => [row.id, row.file, hidden !== undefined && version]),
  ])
  if (before?.of === of) return { ...before, loaded, products: before.products.withEdits(edits, version) }
  const packs: SeenPack[] = []
  const tables: SeenTable[] = []
  for (const pack of loaded.packs) {
    const table = await open.packs.whole(pack.row)
    if (!table) continue
    packs.push(pack)
    tables.push({ table, hidden: pack.hidden })
  }
  const orders = new OrderIndex(tables, { zone: settings.zone, version })
  return { of, loaded, packs, tables, orders, products: ProductIndex.of(tables, { currency: settings.currency, edits, version }) }
}
