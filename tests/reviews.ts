import type { BuyerReviewRow } from '~/domain/buyerReview'
import type { PreparedReviews } from '~/store/import/reviewImporter'

/** What a check of a file with just these reviews, all new, leaves to be written. */
export function preparedReviews(reviews: readonly BuyerReviewRow[], command: string): PreparedReviews {
  const rules = { match: 'sku', scale: 'five', zone: 'UTC', dateOrder: 'ymd', channel: '', unmatched: 'keep' } as const
  return {
    fileName: 'reviews.csv',
    bytes: 1,
    rows: reviews.length,
    plan: { format: { kind: 'text', gzip: false, encoding: 'utf-8', delimiter: ',' }, preset: 'generic', columns: {}, rules },
    matched: { sets: reviews.map(({ key, ...set }) => ({ key, isNew: true, set })), changes: [], refused: [], unchanged: 0 },
    shop: { reviews: [], products: [] },
    command,
  }
}
