import type { Attributes } from '~/analytics/attributes'
import type { CartGoods } from '~/domain/promotion/cart'
import { type Catalog, titleOfSku } from '~/store/catalog'

/** What rules ask of goods, and what they are called; goods that only orders know are products by themselves. */
export interface KnownGoods {
  of(sku: string): CartGoods
  titleOf(sku: string): string
}

export function knownGoods(
  catalog: Catalog,
  { skuOf, nameOf }: Pick<Attributes, 'skuOf' | 'nameOf'>,
  soldAs: (sku: string) => string,
): KnownGoods {
  return {
    of(sku) {
      const entry = catalog.get(sku)
      const facts = skuOf(sku)
      return {
        sku,
        product: facts?.product ?? sku,
        categories: facts?.categories.toReversed() ?? [],
        brand: entry?.product.brand ?? '',
        tags: entry?.product.tags ?? [],
        ...(entry && entry.sku.cost > 0 ? { cost: entry.sku.cost } : {}),
      }
    },
    titleOf(sku) {
      const entry = catalog.get(sku)
      return nameOf('sku', sku) || (entry ? titleOfSku(entry) : soldAs(sku)) || sku
    },
  }
}
