import { type Catalog, type CatalogEntry, joinCatalog, NO_CATALOG } from '~/store/catalog'
import { catalogNews } from '~/store/catalogNews'
import type { Product } from '~/domain/product'
import type { OpenShop } from './shop'

/** The catalogue by SKU, and how far it has read. */
interface Known {
  catalog: Catalog
  /** Of each product, the codes that stand for it. */
  codes: Map<string, string[]>
  seq: number
  seeded: number
  /** Categories and suppliers, whose names every entry carries. */
  names: string
}

const known = new WeakMap<OpenShop, Promise<Known>>()

/** The catalogue of a shop as it is now: read whole once, then only what has changed. */
export async function catalogOf(open: OpenShop): Promise<Catalog> {
  const before = known.get(open)
  const next = (async () => follow(open, await before?.catch(() => undefined)))()
  known.set(open, next)
  return (await next).catalog
}

async function follow({ db }: OpenShop, before: Known | undefined): Promise<Known> {
  return db.transaction('r', [db.journal, db.catalog, db.categories, db.suppliers, db.meta], async () => {
    const [categories, suppliers, whole] = await Promise.all([db.categories.toArray(), db.suppliers.toArray(), db.meta.get('demoWhole')])
    const seeded = whole?.value ?? 0
    const names = JSON.stringify([categories, suppliers.map(({ key, name }) => [key, name])])
    const join = (products: readonly Product[]) => joinCatalog(products, categories, suppliers)
    if (before?.names === names && before.seeded === seeded) {
      const news = await catalogNews(db, before.seq)
      if (!news.whole) {
        const keys = [...news.changed.keys()]
        if (keys.length === 0) return { ...before, seq: news.seq }
        const products = (await db.catalog.bulkGet(keys)).filter((product) => product !== undefined)
        return { ...patched(before, keys, join(products)), seq: news.seq }
      }
    }
    const last = await db.journal.orderBy('seq').last()
    const products = await db.catalog.toArray()
    const catalog = products.length === 0 ? NO_CATALOG : join(products)
    return {
      catalog,
      codes: new Map(products.map(({ key, skus }) => [key, skus.map(({ code }) => code)])),
      seq: last?.seq ?? -1,
      seeded,
      names,
    }
  })
}

/** The same catalogue with other entries for these products. */
function patched(before: Known, keys: readonly string[], entries: Catalog): Known {
  const catalog = new Map<string, CatalogEntry>(before.catalog)
  for (const key of keys) {
    for (const code of before.codes.get(key) ?? []) if (catalog.get(code)?.product.key === key) catalog.delete(code)
    before.codes.delete(key)
  }
  for (const [code, entry] of entries) {
    catalog.set(code, entry)
    before.codes.set(entry.product.key, [...(before.codes.get(entry.product.key) ?? []), code])
  }
  return { ...before, catalog }
}
