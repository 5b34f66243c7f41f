import { type Adapter, SYNC_AREAS, type SyncArea } from '~/commerce/adapter'
import { sendNext } from './send'
import { sweep } from './sweep'
import type { SyncStore } from './syncStore'
import { take } from './take'

/** Times in a row that the platform had moved on before a command could be sent; more at once, and the next round goes on. */
const AGAIN = 50

/**
 * One round: all that waits is sent, then all that has changed there is taken. Never both at once, so that what a pull brings is always newer than what a push was answered.
 * What fails is thrown; all that was done before it stays done, and the next round goes on from there.
 */
export async function syncOnce(
  store: SyncStore,
  adapter: Adapter,
  signal: AbortSignal,
  areas: readonly SyncArea[] = SYNC_AREAS,
): Promise<void> {
  for (let again = 0; again < AGAIN;) {
    const sent = await sendNext(store, adapter, signal)
    if (sent === 'nothing') break
    again = sent === 'again' ? again + 1 : 0
  }
  for (const area of areas) if (adapter.can.areas[area].pull === true) await pullArea(store, adapter, area, signal)
}

/** Takes what has changed in one area since it was last asked. */
async function pullArea(store: SyncStore, adapter: Adapter, area: SyncArea, signal: AbortSignal): Promise<void> {
  if (!adapter.can.tells.gone && area !== 'orders') {
    await sweep(store, adapter, area, signal)
    return
  }
  const since = await store.step((step) => step.cursor(area))
  for await (const page of adapter.pull(area, since, signal)) {
    await store.step(async (step) => {
      await take(step, adapter.can, page.records)
      await step.putCursor(area, {
        cursor: page.next,
        records: page.records.length,
        ...(page.total !== undefined && { total: page.total }),
      })
    })
  }
  await store.step((step) => step.complete(area))
}
