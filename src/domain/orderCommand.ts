import type { CommandTraits } from './commandTraits'

/** What agents do about orders; notes have a command of their own (command.ts). */
export type OrderCommand = never

export const ORDER_COMMANDS = {} as const satisfies Record<OrderCommand['kind'], CommandTraits>

/** Why an order refuses. */
export type OrderRule = never
