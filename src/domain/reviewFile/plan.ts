import type { RefusedReviewRow } from './fields'
import type { MatchedReviews, ReviewChange } from './matchReviews'

/** What the whole file would do to the shop. */
export interface ReviewDryRun extends Pick<MatchedReviews, 'unchanged'> {
  rows: number
  added: number
  changed: number
  /** The first of them: what is changed, then what is new. */
  changes: ReviewChange[]
  /** Rows that cannot be read, and rows whose product was not found. */
  refusedRows: number
  unmatchedRows: number
  /** The first of both. */
  refused: RefusedReviewRow[]
  /** Of the reviews that are added: how many of each number of stars, best first, and the days they tell of. */
  ratings: { rating: number; count: number }[]
  firstAt?: number
  lastAt?: number
}

/** Most changes and refused rows that the check shows; the rest is counted. */
export const SHOWN_REVIEWS = 100
