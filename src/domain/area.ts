/** What a commit may change; query keys are `[shop id, area, …]`. */
export const AREAS = [
  'orders',
  'products',
  'customers',
  'settings',
  'mappings',
  'journal',
  'people',
  'tasks',
  'comments',
  'attachments',
  'home',
  'goals',
  'audiences',
  'traffic',
  'listings',
  'stock',
  'purchases',
  'views',
  'reviews',
  'sync',
] as const
export type Area = (typeof AREAS)[number]
