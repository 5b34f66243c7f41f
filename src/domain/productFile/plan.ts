import type { FileFormat } from '~/domain/importPlan'
import type { MatchKey, ProductFileColumns, ProductFilePreset, RefusedProductRow } from './fields'
import type { MatchedProducts, ProductChange } from './matchProducts'

/** What the head of a file of products tells. */
export interface ProductInspection {
  bytes: number
  format: FileFormat
  header: string[]
  sample: string[][]
  preset: ProductFilePreset
  columns: ProductFileColumns
  match: MatchKey
  decimal: '.' | ','
  /** Amounts such as 1.250 leave it open. */
  unsureDecimal: boolean
}

/** How the user means to read it. */
export interface ProductFilePlan {
  format: FileFormat
  preset: ProductFilePreset
  columns: ProductFileColumns
  match: MatchKey
  decimal: '.' | ','
}

/** What the whole file would do to the shop. */
export interface ProductDryRun extends Pick<MatchedProducts, 'unchanged' | 'skus' | 'unknownSuppliers'> {
  rows: number
  added: number
  changed: number
  /** The first of them. */
  changes: ProductChange[]
  refusedRows: number
  refused: RefusedProductRow[]
  categories: string[]
}

/** Most changes and refused rows that the check shows; the rest is counted. */
export const SHOWN_CHANGES = 100

/** A file that products came from. */
export interface ProductFileFact {
  key: string
  name: string
  preset: ProductFilePreset
  at: number
  products: number
}
