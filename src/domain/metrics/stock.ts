import type { Definition } from './definition'

/** What lies on the shelves. */
export const STOCK = {} as const satisfies Record<string, Definition>
