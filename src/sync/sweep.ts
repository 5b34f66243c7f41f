import type { Adapter, SyncArea } from '~/commerce/adapter'
import { goneOf } from './lookAt'
import type { SyncStore } from './syncStore'
import { take } from './take'

/**
 * A full pull of an area whose platform does not tell what was taken away there: what was known before it began and did not come with it is asked for by its key, and is gone where there is none.
 * Asked for, since a page may skip a record while others go; and a pull that is cut takes nothing away.
 */
export async function sweep(store: SyncStore, adapter: Adapter, area: SyncArea, signal: AbortSignal): Promise<void> {
  const missing = new Set(await store.step((step) => step.known(area)))
  for await (const page of adapter.pull(area, undefined, signal)) {
    for (const { key } of page.records) missing.delete(key)
    await store.step(async (step) => {
      await take(step, adapter.can, page.records)
      await step.putCursor(area, {
        cursor: page.next,
        records: page.records.length,
        ...(page.total !== undefined && { total: page.total }),
      })
    })
  }
  for (const key of missing) {
    const record = (await adapter.read(area, key, signal)) ?? goneOf(area, key)
    await store.step((step) => take(step, adapter.can, [record]))
  }
  await store.step((step) => step.complete(area))
}
