import { RATINGS } from '~/domain/buyerReview'
import { defineUrlState, oneOf, someOf, text } from '~/lib/urlState'
import type { ReviewQuery } from '~/store/reviewList'

export const ANSWERED = ['all', 'no', 'yes'] as const
export const STARS = ['5', '4', '3', '2', '1'] as const

export const reviewsView = defineUrlState({
  q: text(),
  rating: someOf(STARS),
  answered: oneOf(ANSWERED, 'all'),
  /** Key. */
  product: text(),
})
export type ReviewsView = typeof reviewsView.initial

export const isNarrowed = ({ q, rating, answered, product }: ReviewsView): boolean =>
  q.trim() !== '' || rating.length > 0 || answered !== 'all' || product !== ''

export const toReviewQuery = ({ q, rating, answered, product }: ReviewsView, limit: number): ReviewQuery => ({
  offset: 0,
  limit,
  answered,
  ...(q.trim() === '' ? {} : { search: q.trim() }),
  ...(rating.length === 0 ? {} : { rating: RATINGS.filter((each) => rating.some((star) => star === String(each))) }),
  ...(product === '' ? {} : { product }),
})
