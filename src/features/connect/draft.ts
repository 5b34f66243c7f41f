import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { ConnectionChecked, ConnectionDetails, Platform, SyncFailure, TokenKept } from '~/commerce/connection'
import { keptInTab } from '~/lib/keep'
import { errorKind } from '~/session/errorKind'
import { call } from '~/worker/client'
import { addressFault, cleanAddress } from './address'

type Checked = Extract<ConnectionChecked, { ok: true }>

export type Check = { is: 'none' } | { is: 'running' } | { is: 'failed'; failure: SyncFailure } | { is: 'done'; checked: Checked }

/** How a token is to be kept, as it is being typed. */
export interface Keeping {
  kept: TokenKept['kept']
  passphrase: string
  again: string
}

interface Draft extends Keeping {
  platform: Platform
  address: string
  token: string
  check: Check
}

export const NO_SECRETS = { token: '', passphrase: '', again: '' } as const

/** The connection that is being made. What was typed outlives a reload of the tab, except the secrets. */
export const useConnectDraft = create<Draft>()(
  persist((): Draft => ({ platform: 'rest', address: '', kept: 'session', ...NO_SECRETS, check: { is: 'none' } }), {
    name: 'zhanggui:connect',
    storage: createJSONStorage(() => keptInTab),
    partialize: ({ platform, address, kept }) => ({ platform, address, kept }),
  }),
)

const put = (change: Partial<Draft>) => useConnectDraft.setState(change)

let running: AbortController | undefined

/** Where the API is, or who asks it, is another now: what a check has found is no longer of it. */
export function changeDetails(change: Partial<Pick<Draft, 'platform' | 'address' | 'token'>>): void {
  running?.abort()
  put({ ...change, check: { is: 'none' } })
}

/** The demo API takes any token; it is there so that all of a connection can be tried. */
const DEMO_TOKEN = 'demo'

export function detailsOf({ platform, address, token }: Pick<Draft, 'platform' | 'address' | 'token'>): ConnectionDetails {
  return platform === 'demo'
    ? { platform, address: '', token: DEMO_TOKEN }
    : { platform, address: cleanAddress(address), token: token.trim() }
}

/** What has to be put right before the API can be asked. */
export function missingOf({ platform, address, token }: Pick<Draft, 'platform' | 'address' | 'token'>): 'address' | 'token' | undefined {
  if (platform === 'demo') return undefined
  if (address.trim() === '' || addressFault(address) !== undefined) return 'address'
  return token.trim() === '' ? 'token' : undefined
}

/** A failure on the way to the worker, as a failure of the API would be shown. */
export const failureOf = (error: unknown): SyncFailure => ({ kind: errorKind(error) ?? 'unavailable', detail: String(error) })

/** Asks the API who it is and what works. Nothing is saved. */
export async function check(): Promise<void> {
  running?.abort()
  const asking = new AbortController()
  running = asking
  put({ check: { is: 'running' } })
  const told = await call('sync.check', { details: detailsOf(useConnectDraft.getState()) }, { signal: asking.signal }).catch(
    (error: unknown): ConnectionChecked => ({ ok: false, failure: failureOf(error) }),
  )
  if (asking.signal.aborted) return
  put({ check: told.ok ? { is: 'done', checked: told } : { is: 'failed', failure: told.failure } })
}

export function stopCheck(): void {
  running?.abort()
  put({ check: { is: 'none' } })
}

/** Shorter ones are tried out in no time by whoever has the file. */
export const SHORTEST_PASSPHRASE = 8

/** Why a token cannot be kept so. */
export function keepingFault({ kept, passphrase, again }: Keeping): 'short' | 'differ' | undefined {
  if (kept === 'session') return undefined
  if (passphrase.length < SHORTEST_PASSPHRASE) return 'short'
  return passphrase === again ? undefined : 'differ'
}

export const keptOf = ({ kept, passphrase }: Keeping): TokenKept => (kept === 'session' ? { kept } : { kept, passphrase })
