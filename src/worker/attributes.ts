import { type Attributes, NO_ATTRIBUTES, type SkuFacts } from '~/analytics/attributes'
import type { Dimension } from '~/analytics/query'
import type { ProductEdit } from '~/domain/command'
import { customerIdOf } from '~/domain/customer'
import type { Category, Product } from '~/domain/product'
import type { ShopDb } from '~/store/db'

/** What the store knows of goods and buyers, as rows. */
export interface KnownRecords {
  catalog: readonly Product[]
  categories: readonly Category[]
  suppliers: readonly { key: string; name: string }[]
  promotions: readonly { key: string; name: string }[]
  customers: readonly { key: string; tier?: string }[]
  edits: ReadonlyMap<string, ProductEdit>
}

/** What needs the orders themselves to be worked out; asked for late. */
export type OfOrders = Pick<Attributes, 'segmentOf' | 'audience'>

export async function readRecords(db: ShopDb, edits: ReadonlyMap<string, ProductEdit>): Promise<KnownRecords> {
  const [catalog, categories, suppliers, promotions, customers] = await Promise.all([
    db.catalog.toArray(),
    db.categories.toArray(),
    db.suppliers.toArray(),
    db.promotions.toArray(),
    db.customers.toArray(),
  ])
  return { catalog, categories, suppliers, promotions, customers, edits }
}

/** The records as the engine asks for them. */
export function attributesOf(records: KnownRecords, ofOrders: OfOrders = NO_ATTRIBUTES): Attributes {
  const skus = skuFacts(records)
  const tiers = new Map(records.customers.flatMap(({ key, tier }) => (tier ? [[key, tier]] : [])))
  const names = namesOf(records)
  return {
    skuOf: (code) => skus.get(code),
    tierOf: (buyer) => (tiers.size === 0 ? '' : (tiers.get(customerIdOf(buyer)) ?? '')),
    segmentOf: ofOrders.segmentOf,
    audience: ofOrders.audience,
    nameOf: (dimension, key) => names[dimension]?.get(key),
  }
}

/** A SKU that is in no catalogue may still have a category that the operator has written down: its own name is then its key. */
function skuFacts({ catalog, categories, edits }: KnownRecords): Map<string, SkuFacts> {
  const facts = new Map<string, SkuFacts>()
  for (const [sku, { category }] of edits) if (category) facts.set(sku, { product: sku, categories: [category], supplier: '' })
  const tree = new Map(categories.map((category) => [category.key, category]))
  const paths = new Map<string, string[]>()
  for (const { key: product, category, supplier, skus } of catalog) {
    const path = paths.get(category) ?? pathTo(tree, category)
    paths.set(category, path)
    for (const { code } of skus) facts.set(code, { product, categories: path, supplier })
  }
  return facts
}

/** Keys from the top down. */
function pathTo(tree: ReadonlyMap<string, Category>, key: string): string[] {
  const path: string[] = []
  for (let at = tree.get(key); at && !path.includes(at.key); at = tree.get(at.parent)) path.unshift(at.key)
  return path
}

type Names = Partial<Record<Dimension, ReadonlyMap<string, string>>>

function namesOf({ catalog, categories, suppliers, promotions, edits }: KnownRecords): Names {
  const byName = (rows: readonly { key: string; name: string }[]) => new Map(rows.map(({ key, name }) => [key, name]))
  const titles = [...edits].flatMap(([sku, { title }]) => (title ? [[sku, title] as const] : []))
  return {
    category: byName(categories),
    supplier: byName(suppliers),
    promotion: byName(promotions),
    product: new Map(catalog.map(({ key, title }) => [key, title])),
    sku: new Map(titles),
  }
}
