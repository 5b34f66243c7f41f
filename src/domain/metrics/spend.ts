import type { Definition } from './definition'

/** What advertising cost and brought. */
export const SPEND = {} as const satisfies Record<string, Definition>
