/** How a change names one field of one SKU of a product: `sku:price:MUG-1`. */
export const skuField = (code: string, field: string): string => `sku:${field}:${code}`

/** The parts of such a name; undefined for the name of a field of the row itself. */
export function readSkuField(name: string): { field: string; code: string } | undefined {
  if (!name.startsWith('sku:')) return undefined
  const cut = name.indexOf(':', 4)
  return cut < 0 ? undefined : { field: name.slice(4, cut), code: name.slice(cut + 1) }
}

/** In the place of a field: the SKU as a whole, which comes or goes. */
export const WHOLE_SKU = '*'

/** How a change names the order of a product's SKUs: the list of their codes. */
export const SKU_ORDER = 'skuOrder'
