import type { Dimension } from './query'

/** What the catalogue knows of a SKU. */
export interface SkuFacts {
  /** Key of its product. */
  product: string
  /** Keys of its categories, from the top down; [] for none. */
  categories: readonly string[]
  /** Key of its supplier; '' none. */
  supplier: string
}

/** What is known of goods and buyers besides their orders. Asked once a distinct value, never a row. */
export interface Attributes {
  /** undefined: not in the catalogue. */
  skuOf(code: string): SkuFacts | undefined
  /** Key of a buyer's tier, by Buyer.key; '' none. */
  tierOf(buyer: string): string
  /** Id of the buyer's RFM segment as of the newest order; '' for one without a purchase. Worked out when first asked for. */
  segmentOf(buyer: string): string
  /** The buyers (Buyer.key) of an audience; undefined where there is none of that key. */
  audience(key: string): ReadonlySet<string> | undefined
  /** Name of a member of a dimension, for readers; undefined: its key is its name. */
  nameOf(dimension: Dimension, key: string): string | undefined
}

export const NO_ATTRIBUTES: Attributes = {
  skuOf: () => undefined,
  tierOf: () => '',
  segmentOf: () => '',
  audience: () => undefined,
  nameOf: () => undefined,
}
