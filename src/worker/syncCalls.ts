import type { SyncArea } from '~/commerce/adapter'
import type { Conflict, ConnectionChecked, ConnectionDetails, Settling, SyncStatus, TokenKept, WaitingCommand } from '~/commerce/connection'
import type { DemoTrouble } from '~/commerce/demoFault'
import type { CallContext, None } from './protocol'

/** The calls about the platform that a shop is kept in step with. */
export interface SyncCalls {
  /** Asks an API who it is and what works, saving nothing. */
  'sync.check'(args: { details: ConnectionDetails }, context: CallContext): Promise<ConnectionChecked>
  /** Connects the open shop, which has to be empty, and begins to pull. */
  'sync.connect'(args: { details: ConnectionDetails; keep: TokenKept }, context: CallContext): Promise<SyncStatus>
  /** null: the shop is not connected. `token`: what this tab keeps for its session. */
  'sync.status'(args: { token?: string }, context: CallContext): Promise<SyncStatus | null>
  /** A token in the place of one that is lost or refused; false: the platform does not take it. */
  'sync.signIn'(args: { token: string; keep: TokenKept }, context: CallContext): Promise<boolean>
  /** Opens the sealed token; false: another passphrase. */
  'sync.unlock'(args: { passphrase: string }, context: CallContext): Promise<boolean>
  /** A round now; resolves when it is over, however it ended. */
  'sync.now'(args: None, context: CallContext): Promise<SyncStatus | null>
  'sync.pause'(args: { paused: boolean }, context: CallContext): Promise<void>
  /** Keeps the records and forgets the connection, with all that waits. */
  'sync.disconnect'(args: None, context: CallContext): Promise<void>
  'sync.waiting'(args: None, context: CallContext): Promise<WaitingCommand[]>
  /** Keys of the records of an area that a command waits on, in the words of `Edit`; stock by levelKey. Empty where the shop is not connected. */
  'sync.pending'(args: { area: SyncArea }, context: CallContext): Promise<string[]>
  /** Sends a refused command again, or gives it up: what it changed is as the platform has it. */
  'sync.refused'(args: { seq: number; act: 'again' | 'giveUp' }, context: CallContext): Promise<void>
  'sync.conflicts'(args: { settled?: boolean }, context: CallContext): Promise<Conflict[]>
  /** Decides a conflict, or decides it otherwise than before; false: it is there no more. */
  'sync.settle'(args: { key: string; settling: Settling }, context: CallContext): Promise<boolean>
  /** What is to go wrong with the demo API, where a change is given; answers what does. */
  'sync.trouble'(args: { change?: Partial<DemoTrouble> }, context: CallContext): Promise<DemoTrouble>
  /** Changes a record on the demo API, as somebody else would who works there, in the words of Edit; false: it has no such record. */
  'sync.elsewhere'(args: { area: SyncArea; key: string; set: Record<string, unknown> }, context: CallContext): Promise<boolean>
}
