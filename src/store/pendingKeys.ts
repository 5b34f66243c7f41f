import type { SyncArea } from '~/commerce/adapter'
import { levelKey } from '~/domain/stock'
import type { ShopDb } from './db'

/** Keys of the records of an area that a command waits on; of stock by levelKey. What was refused is as the platform has it, and waits for nothing. */
export async function pendingKeys({ outbox }: Pick<ShopDb, 'outbox'>, area: SyncArea): Promise<string[]> {
  const keys = new Set<string>()
  await outbox.each(({ state, edits, moves }) => {
    if (state === 'refused') return
    if (area === 'stock') for (const { location, sku } of moves) keys.add(levelKey(location, sku))
    else for (const edit of edits) if (edit.area === area) keys.add(edit.key)
  })
  return [...keys]
}
