import type { Cursor, Remote, SyncArea } from '~/commerce/adapter'
import type { AnyRow } from '~/store/rows'
import type { ConflictRow, OutboxRow, RemoteRow } from '~/store/syncRows'

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
