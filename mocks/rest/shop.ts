import { type SyncArea, SYNC_AREAS } from '~/commerce/adapter'
import { acted } from './orderActs'
import { isMap, type WireRecord } from './wireRecord'

/** A record of an area as it stands. */
export interface Kept {
  key: string
  /** Grows with every change of the whole shop; also the record's version. */
  seq: number
  /** undefined: taken away. */
  record: WireRecord | undefined
}

export interface WireEdit {
  area: SyncArea
  key: string
  version?: string
  gone?: true
  set?: WireRecord
}

export interface WireMove {
  sku: string
  location: string
  quantity: number
}

export interface WireCommand {
  edits?: WireEdit[]
  moves?: WireMove[]
  messages?: WireRecord[]
  acts?: WireRecord[]
}

export interface Outcome {
  status: 200 | 409 | 422
  body: WireRecord
}

/** An API's own store behind the contract: records by area, a log of changes, and the commands that it has carried out. It knows nothing of what a record means. */
export class MockShop {
  readonly #areas: Record<SyncArea, Map<string, Kept>>
  /** By seq; an entry counts where it is the record's newest. */
  readonly #log: Record<SyncArea, Kept[]>
  readonly #done = new Map<string, Outcome>()
  /** Records that there are, so that a page need not count them. */
  readonly #count: Record<SyncArea, number>
  #seq = 0
  /** What was sent to customers, in its order. */
  readonly messages: WireRecord[] = []

  constructor() {
    const each = <T>(make: () => T) => ({
      locations: make(),
      categories: make(),
      products: make(),
      stock: make(),
      customers: make(),
      orders: make(),
    })
    this.#areas = each(() => new Map<string, Kept>())
    this.#log = each(() => new Array<Kept>())
    this.#count = each(() => 0)
  }

  /** Of the last change. */
  get seq(): number {
    return this.#seq
  }

  /** How often a command was carried out is one, however often it came; for tests. */
  get carriedOut(): number {
    return this.#done.size
  }

  put(area: SyncArea, key: string, record: WireRecord | undefined): Kept {
    const kept = { key, seq: this.#seq + 1, record }
    this.restore(area, kept)
    return kept
  }

  /** A record as another store of the same shop has it; oldest change first. */
  restore(area: SyncArea, kept: Kept): void {
    const before = this.#areas[area].get(kept.key)?.record
    if ((before === undefined) !== (kept.record === undefined)) this.#count[area] += kept.record ? 1 : -1
    this.#seq = Math.max(this.#seq, kept.seq)
    this.#areas[area].set(kept.key, kept)
    this.#log[area].push(kept)
  }

  /** Records of all areas that were changed after `seq`. */
  changedSince(seq: number): { area: SyncArea; kept: Kept }[] {
    return SYNC_AREAS.flatMap((area) => {
      const log = this.#log[area]
      const newest = this.#areas[area]
      return log.slice(firstAfter(log, seq)).flatMap((kept) => (newest.get(kept.key) === kept ? [{ area, kept }] : []))
    })
  }

  outcome(id: string): Outcome | undefined {
    return this.#done.get(id)
  }

  /** A command that was carried out before. */
  remember(id: string, outcome: Outcome): void {
    this.#done.set(id, outcome)
  }

  get(area: SyncArea, key: string): Kept | undefined {
    const kept = this.#areas[area].get(key)
    return kept?.record ? kept : undefined
  }

  /** What there is, by key. */
  all(area: SyncArea): Map<string, WireRecord> {
    return new Map([...this.#areas[area].values()].flatMap(({ key, record }) => (record ? [[key, record] as const] : [])))
  }

  changes(area: SyncArea, since: number, limit: number) {
    const log = this.#log[area]
    const newest = this.#areas[area]
    let at = firstAfter(log, since)
    const records: WireRecord[] = []
    let next = since
    for (; at < log.length && records.length < limit; at++) {
      const kept = log[at]
      if (!kept) break
      next = kept.seq
      if (newest.get(kept.key) !== kept) continue
      // From the beginning nobody has to hear of what has gone.
      if (kept.record || since > 0) records.push(onWire(kept))
    }
    return { records, next: String(next), more: at < log.length, total: this.#count[area] }
  }

  /** Orders backwards, the last placed first; `before` names the last of the page before. */
  history(before: string | null, limit: number, passes: (order: WireRecord) => boolean = () => true) {
    const changes = String(this.#seq)
    const orders = [...this.#areas.orders.values()].filter(({ record }) => record).map((kept) => ({ kept, place: placeOf(kept) }))
    const wanted = orders
      .filter(({ kept, place }) => (before === null || place < before) && passes(kept.record ?? {}))
      .sort((a, b) => (a.place < b.place ? 1 : -1))
    const page = wanted.slice(0, limit)
    const next = page.length < wanted.length ? page.at(-1)?.place : undefined
    return { records: page.map(({ kept }) => onWire(kept)), changes, total: orders.length, ...(next !== undefined && { next }) }
  }

  /** All of it or nothing; the same id twice is answered as the first time. */
  command(id: string, { edits = [], moves = [], messages = [], acts = [] }: WireCommand): Outcome {
    const done = this.#done.get(id)
    if (done) return done
    const outcome = this.#decide(edits, moves, acts)
    // A conflict leaves nothing behind: sent again on newer versions it is decided anew.
    if (outcome.status === 200) {
      this.#done.set(id, outcome)
      this.messages.push(...messages)
    }
    return outcome
  }

  #decide(edits: WireEdit[], moves: WireMove[], acts: WireRecord[]): Outcome {
    const behind = edits.filter(({ area, key, version }) => (this.get(area, key)?.seq.toString() ?? undefined) !== version)
    if (behind.length > 0)
      return { status: 409, body: problem(409, 'Changed meanwhile', { records: behind.map(({ area, key }) => this.#any(area, key)) }) }
    const unknown = acts.filter(({ order }) => !this.get('orders', String(order)))
    if (unknown.length > 0) return { status: 422, body: problem(422, 'No such order') }
    const after = new Map<string, number>()
    for (const { sku, location, quantity } of moves) {
      const key = `${location}\n${sku}`
      after.set(key, (after.get(key) ?? Number(this.get('stock', key)?.record?.onHand ?? 0)) + quantity)
    }
    const short = [...after].filter(([key, onHand]) => onHand < 0 && !this.#allowsNegative(key))
    if (short.length > 0) {
      return {
        status: 422,
        body: problem(422, 'Not enough stock', { problems: short.map(([key]) => ({ key, field: 'onHand', says: 'Not enough stock' })) }),
      }
    }
    const touched = [
      ...edits.map((edit) => ({
        area: edit.area,
        key: edit.key,
        record: edit.gone ? undefined : patched(this.get(edit.area, edit.key)?.record, edit.set),
      })),
      ...[...after].map(([key, onHand]) => ({ area: 'stock' as const, key, record: this.#level(key, onHand) })),
    ]
    const orders = new Map<string, WireRecord>()
    for (const act of acts) {
      const key = String(act.order)
      orders.set(key, acted(orders.get(key) ?? this.get('orders', key)?.record ?? {}, act))
    }
    touched.push(...[...orders].map(([key, record]) => ({ area: 'orders' as const, key, record })))
    const records = touched.map(({ area, key, record }) => {
      this.put(area, key, record)
      return this.#any(area, key)
    })
    return { status: 200, body: { records } }
  }

  #level(key: string, onHand: number): WireRecord {
    const [location = '', sku = ''] = key.split('\n')
    return { ...(this.get('stock', key)?.record ?? { sku, location }), onHand }
  }

  #allowsNegative(key: string): boolean {
    return this.get('locations', key.slice(0, key.indexOf('\n')))?.record?.allowsNegative === true
  }

  #any(area: SyncArea, key: string): WireRecord {
    const kept = this.#areas[area].get(key)
    return kept ? { area, ...onWire(kept) } : { area, key, version: '0', gone: true }
  }
}

export const isArea = (text: unknown): text is SyncArea => SYNC_AREAS.some((area) => area === text)

export const problem = (status: number, title: string, more: WireRecord = {}): WireRecord => ({
  type: 'about:blank',
  title,
  status,
  ...more,
})

const onWire = ({ key, seq, record }: Kept): WireRecord =>
  record ? { key, version: String(seq), record } : { key, version: String(seq), gone: true }

/** Sorts orders by when they were placed. */
const placeOf = ({ key, record }: Kept): string => `${new Date(String(record?.placedAt)).toISOString()} ${key}`

/** Place of the first entry behind `since`. */
function firstAfter(log: readonly Kept[], since: number): number {
  let low = 0
  let high = log.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((log[middle]?.seq ?? 0) <= since) low = middle + 1
    else high = middle
  }
  return low
}

/** The record with fields set; null takes one away. `skus` names SKUs by code, `skuOrder` gives the order of those it names. */
function patched(record: WireRecord = {}, set: WireRecord = {}): WireRecord {
  const { skus, skuOrder, ...fields } = set
  const next = merged(record, fields)
  if (!isMap(skus) && !Array.isArray(skuOrder)) return next
  const before = new Map((Array.isArray(record.skus) ? record.skus.filter(isMap) : []).map((sku) => [String(sku.code), sku]))
  const changes = isMap(skus) ? skus : {}
  for (const [code, change] of Object.entries(changes)) {
    if (isMap(change)) before.set(code, merged({ ...before.get(code), code }, change))
    else before.delete(code)
  }
  const order = Array.isArray(skuOrder) ? skuOrder.map(String) : []
  const rest = [...before.keys()].filter((code) => !order.includes(code))
  return { ...next, skus: [...order, ...rest].flatMap((code) => before.get(code) ?? []) }
}

const merged = (record: WireRecord, set: WireRecord): WireRecord =>
  Object.fromEntries(Object.entries({ ...record, ...set }).filter(([, value]) => value !== null))
