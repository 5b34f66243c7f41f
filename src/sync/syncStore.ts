import type { Cursor, Edit, Remote, SyncArea } from '~/commerce/adapter'
import type { Move } from '~/domain/stock'
import type { Instant } from '~/lib/zone'
import type { AnyRow } from '~/store/rows'
import type { Clash } from './rerun'

/** A command that the platform has not agreed to yet. */
export interface OutboxRow {
  /** Order in which commands were given. */
  seq: number
  /** The command's id; what is left of it after a conflict is sent under an id of its own. */
  id: string
  kind: string
  at: Instant
  edits: Omit<Edit, 'version'>[]
  moves: Move[]
  /** waiting: never sent. sent: nobody knows whether it arrived. refused: the platform's rules are against it. */
  state: 'waiting' | 'sent' | 'refused'
  /** Why, in the platform's words. */
  says?: string[]
}

/** What the platform said last of a record. */
export interface RemoteRow {
  /** area/key */
  key: string
  version: string
  fields: AnyRow
}

/** A field for somebody to decide: what was set here, and what was set there meanwhile. */
export interface ConflictRow extends Clash {
  /** area/key/field */
  key: string
  area: SyncArea
  record: string
  /** Ids of the commands that set it here. */
  commands: string[]
}

/** One transaction: all of it is kept, or nothing. */
export interface SyncStep {
  outbox(): Promise<OutboxRow[]>
  putOutbox(row: OutboxRow): Promise<void>
  dropOutbox(seq: number): Promise<void>
  remote(area: SyncArea, key: string): Promise<RemoteRow | undefined>
  putRemote(area: SyncArea, key: string, row: RemoteRow | undefined): Promise<void>
  /** A record of the store as screens see it. */
  row(area: SyncArea, key: string): Promise<AnyRow | undefined>
  putRow(area: SyncArea, key: string, row: AnyRow | undefined): Promise<void>
  /** What the ledger says of a SKU at a location. */
  onHand(key: string): Promise<number>
  /** A line of the ledger that brings it in step with the platform. */
  book(key: string, quantity: number): Promise<void>
  conflicts(): Promise<ConflictRow[]>
  putConflict(row: ConflictRow): Promise<void>
  cursor(area: SyncArea): Promise<Cursor | undefined>
  putCursor(area: SyncArea, cursor: Cursor): Promise<void>
}

export interface SyncStore {
  step<T>(work: (step: SyncStep) => Promise<T>): Promise<T>
}

export type AnyRemote = Remote
