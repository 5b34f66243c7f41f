import type { Product } from '~/domain/product'
import { MATCH_KEYS, type MatchKey } from '~/domain/productFile/fields'
import type { FileReview } from './fields'

const FIELD_OF = { sku: 'sku', barcode: 'barcode', handle: 'handle', title: 'product' } as const satisfies Record<
  MatchKey,
  keyof FileReview
>

/** A product that a review names, with the SKU where it names one; or why there is none. */
export type NamedProduct = { product: string; sku: string } | { why: 'noProduct' | 'twoProducts'; field: (typeof FIELD_OF)[MatchKey] }

interface Goods {
  product: string
  sku: string
}

/** Finds products by what files call them. */
export class ProductNames {
  readonly #titles = new Map<string, string>()
  readonly #by: Record<MatchKey, Map<string, Goods | 'two'>> = { sku: new Map(), barcode: new Map(), handle: new Map(), title: new Map() }

  constructor(products: readonly Product[]) {
    for (const { key, title, handle, skus } of products) {
      this.#titles.set(key, title)
      this.#add('handle', handle ?? key, { product: key, sku: '' })
      this.#add('title', title.trim(), { product: key, sku: '' })
      for (const { code, barcode } of skus) {
        this.#add('sku', code, { product: key, sku: code })
        if (barcode !== '') this.#add('barcode', barcode, { product: key, sku: code })
      }
    }
  }

  titleOf(product: string): string {
    return this.#titles.get(product) ?? ''
  }

  /** By `match`; where its cell is empty, by the first of the others that has something. */
  find(review: FileReview, match: MatchKey): NamedProduct {
    const by = [match, ...MATCH_KEYS].find((key) => review[FIELD_OF[key]] !== '') ?? match
    const found = this.#by[by].get(review[FIELD_OF[by]])
    if (found === undefined || found === 'two') return { why: found ? 'twoProducts' : 'noProduct', field: FIELD_OF[by] }
    if (found.sku !== '' || review.sku === '') return found
    // The product's own: a code of another one is a slip of the file.
    const own = this.#by.sku.get(review.sku)
    return own !== undefined && own !== 'two' && own.product === found.product ? own : found
  }

  #add(by: MatchKey, name: string, goods: Goods) {
    const known = this.#by[by].get(name)
    if (known === undefined) this.#by[by].set(name, goods)
    else if (known === 'two' || known.product !== goods.product) this.#by[by].set(name, 'two')
  }
}
