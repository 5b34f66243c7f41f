import type { Product } from '~/domain/product'
import type { Simulated } from './simulate'

/** The catalogue as it stands at the shop's end: with the stock to keep, worked out from what sells. */
export function productsOf({ catalog, room, calendar }: Simulated): Product[] {
  const last = calendar.count - 1
  return catalog.goods.map((good) => {
    const { product, firstSku, supplier } = good
    if (product.state !== 'listed') return product
    const { leadDays } = catalog.suppliers[supplier]
    const skus = product.skus.map((sku, i) => {
      const safetyStock = Math.ceil(room.expected(firstSku + i, last, last + 3))
      return {
        ...sku,
        safetyStock,
        reorderPoint: safetyStock + Math.round(room.expected(firstSku + i, last, last + Math.round(leadDays / 4))),
      }
    })
    return { ...product, skus }
  })
}
