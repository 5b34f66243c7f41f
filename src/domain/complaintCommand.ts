import type { CommandTraits } from './commandTraits'

/** Writes to complaints: their six steps, compensation and follow-up. */
export type ComplaintCommand = never

export const COMPLAINT_COMMANDS = {} as const satisfies Record<ComplaintCommand['kind'], CommandTraits>

/** Why complaints refuse. */
export type ComplaintRule = never
