import type { CommandTraits } from './commandTraits'
import type { Category, Product } from './product'

/** What a person may set of a product; its state and its review are changed by the commands of the listing's life. */
export type ProductFields = Omit<Product, 'key' | 'state' | 'stateSince' | 'createdAt' | 'listedAt'>

/** Writes to the catalogue: products with their SKUs, and the tree of categories. */
export type CatalogCommand =
  /** A key that is not there yet makes a draft, which needs a title. `saw`: the fields that were edited as they were when the edit began. */
  | { id: string; kind: 'catalog.set'; args: { key: string; set: Partial<ProductFields> }; saw?: Partial<ProductFields> }
  /** Drafts and archived products that were never sold. */
  | { id: string; kind: 'catalog.remove'; args: { keys: readonly string[] } }
  | { id: string; kind: 'category.set'; args: { key: string; set: Partial<Omit<Category, 'key'>> }; saw?: Partial<Category> }
  /** Takes a place among the children of `parent` ('' the top): before that one, or last. */
  | { id: string; kind: 'category.move'; args: { key: string; parent: string; before?: string } }
  /** One that is empty: no product and no category lies in it. */
  | { id: string; kind: 'category.remove'; args: { key: string } }

const EDITORS = ['owner', 'operator'] as const

export const CATALOG_COMMANDS = {
  'catalog.set': { areas: ['listings', 'products', 'stock', 'home'], roles: EDITORS, group: 'products', goods: true },
  'catalog.remove': { areas: ['listings', 'products', 'stock', 'home'], roles: EDITORS, group: 'products', goods: true },
  'category.set': { areas: ['listings', 'products'], roles: EDITORS, group: 'products', goods: true },
  'category.move': { areas: ['listings', 'products'], roles: EDITORS, group: 'products', goods: true },
  'category.remove': { areas: ['listings', 'products'], roles: EDITORS, group: 'products', goods: true },
} as const satisfies Record<CatalogCommand['kind'], CommandTraits>

/** Why the catalogue refuses. */
export type CatalogRule =
  | 'catalog.title'
  /** The code stands on another product already. facts: sku, title. */
  | 'catalog.codeTaken'
  | 'catalog.codeTwice'
  | 'catalog.codeMissing'
  /** Neither a price nor a cost is below 0. facts: sku. */
  | 'catalog.price'
  | 'catalog.tooManySkus'
  /** Weight, safety stock and reorder point are 0 or more. facts: sku. */
  | 'catalog.number'
  /** At most three options, each with a name of its own. facts: most. */
  | 'catalog.options'
  /** A product lies in a category that is there. */
  | 'catalog.category'
  /** The file of a picture that was added so long ago is not kept any more. */
  | 'catalog.imageGone'
  | 'catalog.tooManyImages'
  /** facts: title. */
  | 'catalog.notDraft'
  | 'category.name'
  | 'category.depth'
  /** A category cannot lie in itself. */
  | 'category.loop'
  | 'category.full'
  | 'category.nameTaken'
  /** An attribute has a name of its own, and a choice has values. facts: name. */
  | 'category.attribute'
