import type { Day, Instant } from '~/lib/zone'

/** Values by the name of a filter (analytics/query.ts `Filters`); kept as text so that a rule outlives the release that wrote it. */
export type KeptFilters = Readonly<Record<string, readonly string[]>>

/**
 * Who belongs to an audience. rfm: buyers of these segments as of the newest order. filter: buyers with a paid order that matches, in a window (absent: ever).
 * list: these customers (customerIdOf, so that no personal data lies here) and no others. cohort: buyers whose first purchase made them one of that cohort (analytics/reports.ts CohortsAsk; `key` as its
 * answer gives it), and with `later` those of them who bought again so many periods later; `from` and `to` (half-open) are the days of the first purchase where the report was asked for a
 * window of them, filters choose the orders that all of this is said of.
 */
export type AudienceRule =
  | { kind: 'rfm'; segments: readonly string[] }
  | { kind: 'filter'; filters: KeptFilters; from?: Day; to?: Day }
  | { kind: 'list'; customers: readonly string[] }
  | {
      kind: 'cohort'
      grain: 'week' | 'month'
      by: 'period' | 'channel' | 'category'
      key: string
      later?: number
      from?: Day
      to?: Day
      filters?: KeptFilters
    }

/** Buyers under a name, for any area: lists, promotions, figures. The rule is kept, the buyers are found anew with the newest orders. */
export interface Audience {
  name: string
  rule: AudienceRule
  /** How many they were when it was saved, and when. */
  size: number
  at: Instant
}

export interface AudienceRow extends Audience {
  key: string
}
