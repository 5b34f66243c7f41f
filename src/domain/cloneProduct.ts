import type { Instant } from '~/lib/zone'
import type { Product } from './product'

/** How the codes of a copy are made: the first part replaced, or an ending added. */
export interface CodeRule {
  /** What codes begin with and is replaced; '' nothing. */
  replace: string
  with: string
  /** What is added at the end. */
  ending: string
}

/** A code by the rule; one that is taken goes on with -2, -3 … */
export function codesByRule(codes: readonly string[], rule: CodeRule, isTaken: (code: string) => boolean): string[] {
  const made = new Set<string>()
  return codes.map((code) => {
    const begun = rule.replace !== '' && code.startsWith(rule.replace) ? rule.with + code.slice(rule.replace.length) : code
    const first = begun + rule.ending
    let next = first
    for (let count = 2; isTaken(next) || made.has(next); count++) next = `${first}-${count}`
    made.add(next)
    return next
  })
}

/** A draft of its own with everything but what belongs to the first one alone: its barcodes, its codes, its life. */
export function cloneOf(product: Product, copy: { key: string; title: string; codes: readonly string[]; now: Instant }): Product {
  const { listedAt: _, ...rest } = product
  return {
    ...rest,
    key: copy.key,
    title: copy.title,
    state: 'draft',
    stateSince: copy.now,
    createdAt: copy.now,
    skus: product.skus.map((sku, at) => ({ ...sku, code: copy.codes[at], barcode: '' })),
  }
}
