import type { Amount, Currency } from '~/domain/money'
import { checkPriceRule, type HeldBack, type PreviewSum, previewPrices, type PriceRule, sumOf } from '~/domain/price/priceRule'
import type { Category, ListingState, Product, Sku } from '~/domain/product'
import { titleOfSku } from './catalog'

/** Which products a change of prices is for. With `keys` exactly those; else all that match. */
export interface PriceScope {
  keys?: readonly string[]
  state?: readonly ListingState[]
  /** Keys of categories; what lies below them too. */
  category?: readonly string[]
  tag?: readonly string[]
  brand?: readonly string[]
  supplier?: readonly string[]
}

/** What a scope can be chosen from. */
export interface PriceScopes {
  /** With how many products there are of each, most first. */
  tag: { value: string; count: number }[]
  brand: { value: string; count: number }[]
  supplier: { value: string; label: string }[]
  category: Category[]
}

export interface PriceAsk {
  scope: PriceScope
  rule: PriceRule
  /** changes: the SKUs that change; held: those that do not. */
  show: 'changes' | 'held'
}

/** One SKU of the preview, with what it is judged by. Amounts in the shop's currency. */
export interface PriceRow {
  sku: string
  product: string
  title: string
  was?: Amount
  /** The new amount, or what the rule would have made of it. */
  is?: Amount
  why?: HeldBack
  price: Amount
  cost: Amount
  floor?: Amount
}

export interface PricePage {
  items: PriceRow[]
  total: number
  version: number
  /** SKUs in the scope, and their products. */
  skus: number
  products: number
  held: Partial<Record<HeldBack, number>>
  expect: PreviewSum
}

/** What a change would do, worked out once for all of its pages. */
export class PriceSheet {
  readonly products: readonly Product[]
  readonly expect: PreviewSum
  readonly #changes: PriceRow[] = []
  readonly #held: PriceRow[] = []
  readonly #counts: Partial<Record<HeldBack, number>> = {}

  /** A rule that is not complete changes nothing. */
  constructor(products: readonly Product[], rule: PriceRule, currency: Currency) {
    this.products = products
    const preview = checkPriceRule(rule) ? { changes: [], held: [] } : previewPrices(rule, products, currency)
    this.expect = sumOf(preview)
    const of = new Map(products.map((product) => [product.key, skusByCode(product)]))
    const rowOf = ({ product: key, sku: code }: { product: string; sku: string }) => of.get(key)?.get(code)
    for (const change of preview.changes) {
      const row = rowOf(change)
      if (row) this.#changes.push({ ...row, ...amounts(change.was, change.is) })
    }
    for (const held of preview.held) {
      const row = rowOf(held)
      if (row) this.#held.push({ ...row, ...amounts(held.was, held.would), why: held.why })
      this.#counts[held.why] = (this.#counts[held.why] ?? 0) + 1
    }
  }

  page(show: PriceAsk['show'], offset: number, limit: number, version: number): PricePage {
    const rows = show === 'changes' ? this.#changes : this.#held
    return {
      items: rows.slice(offset, offset + limit),
      total: rows.length,
      version,
      skus: this.products.reduce((sum, { skus }) => sum + skus.length, 0),
      products: this.products.length,
      held: this.#counts,
      expect: this.expect,
    }
  }

  /** Keys of the products of which a SKU changes. */
  changed(): string[] {
    return [...new Set(this.#changes.map(({ product }) => product))]
  }
}

const amounts = (was: Amount | undefined, is: Amount | undefined) => ({
  ...(was === undefined ? {} : { was }),
  ...(is === undefined ? {} : { is }),
})

function skusByCode(product: Product): Map<string, PriceRow> {
  return new Map(product.skus.map((sku) => [sku.code, rowOfSku(product, sku)]))
}

function rowOfSku(product: Product, sku: Sku): PriceRow {
  const { code, price, cost, floor } = sku
  return { sku: code, product: product.key, title: titleOfSku({ product, sku }), price, cost, ...(floor === undefined ? {} : { floor }) }
}

/** The products of a scope, in their own order. */
export function productsIn(scope: PriceScope, products: readonly Product[], categories: readonly Category[]): Product[] {
  const { keys, state, category, tag, brand, supplier } = scope
  if (keys) {
    const wanted = new Set(keys)
    return products.filter(({ key }) => wanted.has(key))
  }
  const below = category?.length ? withBelow(category, categories) : undefined
  const takes = <T>(wanted: readonly T[] | undefined, value: T) => !wanted?.length || wanted.includes(value)
  return products.filter(
    (product) =>
      takes(state, product.state) &&
      (!below || below.has(product.category)) &&
      (!tag?.length || product.tags.some((each) => tag.includes(each))) &&
      takes(brand, product.brand) &&
      takes(supplier, product.supplier),
  )
}

/** Categories with all that lies below them. */
function withBelow(keys: readonly string[], categories: readonly Category[]): Set<string> {
  const found = new Set(keys)
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const { key, parent } of categories) if (found.has(parent)) found.add(key)
  }
  return found
}
