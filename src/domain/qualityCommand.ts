import type { CommandTraits } from './commandTraits'

/** Writes to what was found to go wrong with goods. */
export type QualityCommand = never

export const QUALITY_COMMANDS = {} as const satisfies Record<QualityCommand['kind'], CommandTraits>

/** Why what goes wrong with goods refuses. */
export type QualityRule = never
