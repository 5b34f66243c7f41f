import { type Category, categoryPath, type Product, type Sku } from '~/domain/product'
import type { ShopDb } from './db'

/** What the catalogue says of one code. */
export interface CatalogEntry {
  product: Product
  sku: Sku
  /** Names of its categories, from the top down. */
  path: string[]
  /** Name of the supplier, where one is known. */
  supplier?: string
}

/** The catalogue by SKU code; empty in a shop that only has orders. */
export type Catalog = ReadonlyMap<string, CatalogEntry>

export const NO_CATALOG: Catalog = new Map()

/** Products with the names that their keys stand for. A code that stands on two products is the later one's. */
export function joinCatalog(
  products: readonly Product[],
  categories: readonly Category[],
  suppliers: readonly { key: string; name: string }[],
): Catalog {
  const tree = new Map(categories.map((category) => [category.key, category]))
  const names = new Map(suppliers.map(({ key, name }) => [key, name]))
  const paths = new Map<string, string[]>()
  const entries = new Map<string, CatalogEntry>()
  for (const product of products) {
    const path = paths.get(product.category) ?? categoryPath(tree, product.category)
    paths.set(product.category, path)
    const supplier = names.get(product.supplier)
    for (const sku of product.skus) entries.set(sku.code, { product, sku, path, ...(supplier ? { supplier } : {}) })
  }
  return entries
}

export async function readCatalog(db: Pick<ShopDb, 'catalog' | 'categories' | 'suppliers'>): Promise<Catalog> {
  const [products, categories, suppliers] = await Promise.all([db.catalog.toArray(), db.categories.toArray(), db.suppliers.toArray()])
  return products.length === 0 ? NO_CATALOG : joinCatalog(products, categories, suppliers)
}

/** What is sold under the code, in words: the product's title and the values that were chosen. */
export function titleOfSku({ product, sku }: Pick<CatalogEntry, 'product' | 'sku'>): string {
  const values = sku.values.filter((value) => value !== '')
  return values.length === 0 ? product.title : `${product.title} · ${values.join(' / ')}`
}

/** The path as lists show and search it. */
export const categoryText = (path: readonly string[]): string => path.join(' › ')
