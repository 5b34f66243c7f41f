import type { CommandTraits } from './commandTraits'

/** Writes to returns, exchanges and repairs, and to the policies they are judged by. */
export type ReturnCommand = never

export const RETURN_COMMANDS = {} as const satisfies Record<ReturnCommand['kind'], CommandTraits>

/** Why returns refuse. */
export type ReturnRule = never
