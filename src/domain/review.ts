import { isEqual } from '~/lib/isEqual'
import type { Instant } from '~/lib/zone'
import type { Product, Sku } from './product'

/** Why a listing is sent back, by the field that has to be mended. A fixed list, so that it can be counted. */
export const REVIEW_REASONS = {
  title: ['misleading', 'stuffed', 'tooShort', 'words'],
  description: ['thin', 'claims', 'contact', 'mismatch'],
  category: ['wrong'],
  brand: ['missing', 'licence'],
  price: ['wrong', 'belowFloor', 'reference'],
  skus: ['options', 'code', 'weight'],
  pictures: ['few', 'quality', 'otherProduct', 'rights', 'text'],
  papers: ['certificate', 'origin'],
  other: ['seeNote'],
} as const
export type ReviewField = keyof typeof REVIEW_REASONS
type ReasonOf<F extends ReviewField> = `${F}.${(typeof REVIEW_REASONS)[F][number]}`
/** `title.misleading`. */
export type ReviewReason = { [F in ReviewField]: ReasonOf<F> }[ReviewField]

export const REVIEW_FIELDS: readonly ReviewField[] = [
  'title',
  'description',
  'category',
  'brand',
  'price',
  'skus',
  'pictures',
  'papers',
  'other',
]

const known = new Set<string>(REVIEW_FIELDS.flatMap((field) => REVIEW_REASONS[field].map((code) => `${field}.${code}`)))
export const isReviewReason = (text: string): text is ReviewReason => known.has(text)
export const ALL_REASONS: readonly ReviewReason[] = [...known].filter(isReviewReason)

export const fieldOfReason = (reason: ReviewReason): ReviewField => REVIEW_FIELDS.find((field) => reason.startsWith(`${field}.`)) ?? 'other'

/** One verdict on one product. */
export interface Verdict {
  /** Of the product. */
  product: string
  verdict: 'approved' | 'rejected'
  at: Instant
  /** Key of the person who decided. */
  who: string
  /** Key of the person who had handed it in; absent: nobody is known to have, it was brought in that state. */
  author?: string
  reasons?: ReviewReason[]
  note?: string
  /** What was rejected: what is handed in again is compared with it. */
  seen?: Reviewed
}

export interface VerdictRow extends Verdict {
  key: string
}

/** What a reviewer judges. */
export type Reviewed = Pick<
  Product,
  'title' | 'description' | 'category' | 'brand' | 'tags' | 'options' | 'skus' | 'pictures' | 'images' | 'attributes' | 'seo'
>

export function reviewedOf({
  title,
  description,
  category,
  brand,
  tags,
  options,
  skus,
  pictures,
  images,
  attributes,
  seo,
}: Product): Reviewed {
  const always = { title, description, category, brand, tags, options, skus, pictures }
  return { ...always, ...(images && { images }), ...(attributes && { attributes }), ...(seo && { seo }) }
}

/** A field that is not what it was. SKUs are told one by one: `field` is then `sku`, `of` its code, and `part` its field, or none for a SKU that came or went. */
export interface ReviewDiff {
  field: Exclude<keyof Reviewed, 'skus'> | 'sku'
  of?: string
  part?: keyof Sku
  before: unknown
  after: unknown
}

const PLAIN = ['title', 'description', 'category', 'brand', 'tags', 'options', 'pictures', 'images', 'attributes', 'seo'] as const
const SKU_PARTS = ['values', 'barcode', 'price', 'compareAt', 'cost', 'floor', 'weight'] as const

/** What has changed between what was rejected and what is handed in now. */
export function reviewDiff(before: Reviewed, after: Reviewed): ReviewDiff[] {
  const found: ReviewDiff[] = PLAIN.filter((field) => !isEqual(before[field], after[field])).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }))
  const was = new Map(before.skus.map((sku) => [sku.code, sku]))
  const is = new Map(after.skus.map((sku) => [sku.code, sku]))
  for (const code of new Set([...was.keys(), ...is.keys()])) {
    const [one, other] = [was.get(code), is.get(code)]
    if (!one || !other) found.push({ field: 'sku', of: code, before: one && code, after: other && code })
    else
      for (const part of SKU_PARTS)
        if (!isEqual(one[part], other[part])) found.push({ field: 'sku', of: code, part, before: one[part], after: other[part] })
  }
  return found
}

export interface RejectionRates {
  decided: number
  rejected: number
  /** How often each was given, most first; a rejection may have several. */
  reasons: { reason: ReviewReason; count: number }[]
  /** By who had handed it in, most rejections first. */
  authors: { who: string; decided: number; rejected: number }[]
}

/** How much was sent back in [from, to), why, and whose it was. */
export function rejectionsOf(verdicts: readonly Verdict[], { from, to }: { from: Instant; to: Instant }): RejectionRates {
  const within = verdicts.filter(({ at }) => at >= from && at < to)
  const reasons = new Map<ReviewReason, number>()
  const authors = new Map<string, { who: string; decided: number; rejected: number }>()
  for (const { author = '', verdict, reasons: given = [] } of within) {
    const own = authors.get(author) ?? { who: author, decided: 0, rejected: 0 }
    authors.set(author, { ...own, decided: own.decided + 1, rejected: own.rejected + (verdict === 'rejected' ? 1 : 0) })
    for (const reason of given) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  return {
    decided: within.length,
    rejected: within.filter(({ verdict }) => verdict === 'rejected').length,
    reasons: [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    authors: [...authors.values()].sort((a, b) => b.rejected - a.rejected || b.decided - a.decided || (a.who < b.who ? -1 : 1)),
  }
}
