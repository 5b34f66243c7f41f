import { type Adapter, SYNC_AREAS } from '~/commerce/adapter'
import { sendNext } from './send'
import type { SyncStore } from './syncStore'
import { take } from './take'

/** Sends that are tried again since the platform had moved on; more at once, and the next round goes on. */
const ROUNDS = 50

/**
 * One round: all that waits is sent, then all that has changed there is taken. Never both at once, so that what a pull brings is always newer than what a push was answered.
 * What fails is thrown; all that was done before it stays done, and the next round goes on from there.
 */
export async function syncOnce(store: SyncStore, adapter: Adapter, signal: AbortSignal): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) if ((await sendNext(store, adapter, signal)) === 'nothing') break
  for (const area of SYNC_AREAS) {
    if (adapter.can.areas[area].pull !== true) continue
    const since = await store.step((step) => step.cursor(area))
    for await (const page of adapter.pull(area, since, signal)) {
      await store.step(async (step) => {
        await take(step, adapter.can, page.records)
        await step.putCursor(area, page.next)
      })
    }
  }
}
