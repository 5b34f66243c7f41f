import type { SyncFailure, SyncState, SyncStatus } from '~/commerce/connection'
import { CommerceError } from '~/commerce/errors'
import type { Instant } from '~/lib/zone'
import type { ShopDb } from '~/store/db'
import { API } from '~/store/outbox'
import type { ConnectionRow } from '~/store/syncRows'

/** What only this tab knows. */
export interface LiveSync {
  running: boolean
  /** This tab keeps the shop in step. */
  holds: boolean
  /** Another tab does. */
  elsewhere: boolean
  token: boolean
  retryAt?: Instant
}

/** How the shop stands to its API; undefined where it is not connected. */
export async function syncStatus(db: ShopDb, live: LiveSync): Promise<SyncStatus | undefined> {
  const [row, waiting, refused, conflicts] = await db.transaction('r', [db.connection, db.outbox, db.conflicts], () =>
    Promise.all([
      db.connection.get(API),
      db.outbox.count(),
      db.outbox.filter(({ state }) => state === 'refused').count(),
      db.conflicts.filter(({ settled }) => settled === undefined).count(),
    ]),
  )
  if (!row) return undefined
  const { platform, address, shop, can, sealed, failure, syncedAt, areas, clockApart } = row
  return {
    platform,
    address,
    shop,
    can,
    state: stateOf(row, live),
    sealed: sealed !== undefined,
    areas,
    waiting,
    refused,
    conflicts,
    ...(failure && { failure }),
    ...(live.retryAt !== undefined && { retryAt: live.retryAt }),
    ...(syncedAt !== undefined && { syncedAt }),
    ...(clockApart !== undefined && { clockApart }),
  }
}

function stateOf({ paused, failure }: ConnectionRow, { running, holds, elsewhere, token }: LiveSync): SyncState {
  if (paused) return 'paused'
  if (failure?.kind === 'unauthorized') return 'unauthorized'
  if (running) return 'running'
  if (elsewhere && !holds) return 'elsewhere'
  if (!token) return 'locked'
  return failure ? 'failed' : 'idle'
}

/** A failure as it is kept and shown. */
export function failureOf(error: unknown): SyncFailure {
  if (error instanceof CommerceError) return { kind: error.kind, detail: error.detail, ...(error.fault && { fault: error.fault }) }
  const full = error instanceof Error && /quota/i.test(`${error.name} ${String(error.cause)}`)
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return full ? { kind: 'full', detail } : { kind: 'unavailable', fault: { of: 'ours' }, detail }
}
