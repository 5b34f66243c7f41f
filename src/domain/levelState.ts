/** What is to be said of a level first: negative before out, out before low; over: more than half a year's sales lie there. */
export const LEVEL_STATES = ['negative', 'out', 'low', 'over', 'fine'] as const
export type LevelState = (typeof LEVEL_STATES)[number]

export const LEVEL_SORTS = [
  'sku',
  'title',
  'onHand',
  'reserved',
  'incoming',
  'available',
  'safety',
  'reorderPoint',
  'cover',
  'value',
] as const
export type LevelSort = (typeof LEVEL_SORTS)[number]
