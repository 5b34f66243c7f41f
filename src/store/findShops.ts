import { Dexie } from 'dexie'
import { ShopDb } from './db'
import { roleOf } from './journal'
import { countOrders } from './packs'

/** A shop that lies in this browser, as its own records describe it. */
export interface FoundShop {
  id: string
  name: string
  kind: 'own' | 'demo'
  /** When it was first written to. */
  createdAt: number
  version: number
  /** How many are seen. */
  orders: number
}

/** What `read` tells of a shop; undefined where there is no such shop. Makes none. */
export async function findShop<T>(id: string, read: (db: ShopDb) => Promise<T>): Promise<T | undefined> {
  if (!(await Dexie.exists(`zhanggui:${id}`))) return undefined
  const db = new ShopDb(id)
  try {
    return await read(db)
  } finally {
    db.close()
  }
}

/** Those of these shops that something was written in. One that does not open is told of too: it is not for us to forget it. */
export async function findShops(ids: readonly string[]): Promise<FoundShop[]> {
  const found: FoundShop[] = []
  for (const id of ids) {
    const unread: FoundShop = { id, name: '', kind: id.startsWith('demo-') ? 'demo' : 'own', createdAt: 0, version: 0, orders: 0 }
    const shop = await findShop(id, (db) => describe(db, unread)).catch(() => unread)
    if (shop) found.push(shop)
  }
  return found
}

async function describe(db: ShopDb, shop: FoundShop): Promise<FoundShop | undefined> {
  const version = (await db.meta.get('version'))?.value ?? 0
  if (version === 0) return undefined
  const [settings, packs, first] = await Promise.all([db.settings.get('shop'), db.packs.toArray(), db.journal.orderBy('seq').first()])
  return {
    ...shop,
    name: settings?.name ?? '',
    kind: first?.kind === 'demo.create' ? 'demo' : 'own',
    createdAt: first?.at ?? 0,
    version,
    orders: countOrders(packs),
  }
}

/** A shop is its owners' to delete; a demo shop is anybody's. */
export async function mayDelete(db: ShopDb, who: string): Promise<boolean> {
  const first = await db.journal.orderBy('seq').first()
  return first?.kind === 'demo.create' || (await roleOf(db, who)) === 'owner'
}
