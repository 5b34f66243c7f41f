import type { Cursor, SyncArea } from '~/commerce/adapter'
import type { OrderAct } from '~/domain/orderAct'
import type { SentState } from '~/domain/ticket'
import type { Instant } from '~/lib/zone'
import type { AnyRow } from '~/store/rows'
import type { ConflictRow, OutboxRow, RemoteRow } from '~/store/syncRows'

/** Records of an area, read in one go. What is put is seen at once, and kept when the step ends. */
export interface SyncPage {
  remote(key: string): RemoteRow | undefined
  putRemote(key: string, row: RemoteRow | undefined): void
  /** A record of the store as screens see it. */
  row(key: string): AnyRow | undefined
  putRow(key: string, row: AnyRow | undefined): void
  /** What the ledger says of a SKU at a location. */
  onHand(key: string): number
  /** A line of the ledger that brings it in step with the platform. */
  book(key: string, quantity: number): void
}

/** How far an area has come with a page. */
export interface PageTaken {
  cursor: Cursor
  records: number
  /** How many there are in all, where the platform tells. */
  total?: number
}

/** One transaction: all of it is kept, or nothing. Nothing but the step's own answers may be waited for in it. */
export interface SyncStep {
  /** The moment of the step. */
  readonly at: Instant
  outbox(): Promise<OutboxRow[]>
  putOutbox(row: OutboxRow): Promise<void>
  dropOutbox(seq: number): Promise<void>
  page(area: SyncArea, keys: readonly string[]): Promise<SyncPage>
  /** Keys of the records of an area that the platform has told of. */
  known(area: SyncArea): Promise<string[]>
  /** Whether what we wrote to customers has gone out, by the keys of the messages. */
  markSent(keys: readonly string[], sent: SentState): Promise<void>
  /** What was done about orders stands, or was refused and is as if it had not been done. */
  putActs(acts: readonly OrderAct[], stand: boolean): Promise<void>
  conflicts(): Promise<ConflictRow[]>
  putConflict(row: ConflictRow): Promise<void>
  cursor(area: SyncArea): Promise<Cursor | undefined>
  putCursor(area: SyncArea, taken: PageTaken): Promise<void>
  /** The platform has told all that there is of an area by now. */
  complete(area: SyncArea): Promise<void>
}

export interface SyncStore {
  step<T>(work: (step: SyncStep) => Promise<T>): Promise<T>
}
