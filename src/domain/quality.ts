/** Something that goes wrong with a SKU, and what is done about it. */
export interface QualityCase {
  key: string
  sku: string
}
