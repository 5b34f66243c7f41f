import { findUnbooked, shippedStamp, type Unbooked } from '~/store/bookShipped'
import { API } from '~/store/outbox'
import type { OpenShop } from './shop'
import { listsOf } from './shopLists'
import { roomOf } from './stockBook'

const known = new WeakMap<OpenShop, { of: string; unbooked: Promise<Unbooked> }>()

/** What orders have sent and the ledger does not have; looked up once while nothing of it changes. */
export async function unbookedOf(open: OpenShop): Promise<Unbooked> {
  const of = await shippedStamp(open.db)
  const last = known.get(open)
  if (last?.of === of) return last.unbooked
  const unbooked = readUnbooked(open, of, last?.unbooked)
  unbooked.catch(() => known.delete(open))
  known.set(open, { of, unbooked })
  return unbooked
}

async function readUnbooked(open: OpenShop, of: string, last: Promise<Unbooked> | undefined): Promise<Unbooked> {
  // Another tab may have committed what this one has not heard of.
  open.refresh(await open.version())
  const { db } = open
  const [{ book }, { tables }, counts, entries, connection] = await Promise.all([
    roomOf(open),
    listsOf(open),
    db.counts.toArray(),
    db.countEntries.toArray(),
    db.connection.get(API),
  ])
  // A platform that counts units has booked what it sent, and its levels say so.
  const counted = connection?.can.areas.stock.pull === true
  return findUnbooked({ of, book, tables: counted ? [] : tables, counts, entries }, await last?.catch(() => undefined))
}
