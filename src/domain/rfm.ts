/** A segment of buyers by their scores for recency and frequency, each 1 (worst) to 5. */
export interface RfmSegment {
  /** One of RFM_IDS, or an id of the shop's own. */
  id: string
  /** The shop's own name; absent: the usual one of its id. */
  name?: string
  recency: readonly [number, number]
  frequency: readonly [number, number]
}

export const RFM_IDS = [
  'champion',
  'loyal',
  'potentialLoyalist',
  'new',
  'promising',
  'needAttention',
  'aboutToSleep',
  'cantLose',
  'atRisk',
  'hibernating',
] as const

/** equal: equal values get equal scores. ntile: fifths as even as can be, ties by the customer's id. */
export const RFM_TIES = ['equal', 'ntile'] as const
export type RfmTies = (typeof RFM_TIES)[number]

/** metrics.md `rfm`. The first that fits is the buyer's. */
export const RFM_SEGMENTS: readonly RfmSegment[] = [
  { id: 'champion', recency: [5, 5], frequency: [4, 5] },
  { id: 'loyal', recency: [3, 4], frequency: [4, 5] },
  { id: 'potentialLoyalist', recency: [4, 5], frequency: [2, 3] },
  { id: 'new', recency: [5, 5], frequency: [1, 1] },
  { id: 'promising', recency: [4, 4], frequency: [1, 1] },
  { id: 'needAttention', recency: [3, 3], frequency: [3, 3] },
  { id: 'aboutToSleep', recency: [3, 3], frequency: [1, 2] },
  { id: 'cantLose', recency: [1, 2], frequency: [5, 5] },
  { id: 'atRisk', recency: [1, 2], frequency: [3, 4] },
  { id: 'hibernating', recency: [1, 2], frequency: [1, 2] },
]
