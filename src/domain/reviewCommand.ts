import type { CommandTraits } from './commandTraits'
import type { MatchKey } from './productFile/fields'
import type { ReviewFilePreset } from './reviewFile/fields'

/** Writes to what buyers say of goods. */
export type ReviewCommand =
  /** A file of reviews; what it holds is committed with it (store/importReviews.ts). Rows are of the file, added and changed are reviews. */
  | {
      id: string
      kind: 'review.import'
      args: {
        fileName: string
        bytes: number
        preset: ReviewFilePreset
        match: MatchKey
        rows: number
        added: number
        changed: number
        refused: number
      }
    }
  /** An empty reply takes the one that stands away. */
  | { id: string; kind: 'review.reply'; args: { key: string; reply: string }; saw: { reply: string } }
  | { id: string; kind: 'review.remove'; args: { keys: readonly string[] } }

export const REVIEW_COMMANDS = {
  'review.import': { areas: ['reviews'], roles: ['owner', 'operator'], group: 'imports' },
  'review.reply': { areas: ['reviews'], roles: ['owner', 'operator', 'agent'], group: 'products' },
  'review.remove': { areas: ['reviews'], roles: ['owner', 'operator'], group: 'products' },
} as const satisfies Record<ReviewCommand['kind'], CommandTraits>

/** Why a review is refused. */
export type ReviewRule =
  /** Reviews came or were changed since the file was checked. */
  | 'review.stale'
  /** facts: most. */
  | 'review.replyLong'
