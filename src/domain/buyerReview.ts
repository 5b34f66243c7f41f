import { type Day, type Instant, type Zone, startOfMonth } from '~/lib/zone'
import type { Refusal } from './command'
import type { ReviewRule } from './reviewCommand'

/** What a buyer says of goods they got, and what the shop answers. */
export interface BuyerReview {
  /** Key of the product; '' where none is known. */
  product: string
  /** Code; '' where the review tells none. */
  sku: string
  /** Number of the order. */
  order?: string
  /** 1 to 5. */
  rating: number
  title: string
  text: string
  /** Personal data: masked as a buyer's name is. */
  author: string
  at: Instant
  channel: string
  reply?: string
  repliedAt?: Instant
  /** Key of a person. */
  repliedBy?: string
  /** Key of the ticket that it led to. */
  ticket?: string
  /** Its buyer's data was taken out: no file brings it back. */
  erased?: true
}

export interface BuyerReviewRow extends BuyerReview {
  key: string
}

export const RATINGS = [5, 4, 3, 2, 1] as const
export const LONGEST_REVIEW = { text: 5000, title: 200, reply: 1000 } as const

const rule = (name: ReviewRule, facts: Record<string, string | number>): Refusal => ({ why: 'rule', rule: name, facts })

/** An empty reply takes the one that stands away. */
export function checkReply(reply: string): Refusal | undefined {
  return reply.trim().length > LONGEST_REVIEW.reply ? rule('review.replyLong', { most: LONGEST_REVIEW.reply }) : undefined
}

/** Fewer ratings than that say little (metrics.md `review_score`). */
const FEW = 10

export interface Score {
  mean: number
  n: number
  few: boolean
}

/** The mean of ratings, with how many there are; undefined of none. */
export function scoreOf(reviews: readonly Pick<BuyerReview, 'rating'>[]): Score | undefined {
  if (reviews.length === 0) return undefined
  const sum = reviews.reduce((all, { rating }) => all + rating, 0)
  return { mean: sum / reviews.length, n: reviews.length, few: reviews.length < FEW }
}

export interface MonthScore {
  /** First day of the month. */
  month: Day
  score: Score | undefined
}

/** Month by month from the first review to the last, in the shop's zone; months without any stand empty. */
export function scoreByMonth(reviews: readonly Pick<BuyerReview, 'rating' | 'at'>[], zone: Pick<Zone, 'dayOf'>): MonthScore[] {
  const months = new Map<Day, Pick<BuyerReview, 'rating'>[]>()
  for (const review of reviews) {
    const month = startOfMonth(zone.dayOf(review.at))
    const own = months.get(month)
    if (own) own.push(review)
    else months.set(month, [review])
  }
  if (months.size === 0) return []
  const last = Math.max(...months.keys())
  const scores: MonthScore[] = []
  // Every month has fewer days than 32 and more than 27.
  for (let month = Math.min(...months.keys()); month <= last; month = startOfMonth(month + 31)) {
    scores.push({ month, score: scoreOf(months.get(month) ?? []) })
  }
  return scores
}
