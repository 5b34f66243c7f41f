import type { Adapter, Edit, Pulled, Pushed, Remote, SyncArea } from '~/commerce/adapter'
import { customerIdOf } from '~/domain/customer'
import type { ShopDb } from '~/store/db'

/**
 * A platform names customers by the key that its orders name their buyer by; the shop names them by customerIdOf it, so that no e-mail or phone number stands in an address.
 * Names are exchanged on the way in and out; the platform's own is kept with what it said of the customer.
 */
export function withCustomerIds<A extends Adapter>(adapter: A, db: Pick<ShopDb, 'remotes'>): A {
  return {
    ...adapter,
    async *pull<S extends SyncArea>(area: S, since: string | undefined, signal: AbortSignal): AsyncGenerator<Pulled<S>> {
      for await (const page of adapter.pull(area, since, signal))
        yield area === 'customers' ? { ...page, records: page.records.map((record) => comeIn(record)) } : page
    },
    async push(pushing, signal): Promise<Pushed> {
      const edits = await Promise.all(pushing.edits.map((edit) => goOut(db, edit)))
      const pushed = await adapter.push({ ...pushing, edits }, signal)
      return 'records' in pushed ? { ...pushed, records: pushed.records.map((record) => comeIn(record)) } : pushed
    },
    async read<S extends SyncArea>(area: S, key: string, signal: AbortSignal): Promise<Remote<S> | undefined> {
      const record = await adapter.read(area, area === 'customers' ? await keyThere(db, key) : key, signal)
      return record && comeIn(record)
    },
  }
}

function comeIn<R extends Remote>(record: R): R {
  if (record.area !== 'customers') return record
  const key = customerIdOf(record.key)
  return 'gone' in record ? { ...record, key } : { ...record, key, fields: { ...record.fields, key: record.key } }
}

const goOut = async (db: Pick<ShopDb, 'remotes'>, edit: Edit): Promise<Edit> =>
  edit.area === 'customers' ? { ...edit, key: await keyThere(db, edit.key) } : edit

async function keyThere(db: Pick<ShopDb, 'remotes'>, customer: string): Promise<string> {
  const key = (await db.remotes.get(`customers/${customer}`))?.fields.key
  return typeof key === 'string' ? key : customer
}
