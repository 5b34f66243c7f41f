import type { AskedWindow } from '~/analytics/reports'
import type { Day } from '~/lib/zone'

/** Products whose first sale lies in the window, beside those that were sold before it. */
export interface NewProductsAsk extends AskedWindow {
  /** New products given, largest first. */
  top: number
}
export interface NewProductsPart {
  /** With a sale in the window. */
  products: number
  gmv: number
  units: number
  /** Of what both parts came to; null where that is nothing. */
  share: number | null
}
export type NewProductsAnswer =
  | {
      ok: true
      version: number
      /** The first day with a sale: whatever was sold before it is not known. */
      history: Day
      fresh: NewProductsPart
      known: NewProductsPart
      /** The rest of `gmv_paid`: shipping and discounts of whole orders, lines without a SKU. */
      rest: number
      rows: { key: string; label: string; gmv: number; units: number; first: Day }[]
    }
  /** Nothing was sold before the window, so that every product would be new. */
  | { ok: false; version: number; why: 'noHistory' }
