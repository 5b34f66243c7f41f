import { isEqual } from '~/lib/isEqual'
import type { ProductFields } from './catalogCommand'
import { EDITED_FIELDS, type EditedProduct } from './mergeProduct'
import type { Product } from './product'

/** A product before anything was written. */
export const emptyEdit = (): EditedProduct => ({
  title: '',
  description: '',
  category: '',
  brand: '',
  tags: [],
  options: [],
  skus: [],
  pictures: [],
  images: [],
  attributes: {},
  seo: { title: '', description: '', keywords: [] },
  supplier: '',
})

/** What may be edited of a product, whole: what it lacks is empty. */
export function editOf(product: Product): EditedProduct {
  const { title, description, category, brand, tags, options, skus, pictures, images = [], attributes = {}, supplier, seo } = product
  return { title, description, category, brand, tags, options, skus, pictures, images, attributes, supplier, seo: seo ?? emptyEdit().seo }
}

/** The fields that differ, as `catalog.set` takes them: what is set, and what was seen of it. */
export function editsBetween(base: EditedProduct, now: EditedProduct): { set: Partial<ProductFields>; saw: Partial<ProductFields> } {
  const fields = EDITED_FIELDS.filter((field) => !isEqual(base[field], now[field]))
  const only = (product: EditedProduct): Partial<ProductFields> => Object.fromEntries(fields.map((field) => [field, product[field]]))
  return { set: only(now), saw: only(base) }
}
