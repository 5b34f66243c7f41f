import type { Adapter } from '~/commerce/adapter'
import type { Command, Outcome } from '~/domain/command'
import { SYNC_AREAS, type SyncArea } from '~/domain/platform'
import { ShopDb } from '~/store/db'
import { execute } from '~/store/execute'
import { writeLevels } from '~/store/levels'
import { API } from '~/store/outbox'
import { ordersStamp, StockUnknown } from '~/store/stockStamp'
import { settleConflict } from '~/sync/settle'
import { ShopSync } from '~/sync/shopSync'
import { syncOnce } from '~/sync/sync'
import type { Settling } from '~/commerce/connection'

const never = new AbortController().signal
const DEFAULTS = { name: '', zone: 'UTC', currency: 'USD' }
let count = 0

/** Areas other than orders, which come into packs. */
const ROW_AREAS = SYNC_AREAS.filter((area) => area !== 'orders')

/** A shop of this browser that is kept in step with an API, on its real store. */
export class ConnectedShop {
  readonly sync: ShopSync
  #at = 0
  #ids = 0

  constructor(
    readonly adapter: Adapter,
    readonly db: ShopDb = new ShopDb(`connected${++count}`),
  ) {
    this.sync = new ShopSync(this.db, { now: () => ++this.#at, newId: () => `s${++this.#ids}` })
  }

  async connect(): Promise<void> {
    const areas = Object.fromEntries(SYNC_AREAS.map((area) => [area, { done: 0, complete: false }])) as Record<
      SyncArea,
      { done: number; complete: boolean }
    >
    const { can } = this.adapter
    const shop = { name: 'Clay & Co', currency: 'USD', zone: 'UTC' }
    await this.db.connection.put({ key: API, platform: 'rest', address: 'https://api.test', shop, can, connectedAt: 0, areas })
    await this.round()
  }

  round(): Promise<void> {
    return this.#known(() => syncOnce(this.sync, this.adapter, never, ROW_AREAS))
  }

  run(command: Command): Promise<Outcome> {
    return this.#known(() => execute(this.db, DEFAULTS, command, { who: 'owner', at: ++this.#at }))
  }

  settle(key: string, settling: Settling): Promise<Outcome | undefined> {
    return this.#known(() => settleConflict(this.db, key, settling, { who: 'owner', at: ++this.#at }, () => `d${++this.#ids}`))
  }

  /** As the worker does: what has to be known of the stock is made known, and it is tried again. */
  async #known<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof StockUnknown)) throw error
        await writeLevels(this.db, { files: [], promised: new Map() }, await ordersStamp(this.db))
      }
    }
  }
}
