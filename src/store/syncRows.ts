import type { Cursor, Edit, OutAct, OutMessage, SyncArea } from '~/commerce/adapter'
import type { AreaProgress, Platform, PlatformShop, SyncFailure } from '~/commerce/connection'
import type { Capabilities } from '~/commerce/capabilities'
import type { Move } from '~/domain/stock'
import type { Instant } from '~/lib/zone'
import type { AnyRow } from './rows'

/** A token encrypted with a passphrase: PBKDF2-SHA-256, AES-GCM-256. */
export interface SealedToken {
  salt: Uint8Array<ArrayBuffer>
  rounds: number
  iv: Uint8Array<ArrayBuffer>
  bytes: ArrayBuffer
}

/** How a shop is connected, and how far it is in step. The token is never here but sealed. */
export interface ConnectionRow {
  key: string
  platform: Platform
  address: string
  shop: PlatformShop
  can: Capabilities
  sealed?: SealedToken
  paused?: true
  connectedAt: Instant
  syncedAt?: Instant
  /** Of the last round, where it failed. */
  failure?: SyncFailure
  areas: Record<SyncArea, AreaProgress>
  /** The platform's clock less this one's, in ms, where it is minutes apart. */
  clockApart?: number
}

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
  messages?: OutMessage[]
  acts?: OutAct[]
  /** waiting: never sent. sent: nobody knows whether it arrived. refused: the platform's rules are against it. */
  state: 'waiting' | 'sent' | 'refused'
  /** Of one that was sent: a level that was written as a whole figure, or may be counted twice; what it held and what it was to hold. */
  writing?: { key: string; from: number; to: number }
  /** Why, in the platform's words. */
  says?: string[]
}

/** What the platform said last of a record. */
export interface RemoteRow {
  /** area/key */
  key: string
  version: string
  fields: AnyRow
  /** Of a customer who was erased here: what the platform still says of them is not taken any more. */
  erased?: true
}

/** A field for somebody to decide: what was set here, and what was set there meanwhile. */
export interface ConflictRow {
  /** area/record/field */
  key: string
  area: SyncArea
  record: string
  field: string
  before: unknown
  mine: unknown
  theirs: unknown
  /** Ids of the commands that set it here. */
  commands: string[]
  at?: Instant
  /** `value`: of one that was merged. */
  settled?: { take: 'mine' | 'theirs' | 'merged'; at: Instant; who: string; value?: unknown }
}

export interface CursorRow {
  key: string
  cursor: Cursor
}
