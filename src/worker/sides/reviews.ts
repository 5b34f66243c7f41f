import { reviewSource } from '~/analytics/service/reviewSource'
import { zoneOf } from '~/lib/zone'
import type { LoadSide } from '~/worker/sides'

/** undefined: nobody has said anything of goods. */
export const loadReviews: LoadSide<'reviews'> = async (open, loaded) => {
  const reviews = await open.db.reviews.toArray()
  if (reviews.length === 0) return undefined
  const nameless = reviews.filter(({ sku, product }) => !sku && product).map(({ product }) => product)
  const [{ skuOf }, products] = await Promise.all([loaded.records(), open.db.catalog.bulkGet([...new Set(nameless)])])
  const skus = new Map(products.flatMap((product) => (product ? [[product.key, product.skus.at(0)?.code] as const] : [])))
  return reviewSource({ reviews, skuOf, skuIn: (product) => skus.get(product) }, zoneOf(loaded.settings.zone))
}
