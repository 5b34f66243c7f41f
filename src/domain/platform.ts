/** What is kept in step with a platform, in the order of a first pull: each area names records of those before it. */
export const SYNC_AREAS = ['locations', 'categories', 'products', 'stock', 'customers', 'orders'] as const
export type SyncArea = (typeof SYNC_AREAS)[number]

/** Why a platform cannot; a screen has the sentence in both languages, with the platform's name in it. */
export const CANNOT = ['readOnly', 'notKnown', 'notOffered', 'notAllowed'] as const
export type Cannot = (typeof CANNOT)[number]

/** Who acts where a platform does: the journal's word for it. */
export const PLATFORM = 'platform'
