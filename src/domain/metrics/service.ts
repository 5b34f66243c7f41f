import type { Definition } from './definition'

/** How customers were served. */
export const SERVICE = {} as const satisfies Record<string, Definition>
