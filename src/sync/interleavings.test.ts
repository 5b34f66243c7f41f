import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Adapter, Pulled, Remote, SyncArea } from '~/commerce/adapter'
import { CommerceError } from '~/commerce/errors'
import { objectOf } from '~/commerce/readWire'
import { readRemote } from '~/adapters/rest/wire'
import { isMap, MockShop, type WireRecord } from '../../mocks/rest/shop'
import { ALL_AREAS } from '../../mocks/rest/handlers'
import { MemorySync } from '../../tests/memorySync'
import { syncOnce } from './sync'

const never = new AbortController().signal
const KEYS = ['mug', 'cup'] as const
const FIELDS = ['title', 'brand'] as const
const LEVEL = 'main\nMUG-1'
const SHOP = { currency: 'USD' }

/** What of the line to the platform is cut: the way there, the way back, or nothing. */
type Cut = 'none' | 'there' | 'back'

/** An API without the wire, so that thousands of seeds take seconds. */
function direct(shop: MockShop, nextCut: () => Cut, pageSize: number): Adapter {
  const onLine = async <T>(answer: () => T): Promise<T> => {
    const cut = nextCut()
    if (cut === 'there') throw new CommerceError('offline', 'cut on the way there')
    const result = answer()
    if (cut === 'back') throw new CommerceError('offline', 'cut on the way back')
    return result
  }
  const ability = (area: SyncArea) => ({ pull: true as const, push: true as const, fields: ALL_AREAS[area]?.fields ?? [] })
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
      ids: true,
      versions: true,
      atomic: true,
      stock: 'delta',
      tells: { gone: true },
    },
    async *pull<A extends SyncArea>(area: A, since: string | undefined): AsyncGenerator<Pulled<A>> {
      let cursor = since
      for (;;) {
        const page = await onLine(() => shop.changes(area, Number(cursor ?? 0), pageSize))
        cursor = page.next
        yield { records: page.records.map((record) => readRemote(area, objectOf(structuredClone(record)), SHOP)), next: page.next }
        if (!page.more) return
      }
    },
    push: (pushing) =>
      onLine(() => {
        const { status, body } = shop.command(pushing.id, {
          edits: pushing.edits.map((edit) => ({ ...edit, set: { ...edit.set } })),
          moves: [...pushing.moves],
        })
        const records: Remote[] = (Array.isArray(body.records) ? body.records.filter(isMap) : []).map((record) => {
          const area = record.area === 'stock' ? 'stock' : 'products'
          return readRemote(area, structuredClone(record), SHOP)
        })
        if (status === 200) return { ok: true, records }
        return status === 409
          ? { ok: false, why: 'conflict', records }
          : { ok: false, why: 'refused', problems: [{ says: 'Not enough stock' }] }
      }),
    read: (area, key) =>
      onLine(() => {
        const kept = shop.get(area, key)
        return kept && readRemote(area, { key, version: String(kept.seq), record: kept.record }, SHOP)
      }),
    check: async () => [],
  }
}

type Op =
  | { is: 'edit'; where: 'here' | 'there'; key: (typeof KEYS)[number]; field: (typeof FIELDS)[number]; value: string }
  | { is: 'move'; where: 'here' | 'there'; quantity: number }
  | { is: 'sync'; cuts: Cut[] }

const op: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('edit' as const),
      where: fc.constantFrom('here' as const, 'there' as const),
      key: fc.constantFrom(...KEYS),
      field: fc.constantFrom(...FIELDS),
      value: fc.constantFrom('a', 'b', 'c', 'd'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('move' as const),
      where: fc.constantFrom('here' as const, 'there' as const),
      quantity: fc.integer({ min: -4, max: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('sync' as const),
      cuts: fc.array(fc.constantFrom<Cut>('none', 'none', 'there', 'back'), { maxLength: 8 }),
    }),
  },
)

/** A shop here, a platform there, and all that happens to both. */
class World {
  readonly shop = new MockShop()
  readonly store = new MemorySync()
  readonly given: { id: string; moved: number }[] = []
  cuts: Cut[] = []
  adapter = direct(this.shop, () => this.cuts.shift() ?? 'none', 2)
  #seq = 0

  constructor() {
    this.shop.put('locations', 'main', { name: 'Main' })
    for (const key of KEYS) this.shop.put('products', key, { title: key, skus: [{ code: `${key}-1`, price: '1' }] })
    this.shop.put('stock', LEVEL, { sku: 'MUG-1', location: 'main', onHand: 5 })
  }

  async run(ops: readonly Op[]): Promise<void> {
    await this.sync([])
    for (const one of ops) {
      if (one.is === 'sync') await this.sync(one.cuts)
      else if (one.where === 'there') this.#there(one)
      else await this.#here(one)
    }
    await this.sync([])
    await this.sync([])
  }

  /** A round that may be cut at any point; the store is then as a restart would find it. */
  async sync(cuts: readonly Cut[]): Promise<void> {
    this.cuts = [...cuts]
    await syncOnce(this.store, this.adapter, never).catch((error: unknown) => {
      if (!(error instanceof CommerceError)) throw error
    })
    this.cuts = []
  }

  #there(one: Exclude<Op, { is: 'sync' }>): void {
    const [area, key] = one.is === 'edit' ? (['products', one.key] as const) : (['stock', LEVEL] as const)
    const record: WireRecord = { ...this.shop.get(area, key)?.record }
    if (one.is === 'edit') record[one.field] = one.value
    else record.onHand = Math.max(0, Number(record.onHand) + one.quantity)
    this.shop.put(area, key, record)
  }

  async #here(one: Exclude<Op, { is: 'sync' }>): Promise<void> {
    const seq = ++this.#seq
    const id = `c${seq}`
    await this.store.step(async (step) => {
      if (one.is === 'move') {
        const onHand = await step.onHand(LEVEL)
        if (one.quantity === 0 || onHand + one.quantity < 0) return
        await step.book(LEVEL, one.quantity)
        const move = { sku: 'MUG-1', location: 'main', quantity: one.quantity, kind: 'adjusted' as const }
        await step.putOutbox({ seq, id, kind: 'stock.move', at: seq, edits: [], moves: [move], state: 'waiting' })
        this.given.push({ id, moved: one.quantity })
        return
      }
      const row = await step.row('products', one.key)
      if (!row || row[one.field] === one.value) return
      const before = { [one.field]: row[one.field] }
      await step.putRow('products', one.key, { ...row, [one.field]: one.value })
      await step.putOutbox({
        seq,
        id,
        kind: 'catalog.set',
        at: seq,
        edits: [{ area: 'products', key: one.key, set: { [one.field]: one.value }, before }],
        moves: [],
        state: 'waiting',
      })
      this.given.push({ id, moved: 0 })
    })
  }
}

describe('whatever happens here and there, and wherever the line is cut', () => {
  const runs = { numRuns: 2000 }

  test('in the end both sides agree, record by record and unit by unit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(op, { maxLength: 25 }), async (ops) => {
        const world = new World()
        await world.run(ops)
        for (const key of KEYS) {
          const [here, there] = [world.store.state.rows.get(`products/${key}`), world.shop.get('products', key)?.record]
          expect(FIELDS.map((field) => here?.[field])).toEqual(FIELDS.map((field) => there?.[field]))
        }
        const onHand = world.store.state.ledger.reduce((sum, { quantity }) => sum + quantity, 0)
        expect(onHand).toBe(world.shop.get('stock', LEVEL)?.record?.onHand)
      }),
      runs,
    )
  })

  test('every command is carried out once, or stands as a conflict, or was refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(op, { maxLength: 25 }), async (ops) => {
        const world = new World()
        const there = () => Number(world.shop.get('stock', LEVEL)?.record?.onHand)
        let expected = there()
        // What is moved there is known by looking before and after.
        const put = world.shop.put.bind(world.shop)
        let foreign = 0
        world.shop.put = (area, key, record) => put(area, key, record)
        for (const one of ops) {
          if (one.is === 'move' && one.where === 'there') {
            const before = there()
            await world.run([one])
            foreign += Math.max(-before, one.quantity)
          } else await world.run([one])
        }
        const refused = new Set(world.store.state.outbox.map(({ id, state }) => (state === 'refused' ? id : '')))
        expected += foreign + world.given.reduce((sum, { id, moved }) => (refused.has(id) ? sum : sum + moved), 0)
        expect(there()).toBe(expected)
        expect(world.store.state.outbox.every(({ state }) => state === 'refused')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
