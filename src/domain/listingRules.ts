import type { ProductFields } from './catalogCommand'
import type { Refusal } from './command'
import type { Category, Product } from './product'

/** Most SKUs of one product. */
export const MOST_SKUS = 500
/** Levels of the category tree. */
export const CATEGORY_LEVELS = 3

const rule = (name: Extract<Refusal, { why: 'rule' }>['rule'], facts?: Record<string, string | number>): Refusal => ({
  why: 'rule',
  rule: name,
  ...(facts ? { facts } : {}),
})

/**
 * A product has a title, and SKUs with codes of their own and amounts of 0 or more. `now`: as it stands; undefined: a new one. `owner`: the title of the other product
 * that a code stands on.
 */
export function checkProductFields(
  set: Partial<ProductFields>,
  now: Product | undefined,
  owner: (code: string) => string | undefined,
): Refusal | undefined {
  const title = set.title ?? now?.title ?? ''
  if (title.trim() === '') return rule('catalog.title')
  const { skus = [] } = set
  if (skus.length > MOST_SKUS) return rule('catalog.tooManySkus', { most: MOST_SKUS })
  const seen = new Set<string>()
  for (const { code, price, cost, compareAt = 0, floor = 0 } of skus) {
    if (code.trim() === '') return rule('catalog.codeMissing')
    if (seen.has(code)) return rule('catalog.codeTwice', { sku: code })
    seen.add(code)
    const other = owner(code)
    if (other !== undefined) return rule('catalog.codeTaken', { sku: code, title: other })
    if ([price, cost, compareAt, floor].some((amount) => !Number.isSafeInteger(amount) || amount < 0))
      return rule('catalog.price', { sku: code })
  }
  return undefined
}

/** A category has a name, at most three levels, and does not lie in itself. */
export function checkCategory(key: string, set: Partial<Category>, all: readonly Category[]): Refusal | undefined {
  const now = all.find((category) => category.key === key)
  const { name = '', parent = '' } = { ...now, ...set }
  if (name.trim() === '') return rule('category.name')
  const tree = new Map(all.map((category) => [category.key, category]))
  let depth = 1
  for (let at = tree.get(parent); at; at = tree.get(at.parent)) {
    if (at.key === key) return rule('category.loop')
    depth++
  }
  return depth - 1 + heightOf(key, all) > CATEGORY_LEVELS ? rule('category.depth', { most: CATEGORY_LEVELS }) : undefined
}

/** Levels of a category with what lies in it. */
function heightOf(key: string, all: readonly Category[]): number {
  return 1 + all.filter(({ parent }) => parent === key).reduce((most, child) => Math.max(most, heightOf(child.key, all)), 0)
}
