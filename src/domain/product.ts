import type { Instant } from '~/lib/zone'
import type { Amount } from './money'
import type { ProductSource } from './productFile/fields'

/** The life of a listing, from first idea to the archive. */
export const LISTING_STATES = ['draft', 'ready', 'inReview', 'rejected', 'approved', 'scheduled', 'listed', 'paused', 'archived'] as const
export type ListingState = (typeof LISTING_STATES)[number]

/** Where the units of a SKU come from: the own shelf, the supplier's, or a delivery that is still to come. */
export const SUPPLY_MODES = ['stock', 'dropship', 'preorder'] as const
export type SupplyMode = (typeof SUPPLY_MODES)[number]

/** One code that is sold, counted and priced. Amounts in the shop's currency. */
export interface Sku {
  code: string
  /** A value for each of the product's options, in their order. */
  values: string[]
  barcode: string
  price: Amount
  /** The struck-out price, where one is shown. */
  compareAt?: Amount
  cost: Amount
  /** No price below it. */
  floor?: Amount
  /** Grams. */
  weight: number
  /** Units kept against surprises; at or below the reorder point it is time to buy. */
  safetyStock: number
  reorderPoint: number
  /** Absent: stock. */
  supply?: SupplyMode
}

export const supplyOf = ({ supply }: Pick<Sku, 'supply'>): SupplyMode => supply ?? 'stock'

/** A drawn picture: data, painted by ui/ProductPicture. */
export interface Picture {
  motif: string
  /** Degrees, 0–359. */
  hue: number
  alt: string
}

/** A photo of a product: a file of the shop, named by `key`. */
export interface ProductImage {
  key: string
  alt: string
  /** In pixels, as stored. */
  width: number
  height: number
  bytes: number
}

/** What search engines are told of a product. */
export interface Seo {
  title: string
  description: string
  keywords: string[]
}

/** What is listed: a page of its own, with the SKUs that are chosen on it. */
export interface Product {
  key: string
  title: string
  description: string
  /** Key of a leaf of the category tree. */
  category: string
  brand: string
  tags: string[]
  state: ListingState
  stateSince: Instant
  options: { name: string; values: string[] }[]
  skus: Sku[]
  pictures: Picture[]
  /** Photos, in the order in which buyers see them; absent: none. */
  images?: ProductImage[]
  /** What the category asks for, by the attribute's key; absent: nothing is filled in. */
  attributes?: Record<string, string>
  seo?: Seo
  /** What shops call it in addresses and files: `clay-plant-pot`. Absent: its key. */
  handle?: string
  /** The rows of the file that it came from; absent: it was made here. */
  source?: ProductSource
  /** Key of a supplier; '' none. */
  supplier: string
  createdAt: Instant
  listedAt?: Instant
}

export const ATTRIBUTE_KINDS = ['text', 'number', 'choice'] as const
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number]

/** What products of a category tell besides title and description. */
export interface Attribute {
  key: string
  name: string
  /** A product is not complete without it. */
  required: boolean
  kind: AttributeKind
  /** What may be chosen, of a choice. */
  values?: string[]
}

/** A node of the three-level category tree. */
export interface Category {
  key: string
  name: string
  /** Key of the parent; '' at the top. */
  parent: string
  /** Among its siblings. */
  order: number
  /** Its own; those of the categories above hold as well (attributesOf). Absent: none. */
  attributes?: Attribute[]
}

export interface Supplier {
  key: string
  name: string
  city: string
  contact: string
  /** Days from order to shelf, as agreed. */
  leadDays: number
}

/** The names from the top down to this category, or [] where there is none. */
export function categoryPath(tree: ReadonlyMap<string, Category>, key: string): string[] {
  const names: string[] = []
  for (let at = tree.get(key); at && names.length < 10; at = tree.get(at.parent)) names.unshift(at.name)
  return names
}
