import type { SyncArea } from '~/commerce/adapter'

/** What is kept in step, in the order in which it comes first. */
export const AREAS_IN_ORDER = ['locations', 'categories', 'products', 'stock', 'customers', 'orders'] as const satisfies readonly SyncArea[]
