import { type Adapter, type Pulled, type Pushed, type Pushing, type Remote, SYNC_AREAS, type SyncArea } from '~/commerce/adapter'
import type { AreaAbility, Capabilities } from '~/commerce/capabilities'
import { objectOf } from '~/commerce/readWire'
import { versionOf } from '~/commerce/versionOf'
import { toWire } from '~/adapters/rest/push'
import { readRemote } from '~/adapters/rest/wire'
import { levelKey } from '~/domain/stock'
import { ALL_AREAS } from '../mocks/rest/handlers'
import { isArea, type MockShop } from '../mocks/rest/shop'
import { isMap, type WireRecord } from '../mocks/rest/wireRecord'

/** What a platform can do beyond keeping records. */
export type Means = Pick<Capabilities, 'ids' | 'versions' | 'atomic' | 'stock'> & { tellsGone: boolean }

export const RICH: Means = { ids: true, versions: true, atomic: true, stock: 'delta', tellsGone: true }

/** Every way to be poor alone, and all of them at once. */
export const MEANS: Readonly<Record<string, Means>> = {
  'can all': RICH,
  'honours no ids': { ...RICH, ids: false },
  'knows no versions': { ...RICH, versions: false },
  'takes one record at a time': { ...RICH, atomic: false },
  'takes whole figures of stock only': { ...RICH, stock: 'absolute' },
  'does not tell what has gone': { ...RICH, tellsGone: false },
  'can nothing of all that': { ids: false, versions: false, atomic: false, stock: 'absolute', tellsGone: false },
}

export interface Counted {
  id: string
  level: string
}

interface Line {
  pageSize: number
  /** All requests go through it: it may cut them, on the way there or on the way back. */
  send<T>(of: 'pull' | 'push' | 'read', answer: () => T): Promise<T>
  /** Movements that the platform has counted. */
  counted: Counted[]
}

const ability = (area: SyncArea): AreaAbility => ({
  pull: true,
  push: true,
  // It keeps records: nothing is done about orders by it.
  fields: (ALL_AREAS[area]?.fields ?? []).filter((field) => field !== 'acts'),
  fixed: ALL_AREAS[area]?.fixed ?? [],
})
const SHOP = { currency: 'USD' }

/** A platform of such means, asked without a wire, so that thousands of seeds take seconds. */
export function platformOf(shop: MockShop, means: Means, line: Line): Adapter {
  const asked = new AskedShop(shop, means, line.counted)
  return {
    can: {
      areas: {
        locations: ability('locations'),
        categories: ability('categories'),
        products: ability('products'),
        stock: ability('stock'),
        customers: ability('customers'),
        orders: ability('orders'),
      },
      ids: means.ids,
      versions: means.versions,
      atomic: means.atomic,
      stock: means.stock,
      tells: { gone: means.tellsGone },
    },
    async *pull<A extends SyncArea>(area: A, since: string | undefined): AsyncGenerator<Pulled<A>> {
      let cursor = since
      for (;;) {
        const page = await line.send('pull', () => shop.changes(area, Number(cursor ?? 0), line.pageSize))
        cursor = page.next
        const told = page.records.filter(({ gone }) => means.tellsGone || gone !== true)
        yield { records: told.map((record) => asked.remote(area, record)), next: page.next, total: page.total }
        if (!page.more) return
      }
    },
    push: (pushing) => line.send('push', () => asked.push(pushing)),
    read: (area, key) => line.send('read', () => asked.read(area, key)),
    check: async () => [{ of: 'address' }, ...SYNC_AREAS.map((of) => ({ of }))],
  }
}

class AskedShop {
  readonly #shop: MockShop
  readonly #means: Means
  readonly #counted: Counted[]
  /** Parts that were carried out, where ids are honoured. */
  readonly #done = new Set<string>()
  #sent = 0

  constructor(shop: MockShop, means: Means, counted: Counted[]) {
    this.#shop = shop
    this.#means = means
    this.#counted = counted
  }

  remote<A extends SyncArea>(area: A, record: WireRecord): Remote<A> {
    const version = this.#means.versions ? record.version : versionOf(record.record ?? 'gone')
    return readRemote(area, objectOf(structuredClone({ ...record, version })), SHOP)
  }

  read<A extends SyncArea>(area: A, key: string): Remote<A> | undefined {
    const kept = this.#shop.get(area, key)
    return kept && this.remote(area, { key, version: String(kept.seq), record: kept.record })
  }

  push(pushing: Pushing): Pushed {
    const { id, edits, moves } = pushing
    if (this.#means.atomic) return this.#one(pushing)
    const records: Remote[] = []
    for (const [part, one] of [
      ...edits.map((edit) => ({ edits: [edit], moves: [] })),
      ...moves.map((move) => ({ edits: [], moves: [move] })),
    ].entries()) {
      const pushed = this.#one({ ...pushing, ...one, id: `${id}#${part}` })
      if (!pushed.ok) return pushed
      records.push(...pushed.records)
    }
    return { ok: true, records }
  }

  #one({ id, edits, moves }: Pushing): Pushed {
    const name = this.#means.ids ? id : `${id}?${++this.#sent}`
    const absolute = this.#means.stock === 'absolute'
    if (absolute && moves.some(({ before, quantity }) => before + quantity < 0)) return short
    const known = this.#done.has(name)
    const { status, body } = this.#shop.command(name, {
      edits: edits.map((edit) => {
        const { version: _version, ...wire } = toWire(edit, SHOP)
        return { ...wire, ...this.#versionOf(edit) }
      }),
      moves: absolute ? [] : [...moves],
    })
    const records = (Array.isArray(body.records) ? body.records.filter(isMap) : []).map((record) =>
      this.remote(isArea(record.area) ? record.area : 'products', record),
    )
    if (status === 409) return { ok: false, why: 'conflict', records }
    if (status === 422) return short
    if (known) return { ok: true, records }
    this.#done.add(name)
    for (const { location, sku, before, quantity } of moves) {
      const level = levelKey(location, sku)
      this.#counted.push({ id, level })
      if (absolute) this.#shop.put('stock', level, { ...this.#shop.get('stock', level)?.record, sku, location, onHand: before + quantity })
    }
    return { ok: true, records }
  }

  /** Without versions a write hits whatever is there. */
  #versionOf({ area, key, version }: Pushing['edits'][number]): { version?: string } {
    const now = this.#shop.get(area, key)?.seq
    if (this.#means.versions) return version === undefined ? {} : { version }
    return now === undefined ? {} : { version: String(now) }
  }
}

const short: Pushed = { ok: false, why: 'refused', problems: [{ field: 'onHand', says: 'Not enough stock' }] }
