import type { Instant } from '~/lib/zone'
import type { ShopDb } from '~/store/db'
import { ShopStep } from './shopStep'
import type { SyncStep, SyncStore } from './syncStore'

/** What a step needs of the world. */
export interface SyncClock {
  now: () => Instant
  newId: () => string
}

/** Tables that a step may read or write; commands of the user's that need others go on beside it. */
const tablesOf = (db: ShopDb) => [
  db.connection,
  db.outbox,
  db.remotes,
  db.conflicts,
  db.cursors,
  db.locations,
  db.categories,
  db.catalog,
  db.customers,
  db.orderNotes,
  db.codes,
  db.images,
  db.moves,
  db.shelves,
  db.derived,
  db.tasks,
  db.messages,
  db.orderActs,
  db.foldDue,
  db.journal,
  db.meta,
]

/** The shop's own store, as sync works on it. A step throws StockUnknown where the levels have to be made known first. */
export class ShopSync implements SyncStore {
  constructor(
    readonly db: ShopDb,
    readonly clock: SyncClock = { now: () => Date.now(), newId: () => crypto.randomUUID() },
  ) {}

  step<T>(work: (step: SyncStep) => Promise<T>): Promise<T> {
    const { db, clock } = this
    return db.transaction('rw', tablesOf(db), async () => {
      const step = new ShopStep(db, clock.now(), clock.newId)
      const result = await work(step)
      await step.end()
      return result
    })
  }
}
