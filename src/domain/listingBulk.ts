import type { CommandTraits } from './commandTraits'
import type { Refusal } from './command'
import type { Product } from './product'

/** What is set of many products at once; what is absent stays. '' takes a brand, a category or a supplier away. */
export interface BulkSet {
  addTags?: readonly string[]
  removeTags?: readonly string[]
  brand?: string
  /** Keys. */
  category?: string
  supplier?: string
}

/** The same for many products in one step. */
export type BulkCommand = { id: string; kind: 'catalog.bulk'; args: { keys: readonly string[]; set: BulkSet } }

export const BULK_COMMANDS = {
  'catalog.bulk': { areas: ['listings', 'products', 'stock'], roles: ['owner', 'operator'], group: 'products', goods: true },
} as const satisfies Record<BulkCommand['kind'], CommandTraits>

/** Why it is refused. */
export type BulkRule =
  | 'bulk.nothing'
  /** The category is not there any more. */
  | 'bulk.category'
  /** The supplier is not there any more. */
  | 'bulk.supplier'
  /** A tag is too long. facts: most. */
  | 'bulk.tagLong'
  /** A product would have too many tags. facts: title, most. */
  | 'bulk.tagsMany'

/** Most tags of a product, and letters of a tag or a brand. */
export const BULK_LIMITS = { tags: 40, tag: 60 } as const

/** A tag as it is kept; '' none. */
const tidyTag = (tag: string): string => tag.replaceAll(/\s+/g, ' ').trim()

const tidy = (tags: readonly string[] = []): string[] => [...new Set(tags.map(tidyTag).filter((tag) => tag !== ''))]

/** What is there to be named by key. */
export interface BulkNames {
  hasCategory: (key: string) => boolean
  hasSupplier: (key: string) => boolean
}

/** What cannot be set of any product. */
export function checkBulk(set: BulkSet, { hasCategory, hasSupplier }: BulkNames): Refusal | undefined {
  const { brand, category, supplier } = set
  const [added, removed] = [tidy(set.addTags), tidy(set.removeTags)]
  if (added.length + removed.length === 0 && brand === undefined && category === undefined && supplier === undefined)
    return { why: 'rule', rule: 'bulk.nothing' }
  if ([...added, brand ?? ''].some((text) => text.length > BULK_LIMITS.tag))
    return { why: 'rule', rule: 'bulk.tagLong', facts: { most: BULK_LIMITS.tag } }
  if (category && !hasCategory(category)) return { why: 'rule', rule: 'bulk.category' }
  return supplier && !hasSupplier(supplier) ? { why: 'rule', rule: 'bulk.supplier' } : undefined
}

type Fields = Partial<Pick<Product, 'tags' | 'brand' | 'category' | 'supplier'>>

/** The fields of a product as they are to be; tags keep their order, new ones go behind. */
export function bulkFields({ tags }: { tags?: readonly string[] }, set: BulkSet): Fields {
  const { brand, category, supplier } = set
  const [added, removed] = [tidy(set.addTags), tidy(set.removeTags)]
  const now = tags ?? []
  const next = [...now.filter((tag) => !removed.includes(tag)), ...added.filter((tag) => !now.includes(tag) && !removed.includes(tag))]
  return {
    ...(added.length + removed.length > 0 && { tags: next }),
    ...(brand !== undefined && { brand: tidyTag(brand) }),
    ...(category !== undefined && { category }),
    ...(supplier !== undefined && { supplier }),
  }
}
