import { attributeKeyTwice, isWholeAttribute } from './attributes'
import type { ProductFields } from './catalogCommand'
import { subtreeHeight } from './categoryTree'
import { LIMITS } from './checkCommand'
import type { Refusal, Rule } from './command'
import type { Category, Product, Sku } from './product'

/** Most SKUs of one product. */
export const MOST_SKUS = 500
/** Most options of one product: colour, size, length. */
export const MOST_OPTIONS = 3
export const MOST_IMAGES = 12
/** Levels of the category tree. */
export const CATEGORY_LEVELS = 3
/** Longest texts of a product, in UTF-16 units. */
export const PRODUCT_LIMITS = {
  title: LIMITS.title,
  description: 20_000,
  brand: 100,
  tag: 40,
  code: 100,
  alt: 300,
  seoTitle: 300,
  seoDescription: 1000,
} as const

const rule = (name: Rule, facts?: Record<string, string | number>): Refusal => ({ why: 'rule', rule: name, ...(facts ? { facts } : {}) })
const tooLong = (field: string): Refusal => ({ why: 'invalid', field, message: 'tooLong' })

/** A product has a title, and SKUs with codes of their own and amounts of 0 or more. `now`: as it stands; undefined: a new one. */
export function checkProductFields(set: Partial<ProductFields>, now: Product | undefined): Refusal | undefined {
  const title = set.title ?? now?.title ?? ''
  if (title.trim() === '') return rule('catalog.title')
  return checkTexts(set) ?? checkOptions(set) ?? checkSkus(set.skus ?? [])
}

function checkTexts({
  title = '',
  description = '',
  brand = '',
  tags = [],
  images = [],
  seo,
}: Partial<ProductFields>): Refusal | undefined {
  if (title.length > PRODUCT_LIMITS.title) return tooLong('title')
  if (description.length > PRODUCT_LIMITS.description) return tooLong('description')
  if (brand.length > PRODUCT_LIMITS.brand) return tooLong('brand')
  if (tags.some((tag) => tag.length > PRODUCT_LIMITS.tag)) return tooLong('tags')
  if ((seo?.title.length ?? 0) > PRODUCT_LIMITS.seoTitle || (seo?.description.length ?? 0) > PRODUCT_LIMITS.seoDescription)
    return tooLong('seo')
  if (images.length > MOST_IMAGES) return rule('catalog.tooManyImages', { most: MOST_IMAGES })
  return images.some(({ alt }) => alt.length > PRODUCT_LIMITS.alt) ? tooLong('images') : undefined
}

function checkOptions({ options = [] }: Partial<ProductFields>): Refusal | undefined {
  const names = options.map(({ name }) => name.trim())
  const wrong = names.length > MOST_OPTIONS || names.includes('') || new Set(names).size < names.length
  return wrong ? rule('catalog.options', { most: MOST_OPTIONS }) : undefined
}

function checkSkus(skus: readonly Sku[]): Refusal | undefined {
  if (skus.length > MOST_SKUS) return rule('catalog.tooManySkus', { most: MOST_SKUS })
  const seen = new Set<string>()
  for (const sku of skus) {
    const refusal = checkSku(sku)
    if (refusal) return refusal
    if (seen.has(sku.code)) return rule('catalog.codeTwice', { sku: sku.code })
    seen.add(sku.code)
  }
  return undefined
}

const isAmount = (amount: number) => Number.isSafeInteger(amount) && amount >= 0
const isNumber = (value: number) => Number.isFinite(value) && value >= 0

/** One SKU by itself. */
function checkSku({ code, price, cost, compareAt = 0, floor = 0, weight, safetyStock, reorderPoint }: Sku): Refusal | undefined {
  if (code.trim() === '') return rule('catalog.codeMissing')
  if (code.length > PRODUCT_LIMITS.code) return tooLong('skus')
  if (![price, cost, compareAt, floor].every(isAmount)) return rule('catalog.price', { sku: code })
  return [weight, safetyStock, reorderPoint].every(isNumber) ? undefined : rule('catalog.number', { sku: code })
}

/** A category has a name that none of its siblings has, at most three levels, whole attributes, and does not lie in itself. */
export function checkCategory(key: string, set: Partial<Category>, all: readonly Category[]): Refusal | undefined {
  const now = all.find((category) => category.key === key)
  const { name = '', parent = '', attributes = [] } = { ...now, ...set }
  if (name.trim() === '') return rule('category.name')
  if (name.length > LIMITS.category) return tooLong('name')
  const taken = all.some((other) => other.key !== key && other.parent === parent && other.name.trim() === name.trim())
  if (taken && (set.name !== undefined || set.parent !== undefined)) return rule('category.nameTaken', { name: name.trim() })
  return checkAttributes(attributes) ?? checkPlace(key, parent, all)
}

function checkAttributes(attributes: NonNullable<Category['attributes']>): Refusal | undefined {
  const wrong = attributes.find((attribute) => !isWholeAttribute(attribute)) ?? attributeKeyTwice(attributes)
  return wrong && rule('category.attribute', { name: wrong.name })
}

/** Whether a category may lie there. */
export function checkPlace(key: string, parent: string, all: readonly Category[]): Refusal | undefined {
  const tree = new Map(all.map((category) => [category.key, category]))
  if (parent !== '' && !tree.has(parent)) return { why: 'notFound', what: parent }
  let depth = 0
  for (let at = tree.get(parent); at; at = tree.get(at.parent)) {
    if (at.key === key) return rule('category.loop')
    depth++
  }
  return depth + subtreeHeight(key, all) > CATEGORY_LEVELS ? rule('category.depth', { most: CATEGORY_LEVELS }) : undefined
}
