import { type Currency, toDecimalText } from '~/domain/money'
import { type Category, categoryPath, type Product, type Sku, type Supplier } from '~/domain/product'
import { csvCell, guardedCell } from '~/lib/csv/write'
import type { ProductFileField } from './fields'
import { OWN_HEADER } from './presets'

/** What a file of products is written from. */
export interface WriteContext {
  categories: readonly Category[]
  suppliers: readonly Supplier[]
  currency: Currency
}

const FIELDS = Object.keys(OWN_HEADER).filter((field): field is keyof typeof OWN_HEADER => Object.hasOwn(OWN_HEADER, field))

/** Our own file, a row a SKU; a product without SKUs has one row. Read back into the same shop it changes nothing. */
export function* ownRows(products: readonly Product[], context: WriteContext): Generator<string> {
  const tree = new Map(context.categories.map((category) => [category.key, category]))
  const suppliers = new Map(context.suppliers.map(({ key, name }) => [key, name]))
  yield FIELDS.map((field) => csvCell(OWN_HEADER[field])).join(',')
  for (const product of products) {
    const path = categoryPath(tree, product.category).join(' > ')
    const supplier = suppliers.get(product.supplier) ?? ''
    for (const sku of product.skus.length > 0 ? product.skus : [undefined]) {
      const texts = ownTexts(product, sku, context.currency)
      const row: Partial<Record<ProductFileField, string>> = { ...texts, category: path, supplier }
      yield FIELDS.map((field) => guardedCell(row[field] ?? '')).join(',')
    }
  }
}

function ownTexts(product: Product, sku: Sku | undefined, currency: Currency): Partial<Record<ProductFileField, string>> {
  const { seo } = product
  const options: Partial<Record<ProductFileField, string>> = {}
  for (const at of [1, 2, 3] as const) {
    const option = product.options.at(at - 1)
    if (!option || at > product.options.length) continue
    options[`option${at}Name`] = option.name
    options[`option${at}`] = sku?.values[at - 1] ?? ''
  }
  return {
    handle: product.handle ?? product.key,
    title: product.title,
    description: product.description,
    brand: product.brand,
    tags: product.tags.join(', '),
    published: product.state === 'listed' ? 'true' : 'false',
    seoTitle: seo?.title ?? '',
    seoDescription: seo?.description ?? '',
    seoKeywords: seo?.keywords.join(', ') ?? '',
    ...options,
    ...(sku && skuTexts(sku, currency)),
  }
}

/** Amounts and counts of a SKU as a file writes them; '' for what there is none of. */
export function skuTexts(sku: Sku, currency: Currency): Partial<Record<ProductFileField, string>> {
  const amount = (value: number | undefined) => (value === undefined ? '' : toDecimalText(value, currency))
  return {
    sku: sku.code,
    barcode: sku.barcode,
    price: amount(sku.price),
    compareAt: amount(sku.compareAt),
    cost: amount(sku.cost),
    floor: amount(sku.floor),
    grams: String(sku.weight),
    safetyStock: String(sku.safetyStock),
    reorderPoint: String(sku.reorderPoint),
    supply: sku.supply ?? '',
  }
}
