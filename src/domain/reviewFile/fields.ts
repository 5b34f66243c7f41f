import type { ColumnsOfFile } from '~/domain/import/fileColumns'
import type { FileFormat } from '~/domain/importPlan'
import type { MatchKey } from '~/domain/productFile/fields'
import type { Instant } from '~/lib/zone'
import type { RatingScale } from './rating'

/** What a file of reviews may tell, a column each. */
export const REVIEW_FILE_FIELDS = [
  'at',
  'rating',
  'title',
  'text',
  'followUp',
  'author',
  'sku',
  'barcode',
  'handle',
  'product',
  'order',
  'channel',
  'reply',
  'repliedAt',
  'id',
  'parent',
  'state',
] as const
export type ReviewFileField = (typeof REVIEW_FILE_FIELDS)[number]
export type ReviewFileColumns = ColumnsOfFile<ReviewFileField>

export const REVIEW_FILE_PRESETS = ['zhanggui', 'judgeme', 'shopify', 'woocommerce', 'taobao', 'generic'] as const
export type ReviewFilePreset = (typeof REVIEW_FILE_PRESETS)[number]

/** What becomes of a review whose product the shop does not have: left out, or kept without a product. */
export const UNMATCHED = ['leave', 'keep'] as const
export type Unmatched = (typeof UNMATCHED)[number]

/** What no file states itself; the user confirms it. */
export interface ReviewRules {
  /** What the product is found by; where its cell is empty, by the others. */
  match: MatchKey
  scale: RatingScale
  /** IANA zone of times that name none. */
  zone: string
  dateOrder: 'ymd' | 'dmy' | 'mdy'
  /** Channel of rows that name none. */
  channel: string
  unmatched: Unmatched
}

/** What the head of a file of reviews tells. */
export interface ReviewInspection {
  bytes: number
  format: FileFormat
  header: string[]
  sample: string[][]
  preset: ReviewFilePreset
  columns: ReviewFileColumns
  rules: ReviewRules
}

/** How the user means to read it. */
export type ReviewFilePlan = Pick<ReviewInspection, 'format' | 'preset' | 'columns' | 'rules'>

/** A review as its row tells it. */
export interface FileReview {
  /** Place of its row among the file's, from 0. */
  row: number
  /** The platform's; '' where the file gives none. */
  id: string
  at: Instant
  rating: number
  title: string
  text: string
  author: string
  sku: string
  barcode: string
  handle: string
  product: string
  order: string
  channel: string
  reply: string
  repliedAt?: Instant
}

export const REVIEW_ROW_REFUSALS = [
  'noDate',
  'badDate',
  'future',
  'noRating',
  'badRating',
  'tooLong',
  'spam',
  'noParent',
  'idTwice',
  'lostDigits',
  'noProduct',
  'twoProducts',
] as const
export type ReviewRowRefusal = (typeof REVIEW_ROW_REFUSALS)[number]

/** A row that is left out, with the cell that is why. */
export interface RefusedReviewRow {
  row: number
  why: ReviewRowRefusal
  /** Name of the column. */
  column: string
  text: string
}

/** A row whose product was not found; the others cannot be read. */
export const isUnmatched = (why: ReviewRowRefusal): boolean => why === 'noProduct' || why === 'twoProducts'
