import type { BuyerReviewRow } from './buyerReview'
import type { CommandTraits } from './commandTraits'

/** Writes to what buyers say of goods. */
export type ReviewCommand =
  /** Reviews of a file, named by `source`; one whose key is there already stays as it is. */
  | { id: string; kind: 'review.add'; args: { source: string; reviews: readonly BuyerReviewRow[] } }
  /** An empty reply takes the one that stands away. */
  | { id: string; kind: 'review.reply'; args: { key: string; reply: string }; saw: { reply: string } }
  | { id: string; kind: 'review.remove'; args: { keys: readonly string[] } }

export const REVIEW_COMMANDS = {
  'review.add': { areas: ['reviews'], roles: ['owner', 'operator'], group: 'products' },
  'review.reply': { areas: ['reviews'], roles: ['owner', 'operator', 'agent'], group: 'products' },
  'review.remove': { areas: ['reviews'], roles: ['owner', 'operator'], group: 'products' },
} as const satisfies Record<ReviewCommand['kind'], CommandTraits>

/** Why a review is refused. */
export type ReviewRule =
  /** facts: rating. */
  | 'review.rating'
  /** facts: most. */
  | 'review.long'
  /** facts: most. */
  | 'review.replyLong'
