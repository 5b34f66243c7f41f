import type { SyncArea } from '~/commerce/adapter'
import type { Area } from '~/domain/area'
import type { Instant } from '~/lib/zone'
import type { ShopDb } from '~/store/db'
import { API } from '~/store/outbox'

/** What screens ask again for when records of an area have come. */
const SHOWN_IN: Readonly<Record<SyncArea, readonly Area[]>> = {
  locations: ['stock', 'products'],
  categories: ['listings', 'products'],
  products: ['listings', 'products', 'stock', 'home'],
  stock: ['stock', 'products', 'listings', 'purchases', 'home'],
  customers: ['customers', 'orders'],
  orders: ['orders', 'products', 'customers', 'home'],
}

/** The badge is told as often at most; screens of records more seldom, since each asks for all of its rows again. */
const TELL_MS = 500
const SHOW_MS = 2000

/** More than this apart, and times that people compare mislead them; sync itself trusts no clock. */
const CLOCKS_APART_MS = 5 * 60_000

/** Areas other than orders, which count themselves (store/pulledOrders.ts). */
export type PlainArea = Exclude<SyncArea, 'orders'>

/** Writes down how far a round has come, and tells tabs. */
export class SyncProgress {
  readonly #db: ShopDb
  readonly #now: () => Instant
  readonly #tell: (areas: Area[]) => Promise<void>
  readonly #unshown = new Set<Area>()
  /** What the row of the connection is to say, by path. */
  #untold: Record<string, unknown> = {}
  readonly #uncounted = new Set<PlainArea>()
  #told: Instant
  #shown: Instant

  constructor(db: ShopDb, now: () => Instant, tell: (areas: Area[]) => Promise<void>) {
    this.#db = db
    this.#now = now
    this.#tell = tell
    this.#told = this.#shown = now()
  }

  /** How many records of an area are known, each once however often it came. */
  count(area: PlainArea): Promise<number> {
    return this.#db.remotes.where('key').startsWith(`${area}/`).count()
  }

  /** Records of an area are in the store. */
  async took(area: SyncArea, records: number, { total, serverTime }: { total?: number; serverTime?: Instant }): Promise<void> {
    if (records > 0) for (const each of SHOWN_IN[area]) this.#unshown.add(each)
    if (total !== undefined) this.#untold[`areas.${area}.total`] = total
    if (area !== 'orders') this.#uncounted.add(area)
    if (serverTime !== undefined) {
      const apart = serverTime - this.#now()
      this.#untold.clockApart = Math.abs(apart) > CLOCKS_APART_MS ? apart : undefined
    }
    const now = this.#now()
    const show = this.#unshown.size > 0 && now - this.#shown >= SHOW_MS
    if (show || now - this.#told >= TELL_MS) await this.tell(show)
  }

  /** There is nothing newer there than what is here. */
  async whole(area: PlainArea): Promise<void> {
    this.#untold[`areas.${area}.asOf`] = this.#now()
    await this.took(area, 0, {})
  }

  /** `show`: screens of records are told too. */
  async tell(show: boolean): Promise<void> {
    this.#told = this.#now()
    const set = this.#untold
    this.#untold = {}
    for (const area of this.#uncounted) set[`areas.${area}.done`] = await this.count(area)
    this.#uncounted.clear()
    if (Object.keys(set).length > 0) await this.#db.connection.update(API, set)
    const areas: Area[] = show ? [...this.#unshown, 'sync'] : ['sync']
    if (show) {
      this.#unshown.clear()
      this.#shown = this.#told
    }
    await this.#tell(areas)
  }
}
