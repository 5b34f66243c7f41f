import type { Instant } from '~/lib/zone'
import type { CheckLine, SyncArea } from './adapter'
import type { Capabilities } from './capabilities'
import type { ErrorKind, Fault } from './errors'

/** Kinds of API that a shop can be connected to. `demo`: our own contract, answered in this browser. */
export type Platform = 'rest' | 'demo'

/** How to reach an API. */
export interface ConnectionDetails {
  platform: Platform
  /** '' for the demo API. */
  address: string
  token: string
}

/** How long the token is known: as long as the tab is open, or in this browser, encrypted with a passphrase. */
export type TokenKept = { kept: 'session' } | { kept: 'sealed'; passphrase: string }

/** What an API says of itself. */
export interface PlatformShop {
  name: string
  currency: string
  zone: string
}

/** A failure as the page shows it: the sentence hangs on `kind` and `fault`; `detail` is for the report. */
export interface SyncFailure {
  kind: ErrorKind
  fault?: Fault
  detail: string
}

/** What a check of an API came to, before anything is saved. */
export type ConnectionChecked =
  | { ok: true; shop: PlatformShop; can: Capabilities; lines: CheckLine[] }
  | { ok: false; failure: SyncFailure }

/** How far an area is in step. */
export interface AreaProgress {
  /** Records taken so far. */
  done: number
  /** How many there are, where the platform tells. */
  total?: number
  /** All that there was when its first pull began is here. */
  complete: boolean
  /** Of orders while their past is still coming: of those placed since then every one is here. */
  backTo?: Instant
  /** When the platform was last asked, and had told all. */
  asOf?: Instant
}

/** What the connection of the open shop is doing. */
export type SyncState =
  /** Asks or is asked nothing at the moment. */
  | 'idle'
  | 'running'
  /** Another tab of this shop keeps it in step. */
  | 'elsewhere'
  /** Somebody has stopped it. */
  | 'paused'
  /** The last round failed; the next begins at `retryAt`. */
  | 'failed'
  /** There is no token in this tab: `sealed` says whether a passphrase opens it, or it has to be typed again. */
  | 'locked'
  /** The platform does not take the token any more. */
  | 'unauthorized'

export interface SyncStatus {
  platform: Platform
  address: string
  shop: PlatformShop
  can: Capabilities
  state: SyncState
  /** The token lies in this browser, encrypted. */
  sealed: boolean
  failure?: SyncFailure
  retryAt?: Instant
  /** When the last whole round ended. */
  syncedAt?: Instant
  areas: Record<SyncArea, AreaProgress>
  /** The platform's clock less this one's, in ms, where it is minutes apart. */
  clockApart?: number
  /** Commands that the platform has not agreed to yet. */
  waiting: number
  /** Of those, which its rules are against. */
  refused: number
  /** Fields for somebody to decide. */
  conflicts: number
}

/** A command that the platform has not agreed to yet, for its list. */
export interface WaitingCommand {
  seq: number
  id: string
  kind: string
  at: Instant
  /** waiting: not sent. sent: nobody knows whether it arrived. refused: the platform's rules are against it. */
  state: 'waiting' | 'sent' | 'refused'
  /** Why, in the platform's own words. */
  says: string[]
  /** Records that it changes, the first few, and how many in all. */
  records: { area: SyncArea; key: string; title: string }[]
  total: number
}

/** A field for somebody to decide: set here, and set there meanwhile to something else. */
export interface Conflict {
  key: string
  area: SyncArea
  record: string
  /** The record's name as people know it. */
  title: string
  /** As in `Change`: `title`, `sku:price:CODE`; `*`: the whole record was taken away there. `onHand`: a lost race for units on a platform that only takes whole figures. */
  field: string
  before: unknown
  mine: unknown
  theirs: unknown
  /** Ids of the commands that set it here, as the journal has them. */
  commands: string[]
  /** When it was found. */
  at: Instant
  /** Set where it was decided; the loser can still be brought back. */
  settled?: { take: 'mine' | 'theirs' | 'merged'; at: Instant; who: string }
}

/** How a conflict is decided. `merged`: by a value that is neither. */
export type Settling = { take: 'mine' } | { take: 'theirs' } | { take: 'merged'; value: unknown }
