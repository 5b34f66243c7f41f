import type { Command } from '~/domain/command'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'

/** The commands of a kind. */
export type CommandOf<C extends Command, K extends C['kind']> = { [Each in C['kind']]: Extract<C, { kind: Each }> }[K]

/** What an area's commands change, kind by kind, or why they are refused. Reads only; part of the caller's transaction. */
export type Deciders<C extends Command> = {
  readonly [K in C['kind']]: (db: ShopDb, command: CommandOf<C, K>, actor: Actor) => Promise<Decision>
}
