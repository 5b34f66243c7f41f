import type { HomeSource } from './source'

const DAY_MS = 86_400_000

/** Products that somebody has handed in and nobody has answered. */
export const findListingsInReview: HomeSource = async ({ db, viewer: { now } }) => {
  const waiting = await db.catalog.where('state').equals('inReview').toArray()
  return waiting.map((product) => {
    const days = Math.floor((now - product.stateSince) / DAY_MS)
    const sku = product.skus.at(0)?.code
    return {
      id: `listingInReview/${product.key}`,
      kind: 'listingInReview' as const,
      ...(sku === undefined ? {} : { on: `product/${sku}` as const }),
      press: Math.min(1, days / 7),
      facts: { title: product.title, skus: product.skus.length, since: product.stateSince, days },
    }
  })
}
