import type { Product, Sku } from '~/domain/product'

/** What a file of products may tell, a column each. Columns that repeat (tags, pictures, options) are read by the preset of the platform. */
export const PRODUCT_FILE_FIELDS = [
  'handle',
  'title',
  'description',
  'category',
  'brand',
  'supplier',
  'tags',
  'published',
  'option1Name',
  'option1',
  'option2Name',
  'option2',
  'option3Name',
  'option3',
  'sku',
  'barcode',
  'price',
  'salePrice',
  'compareAt',
  'cost',
  'floor',
  'grams',
  'weight',
  'safetyStock',
  'reorderPoint',
  'supply',
  'seoTitle',
  'seoDescription',
  'seoKeywords',
] as const
export type ProductFileField = (typeof PRODUCT_FILE_FIELDS)[number]
export type ProductFileColumns = Partial<Record<ProductFileField, number>>

export const PRODUCT_FILE_PRESETS = ['zhanggui', 'shopify', 'woocommerce', 'medusa', 'completejourney', 'generic'] as const
export type ProductFilePreset = (typeof PRODUCT_FILE_PRESETS)[number]

/** How products of a file are found in the shop. */
export const MATCH_KEYS = ['sku', 'barcode', 'handle', 'title'] as const
export type MatchKey = (typeof MATCH_KEYS)[number]

/** The rows that a product came from, so that it can be written into the same kind of file as it was read. Empty cells are left out. */
export interface ProductSource {
  /** Key of the file's own row in the store: its header. */
  file: string
  rows: {
    /** Place among the file's rows, from 0. */
    at: number
    cells: Record<string, string>
    /** Code of the SKU that the row tells of; absent: a row of a picture, or of the product alone. */
    sku?: string
  }[]
}

/** What a file tells of a SKU; a field that is absent is not told. */
export type SkuSet = Partial<Omit<Sku, 'code' | 'values'>>

export interface FileSku {
  /** Place of its row among the file's, from 0. */
  row: number
  /** '' where the file gives none. */
  code: string
  values: string[]
  set: SkuSet
}

/** What a file tells of a product. */
export interface FileProduct {
  /** What its rows have in common: handle, parent's code or title. */
  id: string
  /** Places of all of its rows. */
  rows: number[]
  set: Partial<Pick<Product, 'title' | 'description' | 'brand' | 'tags' | 'options' | 'seo' | 'handle'>> & {
    /** Names from the top down. */
    categoryPath?: string[]
    published?: boolean
    supplierName?: string
  }
  skus: FileSku[]
}

export const PRODUCT_ROW_REFUSALS = [
  'noTitle',
  'noGroup',
  'noParent',
  'badPrice',
  'negative',
  'badNumber',
  'codeTwice',
  'twoOwners',
  'tooManySkus',
  'lostDigits',
] as const
export type ProductRowRefusal = (typeof PRODUCT_ROW_REFUSALS)[number]

/** A row that is left out, with the cell that is why. */
export interface RefusedProductRow {
  row: number
  why: ProductRowRefusal
  /** Name of the column. */
  column: string
  text: string
}
