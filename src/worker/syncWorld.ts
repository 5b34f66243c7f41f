import type { Adapter } from '~/commerce/adapter'
import type { ConnectionDetails, PlatformShop } from '~/commerce/connection'
import { sleep } from '~/lib/sleep'
import type { Instant } from '~/lib/zone'

export type OpenAdapter = Adapter & { shop: PlatformShop }

/** What a runner needs of the world; tests give their own. */
export interface SyncWorld {
  now: () => Instant
  /** Waits, or rejects with AbortError. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** In [0, 1). */
  random: () => number
  locks: Pick<LockManager, 'request' | 'query'>
  /** Hears when there is a network again. Returns what stops it. */
  onOnline: (listener: () => void) => () => void
  /** Opens the API that a shop of this browser is connected to, or is to be. Throws CommerceError. */
  openAdapter: (shop: string, details: ConnectionDetails, signal: AbortSignal) => Promise<OpenAdapter>
}

/** The browser's own. */
export const theWorld: SyncWorld = {
  now: () => Date.now(),
  wait: sleep,
  random: () => Math.random(),
  get locks() {
    return navigator.locks
  },
  onOnline(listener) {
    self.addEventListener('online', listener)
    return () => self.removeEventListener('online', listener)
  },
  async openAdapter(shop, details, signal) {
    const { openAdapter } = await import('./openAdapter')
    return openAdapter(shop, details, { wait: sleep, random: () => Math.random() }, signal)
  },
}
