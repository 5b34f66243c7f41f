import type { Cursor, Remote } from '~/commerce/adapter'
import type { AreaProgress } from '~/commerce/connection'
import { CommerceError } from '~/commerce/errors'
import type { Order } from '~/domain/order'
import type { Instant } from '~/lib/zone'
import { joinOrders } from '~/segments/joinOrders'
import type { OrderTable } from '~/segments/orderTable'
import type { PackRow, ShopDb } from './db'
import { Fingerprints } from './import/fingerprints'
import { pickOrders } from './import/outTable'
import { mergePulled } from './mergePulled'
import { OrderPages } from './orderPages'
import { OrderVersions } from './orderVersions'
import { countOrders, fileOf, type Packs, stateOf } from './packs'
import { wholeOrder } from './wholeOrder'

/** Where pulls of orders go on: what has changed, and the past. `orders/whole` is there once all of the past is. */
export type OrderCursor = 'orders' | 'orders/history' | 'orders/whole'

/** What a commit of pulled orders came to. */
export interface OrdersKept {
  version: number
  /** Orders that came, were changed or went; 0: only cursors went on. */
  changed: number
  progress: AreaProgress
}

/** What the platform tells of all its orders. */
export interface OrdersTold {
  total?: number
  /** All of them are here. */
  complete: boolean
  /** Of those placed since then every one is here. */
  backTo?: Instant
  /** It had told all that changed, at that moment. */
  asOf?: Instant
}

/** Orders gathered since the last commit. */
interface Batch {
  pages: OrderPages
  /** Page and row of each order. */
  page: number[]
  row: number[]
  past: boolean[]
  /** The platform's note, where it keeps one: here it is what was noted of the order, for anybody to change. */
  note: string[]
  /** Place of an order in these, by its number; the newest of it. */
  places: Map<string, number>
  /** Numbers of orders that went. */
  gone: Set<string>
}

const emptyBatch = (): Batch => ({ pages: new OrderPages(), page: [], row: [], past: [], note: [], places: new Map(), gone: new Set() })

/** What of a batch the shop does not have yet. */
interface News {
  table: OrderTable
  gone: string[]
  /** What is noted of orders, by number; '' nothing. */
  notes: ReadonlyMap<string, string>
}

/**
 * Orders of a platform on their way into packs. Pages are gathered in memory; `keep` writes them as one pack, and turns to it, the cursors and the progress
 * of the connection in one transaction, so that a cut loses and repeats nothing. What comes again as it is changes nothing.
 */
export class PulledOrders {
  readonly #shop: { readonly db: ShopDb; readonly packs: Packs }
  readonly #about: { currency: string; fields: readonly string[] }
  readonly #newId: () => string
  #batch = emptyBatch()
  /** A page of the past may have been made before they went. */
  readonly #went = new Set<string>()
  #versions = new OrderVersions()
  /** The packs that the versions are of: name of the file by id. */
  readonly #known = new Map<string, string>()
  #basis = ''

  /** `about`: the shop's currency, and the fields of orders that the platform keeps. */
  constructor(
    shop: { readonly db: ShopDb; readonly packs: Packs },
    about: { currency: string; fields: readonly string[] },
    newId = (): string => crypto.randomUUID(),
  ) {
    this.#shop = shop
    this.#about = about
    this.#newId = newId
  }

  async cursor(of: OrderCursor): Promise<Cursor | undefined> {
    return (await this.#shop.db.cursors.get(of))?.cursor
  }

  get #keepsNotes(): boolean {
    return this.#about.fields.includes('note')
  }

  /** Orders that wait to be kept. */
  get waiting(): number {
    return this.#batch.places.size + this.#batch.gone.size
  }

  /** A page. What comes of the past never takes the place of what is there: it may be older. */
  add(records: readonly Remote<'orders'>[], from: 'changes' | 'past'): void {
    const { pages, places, gone, page, row, past, note } = this.#batch
    const orders: Order[] = []
    for (const record of records) {
      const { key } = record
      if ('gone' in record) {
        places.delete(key)
        gone.add(key)
        this.#went.add(key)
        continue
      }
      if (from === 'past' && (places.has(key) || this.#went.has(key))) continue
      if (from === 'changes') this.#went.delete(key)
      gone.delete(key)
      places.set(key, page.length)
      page.push(pages.tables.length)
      row.push(orders.length)
      past.push(from === 'past')
      const order = wholeOrder(key, record.fields, this.#about.currency)
      note.push(order.note)
      orders.push(this.#keepsNotes && order.note !== '' ? { ...order, note: '' } : order)
    }
    if (orders.length > 0) pages.add(orders)
  }

  /** Keeps what was added, and where to go on. Throws CommerceError `full` where there is no room; what was added is forgotten then, and comes again. */
  async keep(cursors: Partial<Record<OrderCursor, Cursor>>, told: OrdersTold): Promise<OrdersKept> {
    const { packs } = this.#shop
    const batch = this.#batch
    this.#batch = emptyBatch()
    return packs.withLock(async () => {
      const rows = await packs.rows()
      const news = batch.page.length + batch.gone.size > 0 ? await this.#newsOf(batch, rows) : undefined
      const added = news && news.table.orders.count + news.gone.length > 0 ? await this.#write(news) : undefined
      const kept = await this.#turnOver(rows, added, news, cursors, told)
      if (!added) return kept
      const merged = await mergePulled(this.#shop, this.#newId)
      return merged === undefined ? kept : { ...kept, version: merged }
    })
  }

  async #newsOf(batch: Batch, rows: PackRow[]): Promise<News> {
    await this.#follow(rows)
    const gone = [...batch.gone].filter((number) => this.#versions.seen(number) !== undefined)
    const places: number[] = []
    const notes = new Map(gone.map((number) => [number, '']))
    for (const [number, place] of batch.places) {
      const isPast = batch.past[place]
      if (isPast && this.#versions.seen(number) !== undefined) continue
      places.push(place)
      const note = batch.note[place] ?? ''
      if (!isPast || note !== '') notes.set(number, note)
    }
    return { table: this.#changed(sorted(batch, places), batch), gone, notes: this.#keepsNotes ? notes : new Map() }
  }

  /** Those that differ from what is there. */
  #changed(places: readonly number[], { pages, page, row }: Batch): OrderTable {
    const picks = {
      table: Uint32Array.from(places, (place) => page[place] ?? 0),
      row: Uint32Array.from(places, (place) => row[place] ?? 0),
    }
    const table = joinOrders(pages.tables, picks)
    const { count, number, fingerprint } = table.orders
    new Fingerprints(table).fill(0, count)
    const picked = new Uint32Array(count)
    let kept = 0
    for (let i = 0; i < count; i++) if (this.#versions.seen(number[i]) !== fingerprint[i]) picked[kept++] = i
    return kept === count ? table : pickOrders(table, picked.subarray(0, kept))
  }

  async #write({ table, gone }: News): Promise<PackRow> {
    const replaces = this.#versions.replacedBy([...table.orders.number, ...gone])
    const written = await this.#shop.packs.write({ id: this.#newId(), table, replaces, at: Date.now() })
    if (!written.ok) throw new CommerceError('full', `no room for ${table.orders.count} orders: ${JSON.stringify(written.refusal)}`)
    return { ...written.row, pulled: true }
  }

  /** The one transaction. */
  async #turnOver(
    rows: PackRow[],
    added: PackRow | undefined,
    news: News | undefined,
    cursors: Partial<Record<OrderCursor, Cursor>>,
    told: OrdersTold,
  ): Promise<OrdersKept> {
    const { db } = this.#shop
    const now = added ? [...rows, added] : rows
    const progress: AreaProgress = { done: countOrders(now), ...told }
    let changed = news ? news.table.orders.count + news.gone.length : 0
    const version = await db.transaction('rw', [db.packs, db.cursors, db.connection, db.meta, db.orderNotes, db.outbox], async () => {
      const last = (await db.meta.get('version'))?.value ?? 0
      await db.cursors.bulkPut(Object.entries(cursors).map(([key, cursor]) => ({ key, cursor })))
      await db.connection.toCollection().modify((row) => {
        const { backTo, ...before } = row.areas.orders
        row.areas.orders = { ...before, ...(backTo !== undefined && !told.complete && { backTo }), ...progress }
      })
      const noted = news ? await takeNotes(db, news.notes) : 0
      changed = Math.max(changed, noted)
      if (!added && noted === 0) return last
      if (added) await db.packs.add(added)
      await db.meta.put({ key: 'version', value: last + 1 })
      return last + 1
    })
    if (added && news) {
      this.#versions.add(added, news.table.orders)
      this.#known.set(added.id, fileOf(added))
      this.#basis = stateOf(now)
    }
    return { version, changed, progress }
  }

  /** Brings what is known of versions in step with the manifest: other tabs, imports and undone imports change it too. */
  async #follow(rows: PackRow[]): Promise<void> {
    const basis = stateOf(rows)
    if (basis === this.#basis) return
    const ids = new Set(rows.map(({ id }) => id))
    const dropped = [...this.#known.keys()].filter((id) => !ids.has(id))
    this.#versions.drop(new Set(dropped))
    for (const id of dropped) this.#known.delete(id)
    for (const row of rows) {
      if (this.#known.has(row.id)) continue
      const prints = await this.#shop.packs.prints(row)
      if (prints) this.#versions.add(row, prints)
      this.#known.set(row.id, fileOf(row))
    }
    this.#versions.setHidden(rows)
    this.#basis = basis
  }
}

/** Oldest placed first, as packs are; pages of the past come the other way round. */
function sorted({ pages, page, row, past }: Batch, places: number[]): number[] {
  const first = places[0]
  if (first !== undefined && past[first]) places.reverse()
  const placedAt = Float64Array.from(page, (of, place) => pages.tables[of]?.orders.placedAt[row[place] ?? 0] ?? 0)
  const numberOf = (place: number) => pages.tables[page[place] ?? 0]?.orders.number[row[place] ?? 0] ?? ''
  return places.sort((a, b) => (placedAt[a] ?? 0) - (placedAt[b] ?? 0) || (numberOf(a) < numberOf(b) ? -1 : 1))
}

/** What is noted of these orders is what the platform has, but where the platform has not heard of a note yet. Gives how many were changed. */
async function takeNotes(db: ShopDb, notes: ReadonlyMap<string, string>): Promise<number> {
  if (notes.size === 0) return 0
  const waiting = new Set(
    (await db.outbox.toArray()).flatMap(({ edits }) => edits.flatMap(({ area, key }) => (area === 'orders' ? key : []))),
  )
  const keys = [...notes.keys()]
  const rows = await db.orderNotes.bulkGet(keys)
  const changed = keys.filter((key, i) => !waiting.has(key) && (rows[i]?.note ?? '') !== notes.get(key))
  const note = (key: string) => notes.get(key) ?? ''
  await db.orderNotes.bulkPut(changed.filter((key) => note(key) !== '').map((key) => ({ key, note: note(key) })))
  await db.orderNotes.bulkDelete(changed.filter((key) => note(key) === ''))
  return changed.length
}
