import type { Definition } from './definition'

/** Who came, and how far. */
export const TRAFFIC = {} as const satisfies Record<string, Definition>
