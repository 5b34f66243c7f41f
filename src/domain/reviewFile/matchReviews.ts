import type { BuyerReview, BuyerReviewRow } from '~/domain/buyerReview'
import type { Product } from '~/domain/product'
import type { FileReview, RefusedReviewRow, ReviewFilePreset, ReviewRules } from './fields'
import { ProductNames } from './productNames'
import { SaidBefore } from './saidBefore'

/** What the shop has. */
export interface ShopReviews {
  reviews: readonly BuyerReviewRow[]
  products: readonly Product[]
}

export interface ReviewMatchPlan {
  preset: ReviewFilePreset
  rules: ReviewRules
  /** The header's name of what a field's column is called, for a refusal. */
  columnOf: (field: 'sku' | 'barcode' | 'handle' | 'product') => string
  newKey: (n: number) => string
}

/** What the import sets of a review that is new, or of one that is there and told otherwise. */
export interface ReviewSet {
  key: string
  isNew: boolean
  set: Partial<BuyerReview>
}

/** A review that is new or changed, as the check shows it. */
export interface ReviewChange {
  key: string
  isNew: boolean
  rating: number
  text: string
  author: string
  at: number
  /** Title of the product; '' where it has none. */
  product: string
  /** Of one that is there already. */
  fields: { field: string; before: unknown; after: unknown }[]
}

export interface MatchedReviews {
  sets: ReviewSet[]
  changes: ReviewChange[]
  refused: RefusedReviewRow[]
  unchanged: number
}

const TOLD = ['rating', 'title', 'text', 'author', 'at', 'order', 'channel'] as const

/** Finds each review of a file, and its product, in the shop and says what would change. Nothing is ever taken away: an empty cell leaves what is there. */
export function matchReviews(found: readonly FileReview[], shop: ShopReviews, plan: ReviewMatchPlan): MatchedReviews {
  const result: MatchedReviews = { sets: [], changes: [], refused: [], unchanged: 0 }
  const names = new ProductNames(shop.products)
  const goods = found.map((review) => names.find(review, plan.rules.match))
  const keyOf = (review: FileReview) => (plan.preset === 'zhanggui' ? review.id : `${review.channel || plan.preset}:${review.id}`)
  const rows = found.map((review, i) => ({ ...review, ...goodsOf(goods[i]), key: review.id === '' ? '' : keyOf(review) }))
  const known = new SaidBefore(shop.reviews).pair(rows)
  rows.forEach((row, i) => {
    const before = known[i]
    const place = goods[i]
    if (!before && 'why' in place && plan.rules.unmatched === 'leave') {
      const { why, field } = place
      result.refused.push({ row: row.row, why, column: plan.columnOf(field), text: row[field].slice(0, 200) })
      return
    }
    const set = before ? toldAnew(before, row, place) : asNew(row)
    if (!set) {
      result.unchanged++
      return
    }
    const key = before?.key ?? (row.key || plan.newKey(result.sets.length + 1))
    result.sets.push({ key, isNew: !before, set })
    result.changes.push(changeOf(key, before, set, row, names))
  })
  return result
}

type Place = ReturnType<ProductNames['find']>

const goodsOf = (place: Place): Partial<Pick<FileReview, 'sku'>> & { productKey: string } =>
  'why' in place ? { productKey: '' } : { productKey: place.product, sku: place.sku }

type Row = FileReview & { productKey: string; key: string }

function asNew(row: Row): Partial<BuyerReview> {
  const { rating, title, text, author, at, channel, order, reply, repliedAt } = row
  return {
    product: row.productKey,
    sku: row.sku,
    rating,
    title,
    text,
    author,
    at,
    channel,
    ...(order !== '' && { order }),
    ...(reply !== '' && { reply }),
    ...(repliedAt !== undefined && { repliedAt }),
  }
}

/** What the row says otherwise than the shop has it; undefined: nothing. What was taken out of a review for its buyer's sake is not brought back. */
function toldAnew(before: BuyerReviewRow, row: Row, place: Place): Partial<BuyerReview> | undefined {
  if (before.erased) return undefined
  const set: Partial<BuyerReview> = {}
  for (const field of TOLD) if (row[field] !== '' && row[field] !== plain(before[field])) Object.assign(set, { [field]: row[field] })
  if (!('why' in place) && place.product !== plain(before.product)) set.product = place.product
  if (!('why' in place) && place.sku !== '' && place.sku !== plain(before.sku)) set.sku = place.sku
  if (row.reply !== '' && row.reply !== plain(before.reply))
    Object.assign(set, { reply: row.reply, repliedAt: row.repliedAt, repliedBy: undefined })
  else if (row.repliedAt !== undefined && before.repliedAt === undefined) set.repliedAt = row.repliedAt
  return Object.keys(set).length > 0 ? set : undefined
}

/** As a file would tell it: an empty text is no field of a row, and blanks around it are not written. */
const plain = <T>(value: T): T | string => (typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : (value ?? ''))

function changeOf(key: string, before: BuyerReviewRow | undefined, set: Partial<BuyerReview>, row: Row, names: ProductNames): ReviewChange {
  const was: Partial<Record<string, unknown>> = { ...before }
  const now: Partial<Record<string, unknown>> = { ...set }
  const shown = (field: string, value: unknown) => (field === 'product' && typeof value === 'string' ? names.titleOf(value) : value)
  const fields = before
    ? Object.keys(set)
        .filter((field) => field !== 'repliedBy')
        .map((field) => ({ field, before: shown(field, was[field]), after: shown(field, now[field]) }))
    : []
  const product = names.titleOf(row.productKey || (before?.product ?? '')) || row.product
  return { key, isNew: !before, rating: row.rating, text: row.text, author: row.author, at: row.at, product, fields }
}
