import type { ShopDb } from './db'
import type { OutboxRow } from './syncRows'

/** A person who is erased here: their customer id, and the numbers of their orders. */
interface Erased {
  customer: string
  orders: ReadonlySet<string>
}

/**
 * Takes a person out of what the shop knows of its platform: what was to be sent of them, what the platform said of them, and what was to be decided about them. What is left of a
 * command is still sent, and what the platform says of them from now on is not taken. Whether the platform forgets them too is for whoever works there. Part of the caller's transaction.
 */
export async function cleanseSync({ outbox, remotes, conflicts }: ShopDb, { customer, orders }: Erased): Promise<void> {
  const isTheirs = (area: string, key: string) => (area === 'customers' ? key === customer : area === 'orders' && orders.has(key))
  const put: OutboxRow[] = []
  const gone: number[] = []
  await outbox.each((row) => {
    const edits = row.edits.filter(({ area, key }) => !isTheirs(area, key))
    if (edits.length === row.edits.length) return
    if (edits.length + row.moves.length > 0) put.push({ ...row, edits })
    else gone.push(row.seq)
  })
  await outbox.bulkPut(put)
  await outbox.bulkDelete(gone)
  const name = `customers/${customer}`
  if (await remotes.get(name)) await remotes.put({ key: name, version: '', fields: {}, erased: true })
  await conflicts.filter(({ area, record }) => isTheirs(area, record)).delete()
}
